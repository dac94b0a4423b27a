// How much one has not read, at the link to the chat, on every page but the chat's own: one request when a page opens or
// comes back; the page that tracks an order has one question when it comes back, and this is not it. Agents sit at their
// pages and are told within seconds; a customer's phone is not woken for this.
import { get } from './api.js';
import { every, later } from './clock.js';
import { el } from './dom.js';

const TRACKS = '/customer/order.html';
const CHATS = ['/customer/chat.html', '/support/index.html'];

function draw(link, count) {
  link.querySelector('.unread')?.remove();
  if (count) link.append(' ', el('span', { class: 'unread', 'data-testid': 'unread-badge' }, count > 99 ? '99+' : String(count), el('span', { class: 'visually-hidden' }, ' unread')));
}

/** Counts at that link of the page's head. */
export function unread(link, isAgent) {
  if (CHATS.includes(location.pathname)) return;
  async function look() {
    if (document.hidden) return;
    const { body } = await get(`/api/conversations?limit=20${isAgent ? '&state=OPEN' : ''}`, { tries: 1 });
    draw(link, body.items.reduce((sum, view) => sum + view.unread, 0));
  }
  let due = null; // where nobody answered, the next look
  const ask = () =>
    look().catch(() => {
      due ??= later(60000, () => ((due = null), ask()));
    });
  if (location.pathname !== TRACKS) document.addEventListener('visibilitychange', ask);
  if (isAgent) every(15000, ask);
  ask();
}
