// Log in, register, or come in as a demo person: request/response with an answer at once.
import { newKey, post } from './js/api.js';
import { busy, byId, el, onSubmit, show, text } from './js/dom.js';
import { homeOf, keep, safeNext } from './js/session.js';

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

async function enter(email, password) {
  const { body } = await post('/api/sessions', { email, password, device: device() }, { anonymous: true });
  keep(body);
  const home = homeOf(body.account.role);
  const next = safeNext(new URLSearchParams(location.search).get('next'), home);
  const mine = next.split('/')[1] === home.split('/')[1];
  location.assign(mine ? next : home);
}

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
    { type: 'button', class: 'person', id: `demo-${who}`, 'data-testid': `demo-${who}`, onclick: come },
    el('strong', {}, label),
    el('span', { class: 'muted' }, does),
  );
  return button;
}

byId('demo').append(
  ...PEOPLE.slice(0, 5).map(demoButton),
  el('details', { class: 'more' }, el('summary', { 'data-testid': 'demo-more' }, 'A second person of each'), el('div', { class: 'people' }, ...PEOPLE.slice(5).map(demoButton))),
);

const value = (id) => byId(id).value.trim();

onSubmit(byId('login-form'), () => enter(value('email'), byId('password').value));

let key = newKey();
byId('register-form').addEventListener('input', () => (key = newKey()));
onSubmit(byId('register-form'), async () => {
  const account = { email: value('new-email'), password: byId('new-password').value, name: value('new-name') };
  if (value('new-phone')) account.phone = value('new-phone');
  if (value('new-city')) account.city = value('new-city');
  await post('/api/accounts', account, { anonymous: true, key });
  await enter(account.email, account.password);
});
