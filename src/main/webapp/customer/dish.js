// One dish, large: its photo, what is in it, its options, how many. The choices preset stand chosen, so that whoever
// changes nothing gets the dish as it comes. What the kitchen changes meanwhile is said, and what was chosen stays.
import { presets, priceOf, put } from '../js/cart.js';
import { byId, el, phrase, show, text, toast, typed } from '../js/dom.js';
import { money, times } from '../js/money.js';
import { picture } from '../js/picture.js';
import { ALLERGENS } from '../js/words.js';
import { isOpen } from './place.js';

const MOST = 50;
let shown = null; // {restaurant, item, gone?}
let quantity = 1;

const form = () => byId('dish-form');
const only = ({ atLeast, atMost }) => atLeast === 1 && atMost === 1;

function hint({ atLeast, atMost, choices }) {
  if (only({ atLeast, atMost })) return 'Choose one';
  return atMost >= choices.length ? 'As you like' : `Up to ${atMost}`;
}

function choice(group, at, one, checked) {
  const type = only(group) ? 'radio' : 'checkbox';
  return el(
    'label',
    { class: 'choice', 'data-testid': 'option-choice', 'data-id': one.id },
    el('input', { type, name: `group-${at}`, value: one.id, checked, 'data-focus': one.id, onchange: chose }),
    el('span', { class: 'grow' }, typed(one.name)),
    one.price.amount > 0 && el('span', { class: 'muted price' }, `+ ${money(one.price)}`),
  );
}

/** Before somebody chose, what is preset; then what they chose, as far as it can still be had. */
function groupOf(group, at, before) {
  const stays = before && (group.atLeast === 0 || group.choices.some(({ id }) => before.has(id)));
  const choices = group.choices.map((one) => choice(group, at, one, stays ? before.has(one.id) : one.preset));
  return el('fieldset', { 'data-group': at }, el('legend', {}, typed(group.name), el('span', { class: 'muted small-note' }, ` ${hint(group)}`)), el('div', { class: 'choices two' }, ...choices));
}

const drawOptions = ({ options = [] }, before) => byId('dish-options').replaceChildren(...options.map((group, at) => groupOf(group, at, before)));

/** The choices that stand chosen. */
function taken() {
  const ids = new Set([...form().querySelectorAll('#dish-options :checked')].map(({ value }) => value));
  return (shown.item.options ?? []).flatMap(({ choices }) => choices.filter(({ id }) => ids.has(id)));
}

/** Once a group is full, its other boxes rest. */
function limit() {
  (shown.item.options ?? []).forEach((group, at) => {
    if (only(group)) return;
    const boxes = [...form().querySelectorAll(`[name="group-${at}"]`)];
    const full = boxes.filter(({ checked }) => checked).length >= group.atMost;
    for (const box of boxes) box.disabled = full && !box.checked;
  });
}

/** Why it can't be had now, if it can't. */
function obstacle({ restaurant, item, gone }) {
  if (gone) return 'No longer on the menu';
  if (item.soldOutUntil) return 'Sold out for today';
  return isOpen(restaurant) ? null : 'Closed at the moment';
}

function draw() {
  limit();
  const why = obstacle(shown);
  text('dish-add', why ?? `Add · ${money(times(priceOf(shown.item, taken()), quantity))}`);
  byId('dish-add').disabled = Boolean(why);
}

function chose() {
  if (!obstacle(shown)) say('');
  draw();
}

function step(by) {
  quantity = Math.max(1, Math.min(MOST, quantity + by));
  draw();
}

function describe(item) {
  text('dish-title', typed(item.name));
  text('dish-about', item.description ?? '');
  const allergens = (item.allergens ?? []).map((one) => ALLERGENS[one] ?? one.toLowerCase());
  text('dish-allergens', allergens.length ? `Contains ${allergens.join(', ')}.` : 'No allergens are listed. Please ask the restaurant if you need to know.');
}

function say(words) {
  text(form().querySelector('.form-error'), words);
  show(form().querySelector('.form-error'), words !== '');
}

/** Opens the dish. */
export function choose(restaurant, item) {
  shown = { restaurant, item };
  quantity = 1;
  describe(item);
  byId('dish-photo').replaceChildren(...(item.photo ? [picture(item, '(max-width: 40rem) 100vw, 34rem')] : []));
  show('dish-photo', Boolean(item.photo));
  drawOptions(item);
  byId('dish-note').value = '';
  say('');
  draw();
  byId('dish').showModal();
  byId('dish-title').focus();
}

/** The dish that is open as the menu has it now. */
export function followDish(restaurant, dishes) {
  if (!byId('dish').open || shown.restaurant.id !== restaurant.id) return;
  const before = { ...shown, price: priceOf(shown.item, taken()) };
  const now = dishes.find(({ id }) => id === shown.item.id);
  const chosen = new Set(taken().map(({ id }) => id));
  shown = { restaurant, item: now ?? shown.item, gone: !now };
  describe(shown.item);
  if (JSON.stringify(shown.item.options) !== JSON.stringify(before.item.options)) drawOptions(shown.item, chosen);
  draw();
  const price = priceOf(shown.item, taken());
  const why = obstacle(shown);
  if (why !== obstacle(before)) say(why ? `${why}.` : '');
  else if (price.amount !== before.price.amount) say(`It costs ${money(price)} now, no longer ${money(before.price)}.`);
}

byId('dish-less').addEventListener('click', () => step(-1));
byId('dish-more').addEventListener('click', () => step(1));
byId('dish-close').addEventListener('click', () => byId('dish').close());
byId('dish').addEventListener('click', (event) => event.target === byId('dish') && byId('dish').close());
form().addEventListener('submit', () => {
  put(shown.restaurant, shown.item, { quantity, choices: shown.item.options ? taken() : presets(shown.item), words: byId('dish-note').value.trim() });
  toast(phrase`${shown.item.name} is in your cart.`);
});
