// Server-sent events through fetch, because EventSource cannot send an Authorization header. Guarantees: nothing is
// missed (Last-Event-ID), a silent line is noticed (heartbeats, not readyState), the token is renewed on the way,
// a thousand clients cut at once come back spread out (full jitter, 0.5-20 s), and a page that has to rest
// (js/presence.js) holds none.
import { secondsOf } from './answers.js';
import { bearer, renew } from './api.js';
import { later, pause } from './clock.js';
import { awake, onRest, resting } from './presence.js';
import { spend } from './spent.js';

const PATIENCE = 35000; // two heartbeats of 15 s missed
const STALE = 20000;

/** Splits an event stream into events; feed() takes text in any chunks. */
export function parser(onEvent, onComment, onRetry) {
  let rest = '';
  let lastId = null;
  let type = '';
  let data = [];
  let begun = false;
  function line(text) {
    if (text === '') {
      if (data.length || type) onEvent({ type: type || 'message', data: data.join('\n'), id: lastId });
      type = '';
      data = [];
      return;
    }
    if (text[0] === ':') return onComment(text.slice(1));
    const colon = text.indexOf(':');
    const name = colon < 0 ? text : text.slice(0, colon);
    const value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
    if (name === 'event') type = value;
    else if (name === 'data') data.push(value);
    else if (name === 'id' && !value.includes('\0')) lastId = value;
    else if (name === 'retry' && /^\d+$/.test(value)) onRetry(Number(value));
  }
  return function feed(chunk) {
    rest += begun ? chunk : chunk.replace(/^\uFEFF/, '');
    begun = true;
    const hold = rest.endsWith('\r') ? 1 : 0; // its \n may be in the next chunk
    const lines = rest.slice(0, rest.length - hold).split(/\r\n|\n|\r/);
    rest = lines.pop() + (hold ? '\r' : '');
    lines.forEach(line);
  };
}

/**
 * Opens the stream after position `from` and keeps it open. onEvent({type, data, id}); onBeat() on every sign of
 * life; `beat`: asks how long the line may be silent, in seconds; onState('connecting' at first | 'live' | 'down' until it is back | 'resting' | 'over' | 'refused', detail).
 */
export function stream(path, { from = null, beat = null, onEvent, onBeat = () => {}, onState = () => {} }) {
  let lastId = from === null ? null : String(from);
  let failures = 0;
  let cut = false; // and not back yet
  let base = 1000;
  let heard = 0;
  let patience = PATIENCE;
  const over = new AbortController(); // takes the listeners along
  let line = null; // aborts the connection
  let nap = null; // ends the pause before the next attempt

  const alive = () => {
    heard = Date.now();
    failures = 0;
    onBeat();
  };

  /** With a beat of n seconds, silence means something later. */
  const agree = (seconds) => (patience = seconds ? (seconds + 25) * 1000 : PATIENCE);

  async function connect() {
    line = new AbortController();
    const { signal } = line;
    heard = Date.now();
    const token = await bearer();
    const headers = { Accept: 'text/event-stream', Authorization: `Bearer ${token}` };
    if (lastId !== null) headers['Last-Event-ID'] = lastId;
    spend({ requests: 1 });
    const response = await fetch(beat ? `${path}?beat=${beat()}` : path, { headers, cache: 'no-store', signal });
    if (response.status === 401) return void (await renew(token));
    if (!response.ok) {
      const fatal = response.status < 500 && response.status !== 429 && response.status !== 408;
      throw Object.assign(new Error(`refused with ${response.status}`), { fatal, retryAfter: secondsOf(response.headers.get('Retry-After')) });
    }
    cut = false;
    onState('live');
    alive();
    let bye = false;
    const feed = parser(
      (event) => {
        if (event.id !== null) lastId = event.id;
        if (event.type === 'sync') agree(JSON.parse(event.data).beat);
        if (event.type === 'bye') bye = true;
        else onEvent(event);
      },
      () => spend({ beats: 1 }),
      (ms) => (base = ms),
    );
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      alive();
      spend({ bytes: value.length });
      feed(value);
    }
    if (bye) await renew(token); // throws and leaves for the log-in when the session is over
  }

  async function run() {
    while (!over.signal.aborted) {
      if (resting()) {
        cut = false;
        failures = 0;
        onState('resting');
        await awake(over.signal);
        continue;
      }
      if (!cut) onState('connecting');
      let wait = 0;
      try {
        await connect();
      } catch (error) {
        if (over.signal.aborted) return;
        if (error.status === 401) return onState('over');
        if (error.fatal) return onState('refused', error.message);
        wait = (error.retryAfter ?? 0) * 1000;
      }
      if (over.signal.aborted) return;
      if (resting()) continue;
      cut = true;
      onState('down');
      const jitter = Math.random() * Math.min(20000, base * 2 ** failures++);
      nap = new AbortController();
      await pause(Math.max(500, jitter, wait), nap.signal);
    }
  }

  const hurry = () => {
    if (document.hidden) return;
    failures = 0;
    nap?.abort();
    if (Date.now() - heard > STALE) line?.abort();
  };
  const watch = () =>
    later(5000, () => {
      if (over.signal.aborted) return;
      if (Date.now() - heard > patience) line?.abort();
      watch();
    });
  addEventListener('online', hurry, { signal: over.signal });
  addEventListener('offline', () => line?.abort(), { signal: over.signal });
  document.addEventListener('visibilitychange', hurry, { signal: over.signal });
  onRest((rests) => {
    if (!rests) return;
    line?.abort();
    nap?.abort();
  }, over.signal);
  watch();
  run().finally(() => over.abort());
  return {
    close() {
      over.abort();
      line?.abort();
      nap?.abort();
    },
  };
}
