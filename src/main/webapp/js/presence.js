// Whether somebody sees this page. A customer's page that nobody sees (hidden, frozen, in the back-forward cache) holds
// nothing: no stream, no socket, no poll. Pages of those who work keep their line. Who comes back asks at once, spread
// over half a second: a phone wakes all its pages in one moment, and a town all its phones.
import { later, pause } from './clock.js';
import { roleOfPage } from './session.js';

const SPREAD = 500;
let kept = false; // frozen or put away by the browser, whatever it says of visibility

/** Whether this page has to be silent now. */
export const resting = () => roleOfPage() === 'CUSTOMER' && (kept || document.hidden);

const watchers = new Set();

function look(event) {
  if (event.type === 'freeze' || event.type === 'pagehide') kept = true;
  if (event.type === 'resume' || event.type === 'pageshow') kept = false;
  for (const one of watchers) {
    if (one.rests === resting()) continue;
    one.rests = !one.rests;
    one.job(one.rests);
  }
}
for (const kind of ['visibilitychange', 'freeze', 'resume']) document.addEventListener(kind, look);
for (const kind of ['pagehide', 'pageshow']) addEventListener(kind, look);

/** job(resting) whenever that changes, until the signal ends it. */
export function onRest(job, signal) {
  if (signal?.aborted) return;
  const one = { job, rests: resting() };
  watchers.add(one);
  signal?.addEventListener('abort', () => watchers.delete(one), { once: true });
}

/** Goes on at once while somebody sees the page, else soon after somebody does again, or when the signal ends. */
export async function awake(signal) {
  while (resting() && !signal?.aborted) {
    const back = new AbortController();
    onRest((rests) => rests || back.abort(), AbortSignal.any([back.signal, signal].filter(Boolean)));
    await new Promise((resolve) => {
      back.signal.addEventListener('abort', resolve, { once: true });
      signal?.addEventListener('abort', resolve, { once: true });
    });
    back.abort();
    await pause(Math.random() * SPREAD, signal);
  }
}

/** Goes on once this page is in front, whosever it is. */
export const inFront = () => new Promise((resolve) => (document.hidden ? document.addEventListener('visibilitychange', resolve, { once: true }) : resolve()));

/** Calls the job as soon as it is allowed to, at the latest after so many seconds, unless somebody is back before. */
export function whenDone(isBusy, job, seconds = 15) {
  if (!resting()) return;
  if (seconds === 0 || !isBusy()) job();
  else later(1000, () => whenDone(isBusy, job, seconds - 1));
}
