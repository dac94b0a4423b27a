// The connection light. Guarantee: it tells what was heard, not what the browser believes: without a sign of life
// for two heartbeats it is amber, then red, whatever the connection's own state.
import { every } from '../js/clock.js';

const LATE = 20000; // a comment is due every 15 s
const LOST = 35000;
const WORDS = {
  connecting: 'Connecting…',
  down: 'Connection lost, trying again',
  over: 'Logged out',
  refused: 'No access to this board',
};

export function light(box, label, warn) {
  let heard = 0;
  let state = 'connecting';
  let colour = '';
  const born = Date.now();

  function draw() {
    const silence = Date.now() - heard;
    let next = 'red';
    if (state === 'live' && silence < LATE) next = 'green';
    else if (state === 'live' && silence < LOST) next = 'amber';
    else if (state === 'connecting' && Date.now() - Math.max(heard, born) < LATE) next = 'amber';
    const words = state === 'live' ? `Live · heard ${Math.max(0, Math.round(silence / 1000))} s ago` : WORDS[state];
    box.dataset.light = next;
    if (label.textContent !== words) label.textContent = words;
    if (next === colour) return;
    if (next === 'red') warn('The connection is lost. Orders may arrive late.');
    else if (colour === 'red' && next === 'green') warn('Connected again.');
    colour = next;
  }

  every(1000, draw);
  return {
    beat() {
      heard = Date.now();
      draw();
    },
    state(next) {
      state = next;
      draw();
    },
    live: () => state === 'live' && Date.now() - heard < LOST,
  };
}
