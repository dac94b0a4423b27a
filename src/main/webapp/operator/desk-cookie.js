// Keeps the cookie of the operator's pages fresh: asked for again before the access token in it ends.
import { bearer, post, renew } from '../js/api.js';
import { later } from '../js/clock.js';
import { current } from '../js/session.js';

export async function openDesk() {
  await bearer();
  await post('/api/announcements/desk', undefined, { idempotent: true });
}

export function stayOpen() {
  const left = (current()?.expiresAt ?? 0) - Date.now() - 60000;
  later(Math.max(5000, left), async () => {
    await renew(current()?.accessToken)
      .then(openDesk)
      .catch(() => {});
    stayOpen();
  });
}
