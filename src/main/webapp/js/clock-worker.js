// The ticking half of clock.js.
onmessage = ({ data: { id, ms } }) => setTimeout(() => postMessage(id), ms);
