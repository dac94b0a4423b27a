// Ordering: restaurants, the list of own orders (request/response). A menu is in menu.js, the cart and the placing of the
// order in checkout.js. While somebody looks, lists and menus follow what others change (js/fresh.js).
import { get } from '../js/api.js';
import { onCart } from '../js/cart.js';
import { byId, el, isolated, rows, show, text, typed } from '../js/dom.js';
import { question, whileSeen } from '../js/fresh.js';
import { header } from '../js/header.js';
import { failed, told } from '../js/heard.js';
import { day, money, shortId } from '../js/money.js';
import { recall } from '../js/offline.js';
import { picture } from '../js/picture.js';
import { sameCity } from '../js/places.js';
import { demand } from '../js/session.js';
import { WORDS } from '../js/words.js';
import { ahead, PERSON, RESTAURANTS } from './ahead.js';
import { checkout } from './checkout.js';
import { choose } from './dish.js';
import { freshCart, freshMenu, openMenu, restaurantOnView } from './menu.js';
import { facts, isOpen, opening, stars } from './place.js';

await demand('CUSTOMER');
header();
const names = new Map();

// Restaurants -------------------------------------------------------------------------------------------------
function restaurantCard(restaurant) {
  return el(
    'li',
    { class: isOpen(restaurant) ? 'card place' : 'card place shut', 'data-testid': 'restaurant-card', 'data-id': restaurant.id },
    picture(restaurant, '(max-width: 40rem) 100vw, 22rem'),
    el(
      'div',
      { class: 'place-text' },
      el('h2', {}, el('a', { href: `#restaurant=${encodeURIComponent(restaurant.id)}`, 'data-focus': restaurant.id }, typed(restaurant.name))),
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
      el('h3', {}, el('a', { href: `#restaurant=${encodeURIComponent(restaurantId)}&dish=${encodeURIComponent(found.id)}`, 'data-focus': found.id }, typed(found.name))),
      el('p', { class: 'muted' }, typed(restaurantName), ' · ', typed(city)),
      el('p', { class: 'price' }, money(found.price)),
    ),
  );
}

const places = question();
const hits = question();

/** Dishes of that name, if somebody is looking for something. */
async function dishesOf(words, city, options) {
  if ([...words].length < 2) return [];
  const query = new URLSearchParams({ q: [...words].slice(0, 80).join(''), city, limit: 12 });
  return (await hits(`/api/dishes?${query}`, options)).items;
}

/** Those that take orders now stand first. */
const openFirst = (restaurants) => [...restaurants].sort((a, b) => isOpen(b) - isOpen(a));

function drawRestaurants(restaurants, dishes) {
  rows(byId('restaurants'), openFirst(restaurants), restaurantCard);
  rows(byId('dishes'), dishes, dishCard, ({ dish }) => dish.id);
  show('found', dishes.length > 0);
  told('restaurants-note', restaurants.length ? '' : dishes.length ? 'No restaurant of that name, but dishes:' : 'Nothing of that name here. Try another word, or all cities.');
  for (const one of restaurants) names.set(one.id, one.name);
}

let asked = 0;
let drawn = 0; // of what was asked, the last that stands

/** What is looked for, as it is now; without options restaurants are shown though the search for dishes fails. */
async function freshRestaurants(options) {
  const mine = ++asked;
  const query = new URLSearchParams({ limit: 100 });
  if (byId('city').value) query.set('city', byId('city').value);
  if (byId('search').value.trim()) query.set('q', byId('search').value.trim());
  const found = dishesOf(query.get('q') ?? '', byId('city').value, options);
  const [{ items }, dishes] = await Promise.all([places(`/api/restaurants?${query}`, options), options ? found : found.catch(() => [])]);
  if (mine < drawn) return;
  drawn = mine;
  drawRestaurants(items, dishes);
}

const search = () => freshRestaurants().catch((error) => failed('restaurants-note', error, search));

function fillCities(items) {
  const cities = [...new Set(items.map((one) => one.city).filter(Boolean))].sort();
  byId('city').append(...cities.map((city) => el('option', { value: city }, isolated(city))));
}

