// What the second channel told restaurants whose screens nobody answered. Request/response, asked again every ten seconds
// while somebody looks.
import { get } from '../js/api.js';
import { every } from '../js/clock.js';
import { byId, el, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { orNone, part } from '../js/heard.js';
import { day } from '../js/money.js';
import { demand } from '../js/session.js';
import { orderLink } from './leads.js';

await demand('OPERATOR');
header();
const names = new Map(); // restaurant id → name

async function nameOf(id) {
  if (!names.has(id)) names.set(id, (await get(`/api/restaurants/${encodeURIComponent(id)}`).catch(() => ({ body: {} }))).body.name ?? 'A restaurant');
  return names.get(id);
}

const row = (message, name) =>
  el('li', { 'data-testid': 'mailbox-message', 'data-order-id': message.orderId }, el('span', { class: 'grow' }, el('strong', {}, typed(name)), ' · order ', orderLink(message.orderId), el('br'), el('span', { dir: 'auto' }, message.text)), el('span', { class: 'muted' }, day(message.sentAt)));

const look = part('note', async () => {
  const found = await get('/api/mailbox', { tries: 1 }).catch(orNone);
  if (!found) return 'This installation has no mailbox: its second channel sends for real.';
  const { items } = found.body;
  const known = await Promise.all(items.map(({ restaurantId }) => nameOf(restaurantId)));
  byId('list').replaceChildren(...items.map((message, at) => row(message, known[at])));
  return items.length ? '' : 'Empty: every kitchen answers at its screens or devices.';
});

await look();
every(10000, () => document.hidden || look());
document.addEventListener('visibilitychange', () => document.hidden || look());
