// Two short notes for a message that nobody is looking at. Browsers stay silent until somebody has pressed something.
const NOTES = [[880, 0], [1175, 0.12]];
let context = null;

function wake() {
  const Context = window.AudioContext ?? window.webkitAudioContext;
  if (Context) context ??= new Context();
  context?.resume().catch(() => {});
}
for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, wake, { capture: true, once: true });

export function chime() {
  if (context?.state !== 'running') return;
  for (const [hertz, after] of NOTES) {
    const at = context.currentTime + after;
    const tone = new OscillatorNode(context, { frequency: hertz });
    const volume = new GainNode(context, { gain: 0 });
    volume.gain.setValueAtTime(0.2, at);
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.25);
    tone.connect(volume).connect(context.destination);
    tone.start(at);
    tone.stop(at + 0.3);
  }
}
