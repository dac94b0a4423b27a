// The head of every page: where one can go as this role, who one is, and the way out.
import { del } from './api.js';
import { bell } from './bell.js';
import { byId, el } from './dom.js';
import { current, forget, roleOfPage } from './session.js';

const LINKS = {
  CUSTOMER: [
    ['Order', '/customer/index.html'],
    ['Support', '/customer/chat.html'],
    ['Account', '/customer/account.html'],
  ],
  RESTAURANT: [
    ['Board', '/restaurant/index.html'],
    ['Menu', '/restaurant/menu.html'],
  ],
  OPERATOR: [['Announcements', '/operator/announcements.xhtml']],
  DRIVER: [['Deliveries', '/driver/index.html']],
  AGENT: [['Desk', '/support/index.html']],
};

export function header() {
  const role = roleOfPage();
  const session = current();
  for (const [name, href] of LINKS[role] ?? []) {
    const here = location.pathname === href;
    byId('nav').append(el('a', { href, 'aria-current': here ? 'page' : null }, name));
  }
  byId('who').replaceChildren(
    el('span', { class: 'who-name', 'data-testid': 'who' }, session.account.name),
    el('button', { class: 'quiet', type: 'button', id: 'logout', 'data-testid': 'logout', onclick: logout }, 'Log out'),
  );
  bell();
}

async function logout() {
  await del('/api/sessions/current', { tries: 1, timeout: 3000 }).catch(() => {});
  forget();
  location.assign('/login.html');
}
