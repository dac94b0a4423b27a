// How much one has not read, at the link to the chat, on every page but the chat's own. Agents sit at their pages and are
// told within seconds, customers within a minute or so while they look. The page that tracks an order asks once, when it
// opens: its poll sleeps for minutes so that the phone's radio does, and this must not wake it.
import { get } from './api.js';
import { every } from './clock.js';
import { el } from './dom.js';
import { whileSeen } from './fresh.js';

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
  look().catch(() => {}); // what follows asks again
  if (location.pathname === TRACKS) return;
  if (!isAgent) whileSeen(look);
  else {
    const ask = () => look().catch(() => {}); // the next one is soon
    document.addEventListener('visibilitychange', ask);
    every(15000, ask);
  }
}
