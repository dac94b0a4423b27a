// Log in, register, or come in as a demo person: request/response with an answer at once.
import { once, post } from './js/api.js';
import { busy, byId, el, onSubmit, show, text } from './js/dom.js';
import { leave, mayLeave } from './js/leaving.js';
import { homeOf, keep, safeNext, whoIs } from './js/session.js';
import { openFor } from './js/shelf.js';

const DOMAIN = '@demo.foodfast.test';
const PASSWORD = 'foodfast-demo';
const PEOPLE = [
  ['customer', 'Customer', 'orders and tracks'],
  ['restaurant', 'Restaurant', 'sees orders arrive'],
  ['driver', 'Driver', 'delivers'],
  ['agent', 'Support agent', 'answers chats'],
  ['operator', 'Operator', 'announces'],
  ['customer2', 'Customer 2', 'a second customer'],
  ['restaurant2', 'Restaurant 2', 'another restaurant'],
  ['driver2', 'Driver 2', 'a second driver'],
  ['agent2', 'Support agent 2', 'a second agent'],
];

function device() {
  const agent = navigator.userAgent;
  const browser = /Firefox/.test(agent) ? 'Firefox' : /Edg\//.test(agent) ? 'Edge' : /Chrome/.test(agent) ? 'Chrome' : /Safari/.test(agent) ? 'Safari' : 'Browser';
  const system = [/Android/, /iPhone|iPad/, /Windows/, /Mac OS/, /Linux/].map((s) => agent.match(s)?.[0]).find(Boolean);
  return `${browser} on ${system ?? 'an unknown system'}`;
}

const WHY = {
  out: 'You are logged out, and nothing of yours is kept in this browser.',
  ended: 'Your session has ended: you logged out on another device, changed your password, or had not been here for a long time. Please log in again.',
  erased: 'Your account is erased.',
};
const asked = new URLSearchParams(location.search);
const why = WHY[asked.get('why')];
if (why) {
  text('why', why);
  show('why', true);
}

/** In each role one person is logged in here: who comes takes the place of who was there, and leaves nothing of theirs. */
async function replace(session, account) {
  openFor(account.role, session.account.id);
  const another = session.account.id !== account.id;
  if (another && !(await mayLeave(session, session.account.name))) return false;
  if (another) await leave(session, 'out');
  return true;
}

async function enter(email, password) {
  const { body } = await post('/api/sessions', { email, password, device: device() }, { anonymous: true });
  const before = whoIs(body.account.role);
  if (before && !(await replace(before, body.account))) return leave(body, 'out');
  keep(body);
  const home = homeOf(body.account.role);
  const next = safeNext(asked.get('next'), home);
  const mine = next.split('/')[1] === home.split('/')[1];
  location.assign(mine ? next : home);
}

/** Whose page somebody was sent here from: that person stands out. */
const wanted = { customer: 'customer', restaurant: 'restaurant', driver: 'driver', support: 'agent', operator: 'operator' }[asked.get('next')?.split('/')[1]];

function demoButton([who, label, does]) {
  async function come() {
    show('page-error', false);
    try {
      await busy(button, () => enter(who + DOMAIN, PASSWORD));
    } catch (error) {
      const absent = error.status === 401;
      text('page-error', absent ? 'This server runs without demo people. Log in with an account of your own.' : error.message);
      show('page-error', true);
    }
  }
  const button = el(
    'button',
    { type: 'button', class: who === wanted ? 'person wanted' : 'person', id: `demo-${who}`, 'data-testid': `demo-${who}`, onclick: come },
    el('strong', {}, label),
    el('span', { class: 'muted' }, who === wanted ? 'whose page this is' : does),
  );
  return button;
}

byId('demo').append(
  ...PEOPLE.slice(0, 5).map(demoButton),
  el('details', { class: 'more' }, el('summary', { 'data-testid': 'demo-more' }, 'A second person of each'), el('div', { class: 'people' }, ...PEOPLE.slice(5).map(demoButton))),
);

const value = (id) => byId(id).value.trim();

onSubmit(byId('login-form'), () => enter(value('email'), byId('password').value));

const register = once();
onSubmit(byId('register-form'), async () => {
  const account = { email: value('new-email'), password: byId('new-password').value, name: value('new-name') };
  if (value('new-phone')) account.phone = value('new-phone');
  if (value('new-city')) account.city = value('new-city');
  await register('/api/accounts', account, { anonymous: true });
  await enter(account.email, account.password);
});

/** Most who log in go on to the shop: its scripts come while they write, so that it opens at once on a slow line. */
async function fetchShop() {
  const page = await (await fetch('/customer/index.html')).text();
  const scripts = page.matchAll(/module" src="([^"]+)"/g);
  document.head.append(...[...scripts].map(([, href]) => el('link', { rel: 'modulepreload', href })));
}
addEventListener('load', () => fetchShop().catch(() => {})); // the shop fetches what is missing
