// Request/response on a bad connection: an order is placed exactly once. Its Idempotency-Key and body are written
// down before the first try, so that a retry, a reload or another tab repeats the same request and never makes a
// second order. The note is thrown away only when the server has decided.
import { locked, newKey, post, stillRunning } from './api.js';

const KEY = 'foodfast.pending-order';
const KEPT = 23 * 3600 * 1000; // servers keep the key 24 h

/** The order whose answer we are still owed, if any. */
export function pending(accountId) {
  try {
    const order = JSON.parse(localStorage.getItem(KEY));
    return order && order.accountId === accountId && Date.now() - order.at < KEPT ? order : null;
  } catch {
    return null;
  }
}

export const giveUp = () => localStorage.removeItem(KEY);

/** Places the order; a still pending one is finished first, and answered instead. */
export function place(accountId, body) {
  if (!pending(accountId)) localStorage.setItem(KEY, JSON.stringify({ accountId, key: newKey(), body, at: Date.now() }));
  return finish(accountId);
}

/** Sends the pending order (again); answers it, or null when another tab has finished it. */
export function finish(accountId) {
  return locked('foodfast.pending-order', async () => {
    const order = pending(accountId);
    if (!order) return null;
    try {
      const answer = await post('/api/orders', order.body, { key: order.key, tries: 5 });
      giveUp();
      return answer.body;
    } catch (error) {
      if (decided(error)) giveUp();
      throw error;
    }
  });
}

/** A refusal is a decision; silence, a gateway error, a lost log-in or "slow down" are not. */
export const decided = (error) =>
  error.status >= 400 && error.status < 500 && ![401, 408, 425, 429].includes(error.status) && !stillRunning(error);
