// Polling that sleeps. Visible and on power: one request waits at the server (Prefer: wait) until something changes, as
// long as the network carries (js/pace.js). While another line brings the status (take), none. Save-Data or low battery: short polls at the server's pace. Hidden: none at all; one at once on return.
// Guarantees: never a hot loop (burst limit, jitter), never a stale index (a version that goes back starts over).
import { secondsOf } from './answers.js';
import { call, Problem } from './api.js';
import { pause } from './clock.js';
import { carried as lasted, died, pace } from './pace.js';
import { awake, onRest, resting } from './presence.js';

const BURST = 6; // requests at once, then
const REFILL = 2000; // one every 2 s
const OFFLINE = new Problem(0);
const SILENCE = 20000; // a request that fails after so long died of it
const between = (low, high) => low + Math.random() * (high - low);

/** What the device says: [mode, reason]. `choice` is the person's own: auto, sleeping or short. */
export function modeFor({ hidden, carried, saveData, battery, choice }) {
  if (hidden) return ['hidden', 'The tab is hidden: no polls.'];
  if (carried) return ['carried', 'The map’s line brings the status, too.'];
  if (choice === 'short') return ['short', 'You chose short polls.'];
  if (choice === 'sleeping') return ['sleeping', 'You chose the sleeping poll.'];
  if (saveData) return ['short', 'Save-Data is on.'];
  if (battery && !battery.charging && battery.level <= 0.2) return ['short', 'The battery is low.'];
  return ['sleeping', 'The tab is visible and power is fine.'];
}

/**
 * Follows a status resource until it is final. onChange(status) for every new version. `whole`, {path, isFinal(body)}: the
 * resource that is asked instead at first and on return, for it has the version, too: one question for all that was
 * missed; then onWhole(body). onReport(report) whenever
 * mode (sleeping, short, hidden, carried, down, final) or cost change; onPoll(entry) for every answer.
 */
export function follow(path, { whole = null, onWhole = () => {}, onChange, onReport = () => {}, onPoll = () => {}, onProblem = () => {} }) {
  const report = { mode: 'hidden', why: '', requests: 0, unchanged: 0, bytes: 0, since: Date.now(), nextAt: null };
  let etag = null;
  let version = null;
  let choice = 'auto';
  let battery = null;
  let failures = 0;
  let cut = false; // the last question had no answer
  let over = false;
  let carried = false; // another line brings the status
  let tokens = BURST;
  let filledAt = Date.now();
  let request = null;
  let asksAll = false; // what another line does not bring
  let nap = null;
  const ended = new AbortController(); // nobody wants to know any more
  const { signal } = ended;

  const look = () => modeFor({ hidden: resting(), carried, saveData: navigator.connection?.saveData, battery, choice });
  const tell = (change) => onReport(Object.assign(report, change));

  /** Something about the device changed: leave a sleep or a request that no longer fits the mode. */
  function reconsider(event) {
    const [mode] = look();
    const changed = mode !== report.mode;
    if (changed && !(asksAll && mode === 'carried')) request?.abort();
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
    const wait = mode === 'sleeping' && !fresh && etag ? pace() : 0;
    const all = fresh ? whole : null;
    asksAll = Boolean(all);
    const headers = {};
    if (etag && !all) headers['If-None-Match'] = etag;
    if (wait) headers.Prefer = wait > 55 ? `wait=55, foodfast-wait=${wait}` : `wait=${wait}`;
    const began = Date.now();
    report.requests += 1;
    tell({ nextAt: null });
    request = new AbortController();
    const answer = await call('GET', all?.path ?? path, { headers, tries: 1, timeout: (wait + 12) * 1000, signal: request.signal }).catch((error) => {
      if (!request.signal.aborted && Date.now() - began > SILENCE && [0, 502, 504].includes(error.status)) died(wait);
      throw error;
    });
    failures = 0;
    onPoll({ at: new Date(), status: answer.status, wait, took: Date.now() - began, bytes: answer.bytes });
    tell({ bytes: report.bytes + answer.bytes, unchanged: report.unchanged + (answer.status === 304 ? 1 : 0) });
    const news = answer.status === 200 && accept(all ? versioned(answer.body, all.isFinal(answer.body)) : answer);
    if (all) onWhole(answer.body);
    const interval = secondsOf(answer.headers.get('Retry-After')) ?? 30;
    const slept = wait && answer.headers.has('Preference-Applied');
    const applied = Number(/wait=(\d+)$/.exec(answer.headers.get('Preference-Applied') ?? '')?.[1]);
    if (slept && answer.status === 304 && Date.now() - began > applied * 800) lasted(applied);
    if (mode === 'sleeping' && (fresh || news || (slept && answer.status === 304))) return between(0, 400);
    return interval * 1000 * between(0.9, 1.1);
  }

  const versioned = (body, final = body.final) => ({ body: { ...body, final }, etag: `"v${body.version}"` });

  function accept({ body, etag: tag }) {
    if (!Number.isInteger(body?.version)) throw new Error('no usable version');
    const backwards = version !== null && body.version < version;
    const news = body.version !== version;
    etag = backwards ? null : tag;
    version = body.version;
    over ||= body.final;
    if (news) onChange(body);
    return news;
  }

  async function run() {
    battery = await navigator.getBattery?.().catch(() => null);
    for (const kind of ['levelchange', 'chargingchange']) battery?.addEventListener(kind, reconsider, { signal });
    let fresh = true;
    while (!over) {
      const [mode, why] = look();
      if (!cut || ['hidden', 'carried'].includes(mode)) tell({ mode, why });
      if (mode === 'hidden' || mode === 'carried') {
        fresh = true;
        if (mode === 'hidden') await awake(signal);
        else await sleep(3600000);
        continue;
      }
      await allowance();
      if (look()[0] !== mode) continue;
      let rest;
      try {
        rest = await poll(mode, fresh);
        fresh = cut = false;
        tell({ mode, why });
      } catch (error) {
        if (request.signal.aborted && error !== OFFLINE) continue;
        onProblem(error);
        cut = true;
        tell({ mode: 'down', why: 'No answer. The page asks again by itself.' });
        if ([401, 403, 404, 410].includes(error.status)) return;
        rest = Math.max(500, between(0, Math.min(20000, 1000 * 2 ** failures++)), (error.retryAfter ?? 0) * 1000);
      }
      if (over) break;
      tell({ nextAt: Date.now() + rest });
      await sleep(rest);
    }
    tell({ mode: 'final', why: 'The order is finished: no more polls.', nextAt: null });
  }

  onRest(reconsider, signal);
  navigator.connection?.addEventListener?.('change', reconsider, { signal });
  addEventListener('online', reconsider, { signal });
  addEventListener('offline', () => request?.abort(OFFLINE), { signal }); // or it would sleep on for nothing
  run();
  return {
    choose(value) {
      choice = value;
      reconsider();
    },
    pollNow() {
      nap?.abort();
    },
    /** Another line brings the status, beginning with this one, until it is released. */
    take(body) {
      carried = true;
      cut = false;
      if (!over && (version === null || body.version >= version)) accept(versioned(body));
      reconsider();
      if (over) nap?.abort();
    },
    release() {
      carried = false;
      reconsider();
    },
    /** Nobody wants to know any more. */
    end() {
      over = true;
      ended.abort();
      request?.abort();
      nap?.abort();
    },
  };
}
