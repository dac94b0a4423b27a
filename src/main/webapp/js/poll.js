// Polling that sleeps. Visible and on power: one request waits at the server (Prefer: wait) until something
// changes. Save-Data or low battery: short polls at the server's pace. Hidden: none at all; one at once on return.
// Guarantees: never a hot loop (burst limit, jitter), never a stale index (a version that goes back starts over).
import { secondsOf } from './answers.js';
import { call } from './api.js';
import { pause } from './clock.js';

const BURST = 6; // requests at once, then
const REFILL = 2000; // one every 2 s
const between = (low, high) => low + Math.random() * (high - low);

/** What the device says: [mode, reason]. `choice` is the person's own: auto, sleeping or short. */
export function modeFor({ hidden, saveData, battery, choice }) {
  if (hidden) return ['hidden', 'The tab is hidden: no polls.'];
  if (choice === 'short') return ['short', 'You chose short polls.'];
  if (choice === 'sleeping') return ['sleeping', 'You chose the sleeping poll.'];
  if (saveData) return ['short', 'Save-Data is on.'];
  if (battery && !battery.charging && battery.level <= 0.2) return ['short', 'The battery is low.'];
  return ['sleeping', 'The tab is visible and power is fine.'];
}

/**
 * Follows a status resource until it is final. onChange(status) for every new version; onReport(report) whenever
 * mode or cost change; onPoll(entry) for every answer.
 */
export function follow(path, { onChange, onReport = () => {}, onPoll = () => {}, onProblem = () => {} }) {
  const report = { mode: 'hidden', why: '', requests: 0, unchanged: 0, bytes: 0, since: Date.now(), nextAt: null };
  let etag = null;
  let version = null;
  let choice = 'auto';
  let battery = null;
  let failures = 0;
  let over = false;
  let tokens = BURST;
  let filledAt = Date.now();
  let request = null;
  let nap = null;

  const look = () => modeFor({ hidden: document.hidden, saveData: navigator.connection?.saveData, battery, choice });
  const tell = (change) => onReport(Object.assign(report, change));

  /** Something about the device changed: leave a sleep or a request that no longer fits the mode. */
  function reconsider(event) {
    const changed = look()[0] !== report.mode;
    if (changed) request?.abort();
    if (changed || event?.type === 'online') nap?.abort();
  }

  async function sleep(ms) {
    nap = new AbortController();
    await pause(ms, nap.signal);
  }

  async function allowance() {
    const now = Date.now();
    tokens = Math.min(BURST, tokens + (now - filledAt) / REFILL);
    filledAt = now;
    if (tokens < 1) await sleep((1 - tokens) * REFILL);
    tokens -= 1;
  }

  /** One poll; answers how long to rest before the next, in milliseconds. */
  async function poll(mode, fresh) {
    const wait = mode === 'sleeping' && !fresh && etag ? Math.round(between(25, 55)) : 0;
    const headers = {};
    if (etag) headers['If-None-Match'] = etag;
    if (wait) headers.Prefer = `wait=${wait}`;
    const began = Date.now();
    report.requests += 1;
    tell({ nextAt: null });
    request = new AbortController();
    const answer = await call('GET', path, { headers, tries: 1, timeout: (wait + 12) * 1000, signal: request.signal });
    failures = 0;
    onPoll({ at: new Date(), status: answer.status, wait, took: Date.now() - began, bytes: answer.bytes });
    tell({ bytes: report.bytes + answer.bytes, unchanged: report.unchanged + (answer.status === 304 ? 1 : 0) });
    const news = answer.status === 200 && accept(answer);
    const pace = secondsOf(answer.headers.get('Retry-After')) ?? 30;
    const slept = wait && answer.headers.has('Preference-Applied');
    if (mode === 'sleeping' && (fresh || news || (slept && answer.status === 304))) return between(0, 400);
    return pace * 1000 * between(0.9, 1.1);
  }

  function accept({ body, etag: tag }) {
    if (!Number.isInteger(body?.version)) throw new Error('no usable version');
    const backwards = version !== null && body.version < version;
    const news = body.version !== version;
    etag = backwards ? null : tag;
    version = body.version;
    over = body.final;
    if (news) onChange(body);
    return news;
  }

  async function run() {
    battery = await navigator.getBattery?.().catch(() => null);
    for (const kind of ['levelchange', 'chargingchange']) battery?.addEventListener(kind, reconsider);
    let fresh = true;
    while (!over) {
      const [mode, why] = look();
      tell({ mode, why });
      if (mode === 'hidden') {
        fresh = true;
        await sleep(3600000);
        continue;
      }
      await allowance();
      let rest;
      try {
        rest = await poll(mode, fresh);
        fresh = false;
      } catch (error) {
        if (request.signal.aborted) continue;
        onProblem(error);
        if ([401, 403, 404, 410].includes(error.status)) return;
        rest = Math.max(500, between(0, Math.min(20000, 1000 * 2 ** failures++)), (error.retryAfter ?? 0) * 1000);
      }
      if (over) break;
      tell({ nextAt: Date.now() + rest });
      await sleep(rest);
    }
    tell({ mode: 'final', why: 'The order is finished: no more polls.', nextAt: null });
  }

  document.addEventListener('visibilitychange', reconsider);
  navigator.connection?.addEventListener?.('change', reconsider);
  addEventListener('online', reconsider);
  run();
  return {
    choose(value) {
      choice = value;
      reconsider();
    },
    pollNow() {
      nap?.abort();
    },
  };
}