/** Restaurants deliver only within their city, so only those of the person's own are offered at first. */
function drawHome({ items, home }) {
  if (byId('city').options.length === 1) fillCities(items);
  if (drawn) return; // somebody was quicker
  const own = [...byId('city').options].find((option) => option.value && sameCity(option.value, home));
  if (own && !byId('city').value) byId('city').value = own.value;
  if (byId('search').value.trim()) search();
  else drawRestaurants(items.filter((one) => !byId('city').value || sameCity(one.city, byId('city').value)), []);
}

async function askHome(options) {
  const [{ body }, { body: me }] = await Promise.all([get(RESTAURANTS, { ...options, ahead }), get(PERSON, { ...options, ahead }).catch(() => ({ body: {} }))]);
  return { items: body.items, home: me.city };
}

let typing;
byId('search').addEventListener('input', () => {
  clearTimeout(typing);
  typing = setTimeout(search, 300);
});
byId('city').addEventListener('change', search);
byId('filter').addEventListener('submit', (event) => (event.preventDefault(), search()));

// A menu --------------------------------------------------------------------------------------------------------
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
  scrollTo({ top: 0 });
  try {
    const menu = await openMenu(id);
    if (!menu) return;
    names.set(id, menu.restaurant.name);
    title(id);
    byId('menu-title').focus({ preventScroll: true });
    const found = menu.dishes.find((one) => one.id === wanted.get('dish'));
    if (found) choose(menu.restaurant, found);
  } catch (error) {
    if (error.status === 404) told('menu-note', 'This restaurant is no longer here.');
    else failed('menu-note', error, route);
  }
}

// Own orders --------------------------------------------------------------------------------------------------
const NEWEST = '/api/orders?limit=10';
let mine = []; // those that stand there, newest first
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

const joined = (newer, older) => [...newer, ...older.filter(({ id }) => !newer.some((one) => one.id === id))];

function drawOrders(orders) {
  mine = orders;
  rows(byId('orders'), mine, orderRow);
  show('orders-more', Boolean(next));
  told('orders-note', mine.length ? '' : 'None yet.');
}

function drawNewest({ items, next: more }) {
  next = more;
  drawOrders(items);
}

async function loadMore() {
  const { body } = await get(`${NEWEST}&cursor=${encodeURIComponent(next)}`);
  next = body.next;
  drawOrders(joined(mine, body.items));
}

/** The newest ones again: an order has moved on, time has passed, or the page comes back. The older ones stay. */
async function freshOrders(options) {
  if (document.hidden) return;
  const { body } = await get(NEWEST, options);
  if (!mine.length) next = body.next;
  drawOrders(joined(body.items, mine));
}
for (const moment of ['visibilitychange', 'order-moved']) document.addEventListener(moment, () => freshOrders().catch(() => {})); // the next moment asks again

const more = () => loadMore().catch((error) => failed('orders-note', error, more));
byId('orders-more').addEventListener('click', more);

const ONCE = { tries: 1 };
const menuStands = () => !byId('menu-view').hidden;
const fresh = () => Promise.all([menuStands() ? freshMenu(ONCE) : Promise.all([freshRestaurants(ONCE), freshOrders(ONCE)]), freshCart(ONCE)]);
const quietly = (asking) => asking.catch(() => {}); // the next time asks again

onCart(checkout(restaurantOnView, () => quietly(fresh())));
const loadOrders = () => recall('orders', async (options) => (await get(NEWEST, options)).body, drawNewest).catch((error) => failed('orders-note', error, loadOrders));
const loadHome = () => recall('restaurants', askHome, drawHome).catch((error) => failed('restaurants-note', error, loadHome));
loadOrders();
const home = loadHome();
addEventListener('hashchange', async () => {
  route();
  await home;
  if (!menuStands()) quietly(freshRestaurants(ONCE)); // they may have changed while a menu stood in their place
});
route();
await home;
quietly(freshCart(ONCE)); // it may be from yesterday
whileSeen(fresh);
