// Ordering: restaurants, a menu, the list of own orders (request/response). The cart and the placing of the order
// are in checkout.js.
import { get } from '../js/api.js';
import { add, cart, onCart } from '../js/cart.js';
import { byId, el, show, text, toast } from '../js/dom.js';
import { header } from '../js/header.js';
import { day, money, shortId } from '../js/money.js';
import { picture } from '../js/picture.js';
import { demand } from '../js/session.js';
import { WORDS } from '../js/words.js';
import { checkout } from './checkout.js';

const session = await demand('CUSTOMER');
header();
const names = new Map();
let chosen = null;

// Restaurants -------------------------------------------------------------------------------------------------
const STATES = { OPEN: 'Open', BUSY: 'Busy', CLOSED: 'Closed' };

function restaurantCard(restaurant) {
  const state = restaurant.state ?? 'OPEN';
  return el(
    'li',
    { class: 'card', 'data-testid': 'restaurant-card', 'data-id': restaurant.id },
    el('h2', {}, el('a', { href: `#restaurant=${encodeURIComponent(restaurant.id)}` }, restaurant.name)),
    el('p', { class: 'muted' }, [restaurant.cuisine, restaurant.city].filter(Boolean).join(' · ')),
    el('p', { class: `state ${state.toLowerCase()}` }, state === 'BUSY' && restaurant.extraMinutes ? `Busy, +${restaurant.extraMinutes} min` : STATES[state]),
  );
}

let asked = 0;
async function loadRestaurants() {
  const mine = ++asked;
  const query = new URLSearchParams({ limit: 100 });
  if (byId('city').value) query.set('city', byId('city').value);
  if (byId('search').value.trim()) query.set('q', byId('search').value.trim());
  try {
    const { body } = await get(`/api/restaurants?${query}`);
    if (mine !== asked) return [];
    byId('restaurants').replaceChildren(...body.items.map(restaurantCard));
    text('restaurants-note', body.items.length ? '' : 'No restaurant matches.');
    for (const one of body.items) names.set(one.id, one.name);
    return body.items;
  } catch (error) {
    text('restaurants-note', error.message);
    return [];
  }
}

function fillCities(items) {
  const cities = [...new Set(items.map((one) => one.city).filter(Boolean))].sort();
  byId('city').append(...cities.map((city) => el('option', { value: city }, city)));
}

let typing;
byId('search').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(loadRestaurants, 300);
});
byId('city').addEventListener('change', loadRestaurants);
byId('filter').addEventListener('submit', (event) => (event.preventDefault(), loadRestaurants()));

// Menu --------------------------------------------------------------------------------------------------------
function dish(item) {
  const closed = chosen.state === 'CLOSED';
  const put = () => {
    add(chosen, item);
    toast(`${item.name} is in your cart.`);
  };
  return el(
    'li',
    { class: 'dish', 'data-testid': 'menu-item', 'data-id': item.id },
    picture(item, '7rem'),
    el('div', { class: 'grow' }, el('h3', {}, item.name), item.description && el('p', { class: 'muted' }, item.description)),
    el('span', { class: 'price' }, money(item.price)),
    el('button', { type: 'button', class: 'small', 'data-testid': 'add-to-cart', 'aria-label': `Add ${item.name}`, disabled: closed, onclick: put }, 'Add'),
  );
}

async function route() {
  const id = new URLSearchParams(location.hash.slice(1)).get('restaurant');
  if (location.hash === '#cart') return;
  show('restaurants-view', !id);
  show('menu-view', Boolean(id));
  if (!id) return;
  text('menu-title', names.get(id) ?? 'Menu');
  byId('menu').replaceChildren();
  text('menu-note', 'Loading the menu…');
  try {
    const path = `/api/restaurants/${encodeURIComponent(id)}`;
    const [restaurant, menu] = await Promise.all([get(path), get(`${path}/menu`)]);
    chosen = restaurant.body;
    names.set(id, chosen.name);
    text('menu-title', chosen.name);
    const closed = chosen.state === 'CLOSED';
    text('menu-note', closed ? 'Closed at the moment.' : chosen.state === 'BUSY' ? 'Busy: expect a longer wait.' : (chosen.cuisine ?? ''));
    byId('menu').replaceChildren(...(menu.body.items ?? menu.body).map(dish));
    byId('menu-title').focus({ preventScroll: true });
    if (cart().restaurant && cart().restaurant.id !== id) text('menu-note', `Adding a dish here replaces your cart from ${cart().restaurant.name}.`);
  } catch (error) {
    text('menu-note', error.status === 404 ? 'This restaurant is no longer here.' : error.message);
  }
}

// Own orders --------------------------------------------------------------------------------------------------
let next = null;
function orderRow(order) {
  const name = order.restaurantName ?? order.restaurant?.name ?? names.get(order.restaurantId) ?? 'Order';
  return el(
    'li',
    {},
    el(
      'a',
      { class: 'row-link', href: `/customer/order.html?id=${encodeURIComponent(order.id)}`, 'data-testid': 'order-row', 'data-id': order.id },
      el('span', { class: 'grow' }, el('strong', {}, name), el('span', { class: 'muted' }, ` #${shortId(order.id)} · ${day(order.placedAt)}`)),
      el('span', { class: 'price' }, money(order.total)),
      el('span', { class: `badge ${order.status.toLowerCase()}` }, WORDS[order.status] ?? order.status),
    ),
  );
}

async function loadOrders() {
  const { body } = await get(`/api/orders?limit=10${next ? `&cursor=${encodeURIComponent(next)}` : ''}`);
  byId('orders').append(...body.items.map(orderRow));
  next = body.next;
  show('orders-more', Boolean(next));
  text('orders-note', byId('orders').children.length ? '' : 'None yet.');
}
const moreOrders = () => loadOrders().catch((error) => text('orders-note', error.message));
byId('orders-more').addEventListener('click', moreOrders);

addEventListener('hashchange', route);
onCart(checkout(session.account, () => chosen));
fillCities(await loadRestaurants());
route();
moreOrders();
