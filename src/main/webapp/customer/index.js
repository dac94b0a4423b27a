// Ordering: restaurants, a menu, the list of own orders (request/response). The cart and the placing of the order
// are in checkout.js.
import { get } from '../js/api.js';
import { cart, followMenu, onCart, put } from '../js/cart.js';
import { byId, el, isolated, phrase, show, text, toast, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { day, money, shortId } from '../js/money.js';
import { recall } from '../js/offline.js';
import { picture } from '../js/picture.js';
import { sameCity } from '../js/places.js';
import { demand } from '../js/session.js';
import { WORDS } from '../js/words.js';
import { ahead, PERSON, RESTAURANTS } from './ahead.js';
import { checkout } from './checkout.js';
import { choose } from './dish.js';
import { facts, isOpen, opening, stars } from './place.js';

await demand('CUSTOMER');
header();
const names = new Map();
let chosen = null;

// Restaurants -------------------------------------------------------------------------------------------------
function restaurantCard(restaurant) {
  return el(
    'li',
    { class: isOpen(restaurant) ? 'card place' : 'card place shut', 'data-testid': 'restaurant-card', 'data-id': restaurant.id },
    picture(restaurant, '(max-width: 40rem) 100vw, 22rem'),
    el(
      'div',
      { class: 'place-text' },
      el('h2', {}, el('a', { href: `#restaurant=${encodeURIComponent(restaurant.id)}` }, typed(restaurant.name))),
      el('p', { class: 'muted' }, typed(restaurant.cuisine), restaurant.cuisine && restaurant.city && ' · ', typed(restaurant.city)),
      stars(restaurant.rating),
      el('ul', { class: 'facts' }, ...facts(restaurant)),
      opening(restaurant),
    ),
  );
}

function dishCard({ restaurantId, restaurantName, city, dish: found }) {
  return el(
    'li',
    { class: 'card hit', 'data-testid': 'dish-found', 'data-id': found.id },
    picture(found, '6rem'),
    el(
      'div',
      { class: 'place-text' },
      el('h3', {}, el('a', { href: `#restaurant=${encodeURIComponent(restaurantId)}&dish=${encodeURIComponent(found.id)}` }, typed(found.name))),
      el('p', { class: 'muted' }, typed(restaurantName), ' · ', typed(city)),
      el('p', { class: 'price' }, money(found.price)),
    ),
  );
}

/** Dishes of that name, if somebody is looking for something. */
async function loadDishes(words, city) {
  if ([...words].length < 2) return [];
  const query = new URLSearchParams({ q: [...words].slice(0, 80).join(''), city, limit: 12 });
  const { body } = await get(`/api/dishes?${query}`).catch(() => ({ body: { items: [] } })); // restaurants are found all the same
  return body.items;
}

/** Those that take orders now stand first. */
const openFirst = (restaurants) => [...restaurants].sort((a, b) => isOpen(b) - isOpen(a));

function drawRestaurants(restaurants, dishes) {
  byId('restaurants').replaceChildren(...openFirst(restaurants).map(restaurantCard));
  byId('dishes').replaceChildren(...dishes.map(dishCard));
  show('found', dishes.length > 0);
  text('restaurants-note', restaurants.length ? '' : dishes.length ? 'No restaurant of that name, but dishes:' : 'Nothing of that name here. Try another word, or all cities.');
  for (const one of restaurants) names.set(one.id, one.name);
}

let asked = 0;
async function loadRestaurants() {
  const mine = ++asked;
  const query = new URLSearchParams({ limit: 100 });
  if (byId('city').value) query.set('city', byId('city').value);
  if (byId('search').value.trim()) query.set('q', byId('search').value.trim());
  try {
    const [{ body }, dishes] = await Promise.all([get(`/api/restaurants?${query}`), loadDishes(query.get('q') ?? '', byId('city').value)]);
    if (mine !== asked) return;
    drawRestaurants(body.items, dishes);
  } catch (error) {
    text('restaurants-note', error.message);
  }
}

function fillCities(items) {
  const cities = [...new Set(items.map((one) => one.city).filter(Boolean))].sort();
  byId('city').append(...cities.map((city) => el('option', { value: city }, isolated(city))));
}

/** Restaurants deliver only within their city, so only those of the person's own are offered at first. */
function drawHome({ items, home }) {
  if (byId('city').options.length === 1) fillCities(items);
  if (asked) return; // somebody was quicker
  const own = [...byId('city').options].find((option) => option.value && sameCity(option.value, home));
  if (own && !byId('city').value) byId('city').value = own.value;
  if (byId('search').value.trim()) loadRestaurants();
  else drawRestaurants(items.filter((one) => !byId('city').value || sameCity(one.city, byId('city').value)), []);
}

async function askHome(options) {
  const [{ body }, { body: me }] = await Promise.all([get(RESTAURANTS, { ...options, ahead }), get(PERSON, { ...options, ahead }).catch(() => ({ body: {} }))]);
  return { items: body.items, home: me.city };
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
  const out = Boolean(item.soldOutUntil);
  const closed = out || !isOpen(chosen);
  const add = () => {
    put(chosen, item);
    toast(phrase`${item.name} is in your cart.`);
  };
  return el(
    'li',
    { class: out ? 'dish out' : 'dish', 'data-testid': 'menu-item', 'data-id': item.id },
    el(
      'div',
      { class: 'grow' },
      el('h3', {}, el('button', { type: 'button', class: 'dish-open', 'data-testid': 'dish-open', 'data-focus': item.id, onclick: () => choose(chosen, item) }, typed(item.name))),
      item.description && el('p', { class: 'muted', dir: 'auto' }, item.description),
      el('p', { class: 'dish-line' }, el('span', { class: 'price' }, money(item.price)), out ? el('span', { class: 'badge', 'data-testid': 'dish-sold-out' }, 'Sold out today') : item.options && el('span', { class: 'muted small-note' }, 'with options')),
    ),
    el(
      'div',
      { class: 'dish-side' },
      picture(item, '8rem'),
      el('button', { type: 'button', class: 'small', 'data-testid': 'add-to-cart', 'aria-label': `Add ${item.name}`, disabled: closed, onclick: add }, 'Add'),
    ),
  );
}

function drawMenu(items) {
  const groups = Map.groupBy ? Map.groupBy(items, ({ category }) => category ?? '') : grouped(items);
  const several = groups.size > 1;
  const sections = [...groups].map(([name, dishes], at) =>
    el(
      'section',
      { id: `category-${at}`, class: 'category', 'aria-labelledby': `category-${at}-title` },
      el('h2', { id: `category-${at}-title`, tabindex: '-1', class: several ? '' : 'visually-hidden' }, name ? typed(name) : several ? 'More' : 'Dishes'),
      el('ul', { class: 'menu' }, ...dishes.map(dish)),
    ),
  );
  byId('menu').replaceChildren(...sections);
  byId('categories').replaceChildren(...(several ? [...groups.keys()].map((name, at) => el('button', { type: 'button', class: 'chip', onclick: () => goTo(at) }, name ? typed(name) : 'More')) : []));
}

function grouped(items) {
  const groups = new Map();
  for (const item of items) groups.set(item.category ?? '', [...(groups.get(item.category ?? '') ?? []), item]);
  return groups;
}

function goTo(at) {
  byId(`category-${at}-title`).focus({ preventScroll: true });
  byId(`category-${at}`).scrollIntoView({ block: 'start' });
}

function title(id) {
  document.title = id ? `${isolated(names.get(id) ?? 'Menu')} – FoodFast` : 'Order – FoodFast';
}

async function route() {
  const wanted = new URLSearchParams(location.hash.slice(1));
  const id = wanted.get('restaurant');
  if (location.hash === '#cart') return;
  show('restaurants-view', !id);
  show('menu-view', Boolean(id));
  title(id);
  if (!id) return;
  text('menu-title', typed(names.get(id) ?? 'Menu'));
  for (const part of ['menu', 'categories', 'menu-facts', 'menu-photo', 'menu-about', 'menu-address']) byId(part).replaceChildren();
  text('menu-note', 'Loading the menu…');
  scrollTo({ top: 0 });
  try {
    const dishes = await loadMenu(id);
    byId('menu-title').focus({ preventScroll: true });
    const found = dishes.find((one) => one.id === wanted.get('dish'));
    if (found) choose(chosen, found);
  } catch (error) {
    text('menu-note', error.status === 404 ? 'This restaurant is no longer here.' : error.message);
  }
}

/** The cart follows the menu that stands beside it, so that the two never show different prices. */
async function loadMenu(id) {
  const path = `/api/restaurants/${encodeURIComponent(id)}`;
  const [restaurant, menu] = await Promise.all([get(path), get(`${path}/menu`)]);
  chosen = restaurant.body;
  names.set(id, chosen.name);
  text('menu-title', typed(chosen.name));
  title(id);
  const others = cart().restaurant && cart().restaurant.id !== id;
  byId('menu-photo').replaceChildren(picture(chosen, '(max-width: 54rem) 100vw, 40rem'));
  text('menu-about', chosen.about ?? '');
  text('menu-address', chosen.address ? phrase`${chosen.address}, ${chosen.city}` : '');
  byId('menu-facts').replaceChildren(...facts(chosen), ...[stars(chosen.rating, 'li')].filter(Boolean));
  const warning = others ? phrase` Adding a dish here replaces your cart from ${cart().restaurant.name}.` : [];
  text('menu-note', [opening(chosen, 'span') ?? phrase`${chosen.cuisine} kitchen.`, phrase` Delivers only within ${chosen.city}.`, warning].flat(2));
  drawMenu(menu.body.items);
  if (!others) followMenu(chosen, menu.body.items);
  return menu.body.items;
}

const reloadMenu = () => chosen && loadMenu(chosen.id).catch(() => {}); // the next choice reads it again

// Own orders --------------------------------------------------------------------------------------------------
const NEWEST = '/api/orders?limit=10';
let next = null;
function orderRow(order) {
  const name = order.restaurantName ?? order.restaurant?.name ?? names.get(order.restaurantId) ?? 'Order';
  return el(
    'li',
    {},
    el(
      'a',
      { class: 'row-link', href: `/customer/order.html?id=${encodeURIComponent(order.id)}`, 'data-testid': 'order-row', 'data-id': order.id },
      el('span', { class: 'grow' }, el('strong', {}, typed(name)), el('span', { class: 'muted' }, ` #${shortId(order.id)} · ${day(order.placedAt)}`), order.rating && el('span', { class: 'muted' }, ` · ${'★'.repeat(order.rating.stars)}`)),
      el('span', { class: 'price' }, money(order.total), refundOf(order)),
      el('span', { class: `badge ${order.status.toLowerCase()}` }, WORDS[order.status] ?? order.status),
    ),
  );
}

function refundOf({ payment }) {
  return payment?.refunded.amount > 0 && el('span', { class: 'muted', 'data-testid': 'order-row-refunded' }, ` · ${money(payment.refunded)} refunded`);
}

async function loadMore() {
  const { body } = await get(`${NEWEST}&cursor=${encodeURIComponent(next)}`);
  byId('orders').append(...body.items.map(orderRow));
  next = body.next;
  show('orders-more', Boolean(next));
}

function drawOrders({ items, next: more }) {
  byId('orders').replaceChildren(...items.map(orderRow));
  next = more;
  show('orders-more', Boolean(next));
  text('orders-note', items.length ? '' : 'None yet.');
}

/** The newest ones again: an order has moved on, or the page comes back. */
async function freshOrders() {
  if (document.hidden) return;
  drawOrders((await get(NEWEST)).body);
}
for (const moment of ['visibilitychange', 'order-moved']) document.addEventListener(moment, () => freshOrders().catch(() => {})); // the next moment asks again

byId('orders-more').addEventListener('click', () => loadMore().catch((error) => text('orders-note', error.message)));

addEventListener('hashchange', route);
onCart(checkout(() => chosen, reloadMenu));
recall('orders', async (options) => (await get(NEWEST, options)).body, drawOrders).catch((error) => text('orders-note', error.message));
recall('restaurants', askHome, drawHome).catch((error) => text('restaurants-note', error.message));
route();
