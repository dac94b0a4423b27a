// Timers that a hidden tab does not slow down: they tick in a worker. Guarantees: a board in a background tab
// reconnects and raises its alarm as fast as one in front. Falls back to ordinary timers. Knows the server's time, too.
import { script } from './trusted.js';

const jobs = new Map();
let last = 0;
let worker = null;

function run(id) {
  const job = jobs.get(id);
  jobs.delete(id);
  job?.();
}

try {
  worker = new Worker(script(new URL('./clock-worker.js', import.meta.url)));
  worker.onmessage = (event) => run(event.data);
  worker.onerror = () => {
    worker = null;
    for (const id of jobs.keys()) setTimeout(run, 1000, id);
  };
} catch {
  worker = null;
}

/** Runs the job once after so many milliseconds; answers how to call it off. */
export function later(ms, job) {
  const id = ++last;
  jobs.set(id, job);
  if (worker) worker.postMessage({ id, ms });
  else setTimeout(run, ms, id);
  return () => jobs.delete(id);
}

/** Runs the job again and again, the first time after one period. */
export function every(ms, job) {
  later(ms, () => {
    job();
    every(ms, job);
  });
}

/** Sleeps; an aborted signal wakes it early (without an error). */
export function pause(ms, signal) {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const cancel = later(ms, resolve);
    signal?.addEventListener('abort', () => (cancel(), resolve()), { once: true });
  });
}

// The server's time --------------------------------------------------------------------------------------------
let least = -Infinity; // milliseconds that its clock is ahead of this device's, at least and at most
let most = Infinity;

/** An answer said what time it was there, to the second, at some moment between its sending and its coming. */
export function heardTime(header, sent, received) {
  const at = Date.parse(header);
  if (Number.isNaN(at)) return;
  const [from, to] = [at - received, at + 1000 - sent];
  const set = from > most || to < least; // one of the two clocks was set meanwhile
  least = set ? from : Math.max(least, from);
  most = set ? to : Math.min(most, to);
}

/** Now, by the server's clock as far as its answers tell: the device's own may be minutes off. */
export const serverNow = () => Date.now() + Math.round(Math.min(Math.max(0, least), most));
