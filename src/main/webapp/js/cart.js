// The cart: what a customer is about to order from one restaurant. Kept in localStorage, so that a reload or a dead
// battery loses nothing. Prices here are for show; the server prices the order.
import { sum, times } from './money.js';

const KEY = 'foodfast.cart';
const MOST = 50;
let listener = () => {};

export function cart() {
  try {
    return JSON.parse(localStorage.getItem(KEY)) ?? { restaurant: null, items: [] };
  } catch {
    return { restaurant: null, items: [] };
  }
}

function keep(content) {
  if (content.items.length) localStorage.setItem(KEY, JSON.stringify(content));
  else localStorage.removeItem(KEY);
}

export function onCart(job) {
  listener = job;
  addEventListener('storage', (event) => event.key === KEY && job());
}

/** Adds to the item; another restaurant's dish begins a new cart. Quantity 0 takes the item out. */
export function add(restaurant, item, by = 1) {
  let content = cart();
  if (content.restaurant?.id !== restaurant.id) content = { restaurant: { id: restaurant.id, name: restaurant.name }, items: [] };
  const line = content.items.find((one) => one.menuItemId === item.id);
  if (line) line.quantity = Math.min(MOST, line.quantity + by);
  else content.items.push({ menuItemId: item.id, name: item.name, price: item.price, quantity: Math.min(MOST, by) });
  content.items = content.items.filter((one) => one.quantity > 0);
  keep(content);
  listener();
}

/** A note changes nothing to draw; a redraw would take the focus away. */
export function note(menuItemId, words) {
  const content = cart();
  const line = content.items.find((one) => one.menuItemId === menuItemId);
  if (line) line.note = words.trim() || undefined;
  keep(content);
}

export function empty() {
  keep({ restaurant: null, items: [] });
  listener();
}

export const count = () => cart().items.reduce((total, line) => total + line.quantity, 0);
export const total = () => sum(cart().items.map((line) => times(line.price, line.quantity)));
