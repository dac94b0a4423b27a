// Request/response on a bad connection: an order is placed exactly once. Its Idempotency-Key and body are written
// down before the first try. Guarantees: a refusal ends the attempt, and what is ordered next has a key of its own;
// only an attempt whose outcome is unknown is repeated, after a reload and by another tab too, with the same key and
// body; who gives it up learns whether it was placed, and a request still on its way can't place it any more.
import { del, locked, newKey, post } from './api.js';
import { shelf } from './shelf.js';

const KEPT = 23 * 3600 * 1000; // servers keep the key 24 h
const kept = shelf('pending-order');
let unkept = null; // what the browser had no room for

/** The attempt whose outcome we don't know, if any: {key, body, at, tried, stopped?}. */
export function pending() {
  const attempt = kept.get() ?? unkept;
  return attempt && Date.now() - attempt.at < KEPT ? attempt : null;
}

function keep(attempt) {
  kept.set(attempt);
  unkept = kept.get() ? null : attempt;
}

/** The attempt is over; another one that has taken its place is not. */
function settled({ key }) {
  if (pending()?.key === key) keep(null);
}

/** Places the order; answers it. What was pending must be the same order, or be given up first. */
export function place(body, options) {
  if (!pending()) keep({ key: newKey(), body, at: Date.now(), tried: false });
  return finish(options);
}

/** Sends the pending order (again); answers it, or null when another tab has finished it. */
export function finish(options) {
  return locked('foodfast.pending-order', async () => {
    const attempt = pending();
    if (!attempt || attempt.stopped) return null;
    keep({ ...attempt, tried: true });
    try {
      const { body } = await post('/api/orders', attempt.body, { key: attempt.key, tries: 5, unsure: attempt.tried, ...options });
      settled(attempt);
      return body;
    } catch (error) {
      if (!error.unsure) settled(attempt);
      throw error;
    }
  });
}

/**
 * Gives the pending order up: it is not sent again, and the server takes its key back. Answers the id of the order if
 * it had been placed after all, else null. Throws while the server can't be asked; then it is to be asked again.
 */
export async function giveUp() {
  const attempt = pending();
  if (!attempt) return null;
  keep({ ...attempt, stopped: true });
  try {
    await del('/api/orders/attempt', { key: attempt.key });
  } catch (error) {
    if (!error.is?.('order-placed')) throw error;
    settled(attempt);
    return error.body.orderId;
  }
  settled(attempt);
  return null;
}
