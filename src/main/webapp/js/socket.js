// WebSocket with a ticket, since browsers cannot set headers on a handshake. Guarantees: a lost line comes back (full
// jitter, 0.5-20 s; at once on `online` and on becoming visible), the access token is renewed on the open line before
// it ends, and the server's close codes are heeded: 4401 log in again, 4403 not yours, 4408 too slow, 4410 ended.
import { post, renew } from './api.js';
import { every, pause } from './clock.js';
import { current } from './session.js';

const RENEW_BEFORE = 60000;
const STALE = 20000;
const CLOSES = { 4403: 'refused', 4410: 'ended' };

/** Full jitter: anything up to a bound that doubles with every failure, at least 0.5 s. */
export const backoff = (failures, random = Math.random()) => Math.max(500, random * Math.min(20000, 1000 * 2 ** failures));

/** Whether to come back after this close code; if not, the state to stay in. */
export const verdict = (code) => CLOSES[code] ?? null;

/**
 * Opens the socket and keeps it open. onFrame(object); onOpen() after each handshake, for what must be said first;
 * onState('connecting' | 'live' | 'down' | 'over' | 'refused' | 'ended', detail). `patience`: milliseconds of silence
 * after which the line counts as dead (0: never). Answers {send(object), live(), close()}; send is false while down.
 */
export function socket(path, { onFrame, onOpen = () => {}, onState = () => {}, patience = 0 }) {
  let line = null;
  let nap = null;
  let failures = 0;
  let heard = 0;
  let shownToken = null;
  let closed = false;

  const isOpen = () => line?.readyState === WebSocket.OPEN;

  function send(frame) {
    if (!isOpen()) return false;
    line.send(JSON.stringify(frame));
    return true;
  }

  /** One connection, from ticket to close; answers the close event. */
  async function connect() {
    onState('connecting');
    const token = current()?.accessToken;
    const { body } = await post('/api/tickets', undefined, { tries: 1 });
    shownToken = token === current()?.accessToken ? token : current()?.accessToken;
    if (closed) return { code: 1000 };
    const url = new URL(path, location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    url.searchParams.set('ticket', body.ticket);
    return new Promise((resolve) => {
      line = new WebSocket(url);
      line.onopen = () => {
        heard = Date.now();
        failures = 0;
        onState('live');
        onOpen();
      };
      line.onmessage = ({ data }) => {
        heard = Date.now();
        onFrame(JSON.parse(data));
      };
      line.onclose = resolve;
    });
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
      let wait = 0;
      try {
        const { code } = await connect();
        line = null;
        if (closed) return;
        const final = verdict(code);
        if (final) return onState(final);
        if (code === 4401) await renew(shownToken);
      } catch (error) {
        if (closed) return;
        if (error.status === 401) return onState('over');
        if (error.status === 403) return onState('refused', error.message);
        wait = (error.retryAfter ?? 0) * 1000;
      }
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
    if (isOpen() && patience && Date.now() - heard > STALE) drop();
  };
  addEventListener('online', hurry);
  addEventListener('offline', drop);
  document.addEventListener('visibilitychange', hurry);
  every(10000, () => {
    if (closed) return;
    keepAuthorised();
    if (isOpen() && patience && Date.now() - heard > patience) drop();
  });
  run();
  return {
    send,
    live: isOpen,
    /** How much is written but not on its way. */
    waiting: () => line?.bufferedAmount ?? 0,
    close() {
      closed = true;
      nap?.abort();
      line?.close();
    },
  };
}
