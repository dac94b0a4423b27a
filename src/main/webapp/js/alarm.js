// The kitchen's alarm, from generated tones. Guarantees: it loops in the audio thread (no timer a hidden tab could
// slow), it stops the moment there is nothing to ring for, and it says when the browser keeps it silent.
const LEVELS = [
  { gain: 0.35, rate: 1 },
  { gain: 0.7, rate: 1.12 },
  { gain: 1, rate: 1.3 },
];

/** Renders notes [hertz, start, length] into a buffer of so many seconds. */
function render(context, seconds, notes) {
  const rate = context.sampleRate;
  const buffer = context.createBuffer(1, Math.ceil(seconds * rate), rate);
  const wave = buffer.getChannelData(0);
  for (const [hertz, start, length] of notes) {
    const first = Math.floor(start * rate);
    const many = Math.floor(length * rate);
    for (let i = 0; i < many && first + i < wave.length; i++) {
      const t = i / rate;
      const shape = Math.min(1, t / 0.01) * Math.exp(-3 * (t / length));
      const tone = Math.sin(2 * Math.PI * hertz * t) + 0.4 * Math.sin(4 * Math.PI * hertz * t);
      wave[first + i] += 0.5 * shape * tone;
    }
  }
  return buffer;
}

/** onSound(true | false): whether the browser lets us be heard. */
export function alarm(onSound) {
  const Context = window.AudioContext ?? window.webkitAudioContext;
  if (!Context) {
    onSound(false);
    return { ring() {}, cancelled() {}, test() {}, unblock: async () => {} };
  }
  const context = new Context();
  const order = render(context, 1.5, [[784, 0, 0.35], [1047, 0.22, 0.35], [1319, 0.44, 0.6]]);
  const gone = render(context, 1.6, [[523, 0, 0.4], [415, 0.35, 0.4], [330, 0.7, 0.8]]);
  let loop = null;
  let level = -1;

  function play(buffer, { gain, rate }, looping) {
    const source = new AudioBufferSourceNode(context, { buffer, loop: looping, playbackRate: rate });
    const volume = new GainNode(context, { gain });
    source.connect(volume).connect(context.destination);
    source.start();
    return source;
  }

  const tell = () => onSound(context.state === 'running');
  const unblock = () => context.resume().catch(() => {}).then(tell);
  context.addEventListener('statechange', tell);
  for (const kind of ['pointerdown', 'keydown']) addEventListener(kind, unblock, { capture: true });
  tell();

  return {
    /** Level 0, 1, 2: ring louder and faster; -1: silence. */
    ring(wanted) {
      const next = Math.min(wanted, LEVELS.length - 1);
      if (next === level) return;
      loop?.stop();
      loop = next < 0 ? null : play(order, LEVELS[next], true);
      level = next;
    },
    cancelled: () => play(gone, LEVELS[1], false),
    test: () => unblock().then(() => play(order, LEVELS[0], false)),
    unblock,
  };
}

/** Keeps the screen on while the board is in front. */
export function stayAwake() {
  const ask = () => !document.hidden && navigator.wakeLock?.request('screen').catch(() => {});
  document.addEventListener('visibilitychange', ask);
  ask();
}
