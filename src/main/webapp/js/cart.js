// The cart: what a customer is about to order from one restaurant. Kept on their shelf, so that a reload or a dead
// battery loses nothing. Prices are those the customer was shown; the server prices the order, and refuses others.
// A line is a dish with its options: the same dish with other options is another line.
import { sum, times } from './money.js';
import { shelf } from './shelf.js';

const kept = shelf('cart');
const MOST = 50;
let listener = () => {};

export const cart = () => kept.get() ?? { restaurant: null, items: [] };

const keep = (content) => kept.set(content.items.length || content.news ? content : null);

export function onCart(job) {
  listener = job;
  kept.watch(job);
}

/** What tells one line from another. */
export const keyOf = ({ menuItemId, options }) => [menuItemId, ...(options ?? []).map(({ id }) => id).sort()].join(' ');

const zero = { amount: 0, currency: 'EUR' };

/** The choices of a dish that come without a word. */
export const presets = (dish) => (dish.options ?? []).flatMap(({ choices }) => choices.filter((choice) => choice.preset));

/** What one of a dish costs with these choices. */
export const priceOf = (dish, choices) => sum([dish.price, ...choices.map(({ price }) => price)]);

const termsOf = ({ id, name, city, deliveryFee = zero, minimumOrder = zero }) => ({ id, name, city, deliveryFee, minimumOrder });

/** Puts so many of a dish in, with these choices; another restaurant's dish begins a new cart. */
export function put(restaurant, dish, { quantity = 1, choices = presets(dish), words } = {}) {
  let content = cart();
  if (content.restaurant?.id !== restaurant.id) content = { restaurant: null, items: [] };
  content.restaurant = termsOf(restaurant);
  delete content.news;
  const options = choices.map(({ id, name, price }) => ({ id, name, price }));
  const fresh = { menuItemId: dish.id, name: dish.name, price: priceOf(dish, choices), quantity: 0, ...(options.length && { options }) };
  let line = content.items.find((one) => keyOf(one) === keyOf(fresh));
  if (!line) content.items.push((line = fresh));
  line.quantity = Math.min(MOST, line.quantity + quantity);
  if (words) line.note = [...new Set([line.note, words].filter(Boolean))].join('; ').slice(0, 200);
  keep(content);
  listener();
}

/** More or less of a line; none takes it out. */
export function change(key, by) {
  const content = cart();
  const line = content.items.find((one) => keyOf(one) === key);
  if (line) line.quantity = Math.min(MOST, line.quantity + by);
  content.items = content.items.filter((one) => one.quantity > 0);
  delete content.news;
  keep(content);
  listener();
}

/** A note changes nothing to draw; a redraw would take the focus away. */
export function note(key, words) {
  const content = cart();
  const line = content.items.find((one) => keyOf(one) === key);
  if (line) line.note = words.trim() || undefined;
  keep(content);
}

/** A line as the menu has it now, or {why} it can't be had like that any more. */
function onMenu(line, dish) {
  if (!dish) return { why: 'gone' };
  if (dish.soldOutUntil) return { why: 'sold-out' };
  const all = new Map((dish.options ?? []).flatMap(({ choices }) => choices).map((choice) => [choice.id, choice]));
  const choices = (line.options ?? []).map(({ id }) => all.get(id));
  if (choices.includes(undefined)) return { why: 'other-options' };
  return { ...line, name: dish.name, price: priceOf(dish, choices), ...(choices.length && { options: choices.map(({ id, name, price }) => ({ id, name, price })) }) };
}

const feeOf = (restaurant) => restaurant?.deliveryFee ?? zero;

/** Takes over the lines as they are now and what the restaurant asks for, and says what is not as it was. */
function update(now, terms) {
  const content = cart();
  const restaurant = content.restaurant && { ...content.restaurant, ...terms };
  const items = now.filter(({ why }) => !why);
  const news = content.items.flatMap(({ name, price: was }, at) => (now[at].price?.amount === was.amount ? [] : [{ name, was, now: now[at].price, why: now[at].why }]));
  if (items.length && feeOf(restaurant).amount !== feeOf(content.restaurant).amount) news.push({ name: 'Delivery', was: feeOf(content.restaurant), now: feeOf(restaurant) });
  const next = { restaurant: items.length ? restaurant : null, items };
  const unsaid = ({ name }) => !news.some((one) => one.name === name);
  if (news.length) tell([...(content.news ?? []).filter(unsaid), ...news], next);
  else if (JSON.stringify({ ...content, ...next }) !== JSON.stringify(content)) {
    keep({ ...content, ...next });
    listener();
  }
}

/** Takes over what the cart's restaurant asks for now and what its dishes cost, and lets go of what it has no more. */
export function followMenu(restaurant, dishes) {
  if (cart().restaurant?.id !== restaurant.id) return;
  const menu = new Map(dishes.map((dish) => [dish.id, dish]));
  update(cart().items.map((line) => onMenu(line, menu.get(line.menuItemId))), termsOf(restaurant));
}

/** The same from a refusal: the lines that can be had, and the fee. */
export function followQuote({ items, deliveryFee }) {
  const quoted = new Map(items.map((line) => [keyOf(line), line]));
  const had = (line) => quoted.get(keyOf(line)) ?? items.find((one) => one.menuItemId === line.menuItemId && !line.options);
  update(cart().items.map((line) => (had(line) ? { ...line, price: had(line).price } : { why: 'refused' })), deliveryFee && { deliveryFee });
}

/** Has the cart say what is not as it was: [{name, was, now}], or {name, why} of a dish that can't be had. */
export function tell(news, content = cart()) {
  keep({ ...content, news });
  listener();
}

export function empty() {
  keep({ restaurant: null, items: [] });
  listener();
}

export const count = () => cart().items.reduce((total, line) => total + line.quantity, 0);
export const dishesTotal = () => sum(cart().items.map((line) => times(line.price, line.quantity)));
export const fee = () => feeOf(cart().restaurant);
export const total = () => sum([dishesTotal(), fee()]);

/** What is still missing to what the restaurant delivers for; nothing missing is 0. */
export const missing = () => ({ amount: Math.max(0, (cart().restaurant?.minimumOrder?.amount ?? 0) - dishesTotal().amount), currency: 'EUR' });
