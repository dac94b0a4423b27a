// All orders, for operators: of a state and a city, page by page. Request/response; what is asked for stands in the page's
// own address, so that figures elsewhere can lead here.
import { get } from '../js/api.js';
import { busy, byId, el, ready, show, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { part } from '../js/heard.js';
import { day, money, shortId } from '../js/money.js';
import { demand } from '../js/session.js';
import { UNDER_WAY, WORDS } from '../js/words.js';
import { orderPage } from './leads.js';

await demand('OPERATOR');
header();

const wanted = new URLSearchParams(location.search);
const state = wanted.get('state') ?? '';
const city = wanted.get('city') ?? '';
let next = null; // the cursor of the page after those shown

const choice = (value, words) => el('option', { value, selected: value === state }, words);
byId('state').append(choice('', 'All'), choice('UNDER_WAY', 'Under way'), ...Object.entries(WORDS).map(([value, words]) => choice(value, words)));
byId('city').value = city;
byId('state').addEventListener('change', () => byId('filter').requestSubmit());
ready(byId('filter'));

function address() {
  const query = new URLSearchParams({ limit: 50 });
  for (const status of state === 'UNDER_WAY' ? UNDER_WAY : [state].filter(Boolean)) query.append('status', status);
  if (city.trim()) query.set('city', city.trim());
  if (next) query.set('cursor', next);
  return `/api/orders?${query}`;
}

const row = (order) =>
  el(
    'li',
    {},
    el(
      'a',
      { class: 'row-link', href: orderPage(order.id), 'data-testid': 'order-row', 'data-id': order.id },
      el('span', { class: 'grow' }, el('strong', {}, typed(order.restaurantName ?? 'A restaurant')), el('span', { class: 'muted' }, ` #${shortId(order.id)} · ${day(order.placedAt)}`)),
      el('span', { class: 'price' }, money(order.total)),
      el('span', { class: `badge ${order.status.toLowerCase()}` }, WORDS[order.status] ?? order.status),
    ),
  );

const read = part('note', async () => {
  const { body } = await get(address());
  byId('list').append(...body.items.map(row));
  next = body.next;
  show('more', Boolean(next));
  return byId('list').children.length ? '' : 'There is no such order.';
});

byId('more').addEventListener('click', ({ currentTarget }) => busy(currentTarget, read));
read();
