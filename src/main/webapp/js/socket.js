// WebSocket with a ticket, since browsers cannot set headers on a handshake. Guarantees: a lost line comes back (full
// jitter, 0.5-20 s; at once on `online` and on becoming visible), the access token is renewed on the open line before
// it ends, a page that has to rest (js/presence.js) holds none, and the server's close codes are heeded: 4401 log in again, 4403 not yours, 4408 too slow, 4410 ended.
import { post, renew } from './api.js';
import { every, pause } from './clock.js';
import { awake, onRest, resting, whenDone } from './presence.js';
import { carried, died } from './pace.js';
import { current } from './session.js';
import { spend } from './spent.js';

const RENEW_BEFORE = 60000;
const STALE = 20; // seconds
const LATE = 25; // that a beat may be
const CLOSES = { 4403: 'refused', 4410: 'ended' };

/** Full jitter: anything up to a bound that doubles with every failure, at least 0.5 s. */
export const backoff = (failures, random = Math.random()) => Math.max(500, random * Math.min(20000, 1000 * 2 ** failures));

/** Whether to come back after this close code; if not, the state to stay in. */
export const verdict = (code) => CLOSES[code] ?? null;

/**
 * Opens the socket and keeps it open. onFrame(object); onOpen() after each handshake, for what must be said first;
 * onState('connecting' at first | 'live' | 'down' until it is back | 'resting' | 'over' | 'refused' | 'ended', detail). `patience()`: seconds of silence
 * after which the line counts as dead (0: never). `isBusy`: whether something is on its way, which a page that has to
 * rest still sends. `beat`: asks how long the line may be silent, in seconds; then the server says what it does, and after so
 * long and a little more it is dead, too. Answers {send(object), live(), close()}; send is false while down.
 */
export function socket(path, { onFrame, onOpen = () => {}, onState = () => {}, patience = () => 0, isBusy = () => false, beat = null }) {
  let line = null;
  let nap = null;
  let failures = 0;
  let cut = false; // and not back yet
  let heard = 0;
  let shownToken = null;
  let closed = false;
  let agreed = 0; // seconds between beats, if there are any
  const over = new AbortController();

  const isOpen = () => line?.readyState === WebSocket.OPEN;

  function send(frame) {
    if (!isOpen()) return false;
    const text = JSON.stringify(frame);
    line.send(text);
    spend({ frames: 1, bytes: text.length });
    return true;
  }

  /** One connection, from ticket to close; answers the close event. */
  async function connect() {
    if (!cut) onState('connecting');
    const token = current()?.accessToken;
    const { body } = await post('/api/tickets', undefined, { tries: 1 });
    shownToken = token === current()?.accessToken ? token : current()?.accessToken;
    if (closed || resting()) return { code: 1000 };
    const url = new URL(path, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    url.searchParams.set('ticket', body.ticket);
    if (beat) url.searchParams.set('beat', beat());
    agreed = 0;
    spend({ requests: 1 });
    return new Promise((resolve) => {
      line = new WebSocket(url);
      line.onopen = () => {
        heard = Date.now();
        failures = 0;
        cut = false;
        onState('live');
        onOpen();
      };
      line.onmessage = ({ data }) => {
        take(JSON.parse(data), data.length);
      };
      line.onclose = resolve;
    });
  }

  function take(frame, bytes) {
    spend(frame.type === 'beat' ? { beats: 1, bytes } : { frames: 1, bytes });
    if (frame.type === 'beat' && Date.now() - heard > agreed * 700) carried(agreed);
    heard = Date.now();
    if (frame.type === 'welcome') agreed = frame.beat;
    else if (frame.type !== 'beat') onFrame(frame);
  }

  const silentFor = (seconds) => seconds > 0 && isOpen() && Date.now() - heard > seconds * 1000;

  /** A line that has missed its beat is dead, and its network carries no such silence. */
  function watch() {
    const missed = agreed && silentFor(agreed + LATE);
    if (missed) died(agreed);
    if (missed || silentFor(patience())) drop();
  }

  /** Gives a line up that may never tell by itself that it is dead. */
  function drop() {
    const dead = line;
    if (!dead || dead.readyState >= WebSocket.CLOSING) return;
    dead.onmessage = null;
    dead.close();
    dead.onclose?.({ code: 1006 });
  }

  async function run() {
    while (!closed) {
      if (resting()) {
        cut = false;
        failures = 0;
        onState('resting');
        await awake(over.signal);
        continue;
      }
      let wait = 0;
      try {
        const { code } = await connect();
        line = null;
        if (closed) return;
        if (resting()) continue;
        const final = verdict(code);
        if (final) return onState(final);
        if (code === 4401) await renew(shownToken);
      } catch (error) {
        if (closed) return;
        if (error.status === 401) return onState('over');
        if (error.status === 403) return onState('refused', error.message);
        wait = (error.retryAfter ?? 0) * 1000;
      }
      if (resting()) continue;
      cut = true;
      onState('down');
      nap = new AbortController();
      await pause(Math.max(backoff(failures++), wait), nap.signal);
    }
  }

  /** The line lives as long as the newest token it was shown. */
  async function keepAuthorised() {
    const session = current();
    if (!isOpen() || !session) return;
    if (session.expiresAt - Date.now() < RENEW_BEFORE) await renew(session.accessToken).catch(() => {});
    const token = current()?.accessToken;
    if (token && token !== shownToken && send({ type: 'auth', token })) shownToken = token;
  }

  const hurry = () => {
    if (document.hidden) return;
    failures = 0;
    nap?.abort();
    if ((agreed || patience()) && silentFor(STALE)) drop();
  };
  addEventListener('online', hurry);
  addEventListener('offline', drop);
  document.addEventListener('visibilitychange', hurry);
  onRest((rests) => {
    if (rests) nap?.abort();
    if (rests) whenDone(isBusy, drop);
  }, over.signal);
  every(10000, () => {
    if (closed) return;
    keepAuthorised();
    watch();
  });
  run();
  return {
    send,
    live: isOpen,
    /** How much is written but not on its way. */
    waiting: () => line?.bufferedAmount ?? 0,
    close() {
      closed = true;
      over.abort();
      nap?.abort();
      line?.close();
    },
  };
}
