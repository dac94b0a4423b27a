// The head of every page: where one can go as this role, who one is, and the way out.
import { bell } from './bell.js';
import { currentOrder } from './current.js';
import { byId, el, typed } from './dom.js';
import { leave, mayLeave } from './leaving.js';
import { keepShell } from './offline.js';
import { remindOfPassword } from './password.js';
import { current, roleOfPage, toLogin } from './session.js';
import { shelf } from './shelf.js';
import { unread } from './unread.js';

const LINKS = {
  CUSTOMER: [
    ['Order', '/customer/index.html'],
    ['Support', '/customer/chat.html'],
    ['Account', '/customer/account.html'],
  ],
  RESTAURANT: [
    ['Board', '/restaurant/index.html'],
    ['Menu', '/restaurant/menu.html'],
    ['Account', '/alerts.html?role=RESTAURANT'],
  ],
  OPERATOR: [
    ['Announcements', '/operator/announcements.xhtml'],
    ['Overview', '/operator/overview.html'],
    ['Orders', '/operator/orders.html'],
    ['Restaurants', '/operator/restaurants.html'],
    ['Mailbox', '/operator/mailbox.html'],
    ['Account', '/alerts.html?role=OPERATOR'],
  ],
  DRIVER: [
    ['Deliveries', '/driver/index.html'],
    ['Account', '/alerts.html?role=DRIVER'],
  ],
  AGENT: [
    ['Desk', '/support/index.html'],
    ['Calls', '/support/calls.html'],
    ['Account', '/alerts.html?role=AGENT'],
  ],
};

export function header() {
  const role = roleOfPage();
  const session = current();
  for (const [name, href] of LINKS[role] ?? []) {
    const here = location.pathname === href.replace(/\?.*/, '');
    byId('nav').append(el('a', { href, 'aria-current': here ? 'page' : null }, name));
  }
  byId('who').replaceChildren(
    el('span', { class: 'who-name', 'data-testid': 'who' }, typed(session.account.name)),
    el('button', { class: 'quiet', type: 'button', id: 'logout', 'data-testid': 'logout', onclick: logout }, 'Log out'),
  );
  bell();
  remindOfPassword(document.querySelector('header.top'), LINKS[role].find(([name]) => name === 'Account')[1]);
  const chat = byId('nav').querySelector('[href="/customer/chat.html"], [href="/support/index.html"]');
  if (chat) unread(chat, role === 'AGENT');
  if (role === 'CUSTOMER') {
    currentOrder();
    keepShell();
  }
  if (shelf('push').get()) import('./push.js').then(({ keepSubscribed }) => keepSubscribed()).catch(() => {}); // the next page tries again
}

async function logout() {
  const session = current();
  if (session && !(await mayLeave(session))) return;
  if (session) await leave(current() ?? session, 'out');
  toLogin('out');
}
