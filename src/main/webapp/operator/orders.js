// All orders, for operators: of a state and a city, page by page. Request/response; what is asked for stands in the page's
// own address, so that figures elsewhere can lead here. The newest page is asked for again while somebody looks.
import { get } from '../js/api.js';
import { pause } from '../js/clock.js';
import { busy, byId, el, ready, rows, show, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { part } from '../js/heard.js';
import { day, money, shortId } from '../js/money.js';
import { inFront } from '../js/presence.js';
import { demand } from '../js/session.js';
import { UNDER_WAY, WORDS } from '../js/words.js';
import { orderPage } from './leads.js';

await demand('OPERATOR');
header();

const PACE = 10000;
const ROOM = 500; // orders that may come above what "Show more" has brought
const wanted = new URLSearchParams(location.search);
const state = wanted.get('state') ?? '';
const city = wanted.get('city') ?? '';
let shown = [];
let brought = 0; // how many of them by "Show more"
let next = null; // the cursor of the page after those shown

const choice = (value, words) => el('option', { value, selected: value === state }, words);
byId('state').append(choice('', 'All'), choice('UNDER_WAY', 'Under way'), ...Object.entries(WORDS).map(([value, words]) => choice(value, words)));
byId('city').value = city;
byId('state').addEventListener('change', () => byId('filter').requestSubmit());
ready(byId('filter'));

function address(cursor) {
  const query = new URLSearchParams({ limit: 50 });
  for (const status of state === 'UNDER_WAY' ? UNDER_WAY : [state].filter(Boolean)) query.append('status', status);
  if (city.trim()) query.set('city', city.trim());
  if (cursor) query.set('cursor', cursor);
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

function draw() {
  rows(byId('list'), shown, row);
  show('more', Boolean(next));
  return shown.length ? '' : 'There is no such order.';
}

/** What stands below this page by "Show more"; nothing, once so much has come meanwhile that the list is begun anew. */
function below({ items, next: goesOn }) {
  const ids = new Set(items.map(({ id }) => id));
  if (!brought || !goesOn || !shown.some(({ id }) => ids.has(id))) return [];
  const last = Date.parse(items.at(-1).placedAt);
  const rest = shown.filter(({ id, placedAt }) => !ids.has(id) && Date.parse(placedAt) <= last);
  return rest.length > brought + ROOM ? [] : rest;
}

const newest = part('note', async () => {
  const { body } = await get(address());
  const rest = below(body);
  shown = [...body.items, ...rest];
  if (!rest.length) [next, brought] = [body.next, 0];
  return draw();
});

const more = part('note', async function bring() {
  const cursor = next;
  const { body } = await get(address(cursor));
  if (cursor !== next) return bring(); // others came meanwhile
  const added = body.items.filter(({ id }) => shown.every((one) => one.id !== id));
  shown = [...shown, ...added];
  [next, brought] = [body.next, brought + added.length];
  return draw();
});

byId('more').addEventListener('click', ({ currentTarget }) => busy(currentTarget, more));
while (await newest()) {
  await pause(PACE);
  await inFront();
}
