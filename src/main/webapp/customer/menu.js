// A restaurant's menu. It follows what its kitchen changes while somebody looks (js/fresh.js), and so does the cart, so
// that the two never show different prices: also a cart from elsewhere. Guarantee: what is as it was stays as it is, and
// so do focus, scroll and an open dish.
import { cart, followMenu, put } from '../js/cart.js';
import { byId, el, phrase, rows, text, toast, typed } from '../js/dom.js';
import { question } from '../js/fresh.js';
import { LOADING, told } from '../js/heard.js';
import { money } from '../js/money.js';
import { pending } from '../js/ordering.js';
import { picture } from '../js/picture.js';
import { choose, followDish } from './dish.js';
import { facts, isOpen, opening, stars } from './place.js';

let wanted = null; // the id of the restaurant whose menu is to stand here
let chosen = null; // the restaurant whose menu stands here
let said = ''; // what stands above its dishes

/** Asks for a restaurant with its dishes. */
function place() {
  const about = question();
  const menu = question();
  return async (id, options) => {
    const path = `/api/restaurants/${encodeURIComponent(id)}`;
    const [restaurant, { items }] = await Promise.all([about(path, options), menu(`${path}/menu`, options)]);
    return { restaurant, dishes: items };
  };
}
const onView = place();
const inCart = place();

export const restaurantOnView = () => chosen;

/** As long as it is not known whether the cart was ordered, it stays as it was sent. */
const lead = ({ restaurant, dishes }) => pending() || followMenu(restaurant, dishes);

/** Shows a restaurant's menu in place of another's; answers {restaurant, dishes}, or null if somebody has gone on. */
export function openMenu(id) {
  wanted = id;
  said = '';
  for (const part of ['menu', 'categories', 'menu-facts', 'menu-photo', 'menu-about', 'menu-address']) byId(part).replaceChildren();
  told('menu-note', LOADING);
  return freshMenu();
}

/** The menu as it is now. */
export async function freshMenu(options) {
  const id = wanted;
  if (!id) return null;
  const found = await onView(id, options);
  if (wanted !== id) return null;
  draw(found);
  return found;
}

/** What is in the cart as it is now, if its menu is not on view. */
export async function freshCart(options) {
  const { restaurant } = cart();
  if (restaurant && (byId('menu-view').hidden || restaurant.id !== wanted)) lead(await inCart(restaurant.id, options));
}

function draw({ restaurant, dishes }) {
  chosen = restaurant;
  drawHead(restaurant);
  drawDishes(dishes);
  followDish(restaurant, dishes);
  lead({ restaurant, dishes });
}

function drawHead(restaurant) {
  const other = cart().restaurant?.id === restaurant.id ? null : cart().restaurant;
  const words = JSON.stringify([restaurant, other?.name]);
  if (words === said) return;
  said = words;
  text('menu-title', typed(restaurant.name));
  rows(byId('menu-photo'), [restaurant].map(({ id, name, photo }) => ({ id, name, photo })), (one) => picture(one, '(max-width: 54rem) 100vw, 40rem'));
  text('menu-about', restaurant.about ?? '');
  text('menu-address', restaurant.address ? phrase`${restaurant.address}, ${restaurant.city}` : '');
  byId('menu-facts').replaceChildren(...facts(restaurant), ...[stars(restaurant.rating, 'li')].filter(Boolean));
  const warning = other ? phrase` Adding a dish here replaces your cart from ${other.name}.` : [];
  told('menu-note', [opening(restaurant, 'span') ?? phrase`Cuisine: ${restaurant.cuisine}.`, phrase` Delivers only within ${restaurant.city}.`, warning].flat(2));
}

function drawDishes(items) {
  const groups = grouped(items);
  const titles = [...groups.keys()].map((name) => ({ name, alone: groups.size === 1 }));
  rows(byId('menu'), titles, section, ({ name }) => name);
  rows(byId('categories'), groups.size > 1 ? titles : [], chip, ({ name }) => name);
  const open = isOpen(chosen);
  for (const part of byId('menu').children) rows(part.querySelector('ul'), groups.get(part.dataset.name).map((item) => ({ item, open })), dish, ({ item }) => item.id);
}

function grouped(items) {
  const groups = new Map();
  for (const item of items) groups.set(item.category ?? '', [...(groups.get(item.category ?? '') ?? []), item]);
  return groups;
}

let sections = 0;
function section({ name, alone }) {
  const id = `category-${++sections}-title`;
  return el(
    'section',
    { class: 'category', 'aria-labelledby': id, 'data-name': name },
    el('h2', { id, tabindex: '-1', class: alone ? 'visually-hidden' : '' }, name ? typed(name) : alone ? 'Dishes' : 'More'),
    el('ul', { class: 'menu' }),
  );
}

const chip = ({ name }) => el('button', { type: 'button', class: 'chip', 'data-focus': name, onclick: () => goTo(name) }, name ? typed(name) : 'More');

function goTo(name) {
  const part = [...byId('menu').children].find(({ dataset }) => dataset.name === name);
  part.querySelector('h2').focus({ preventScroll: true });
  part.scrollIntoView({ block: 'start' });
}

function dish({ item, open }) {
  const out = Boolean(item.soldOutUntil);
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
      el('button', { type: 'button', class: 'small', 'data-testid': 'add-to-cart', 'aria-label': `Add ${item.name}`, disabled: out || !open, onclick: add }, 'Add'),
    ),
  );
}
