// One dish, large: its photo, what is in it, its options, how many. The choices preset stand chosen, so that whoever
// changes nothing gets the dish as it comes.
import { presets, priceOf, put } from '../js/cart.js';
import { byId, el, phrase, show, text, toast, typed } from '../js/dom.js';
import { money, times } from '../js/money.js';
import { picture } from '../js/picture.js';
import { ALLERGENS } from '../js/words.js';
import { isOpen } from './place.js';

const MOST = 50;
let shown = null; // {restaurant, item}
let quantity = 1;

const form = () => byId('dish-form');
const only = ({ atLeast, atMost }) => atLeast === 1 && atMost === 1;

function hint({ atLeast, atMost, choices }) {
  if (only({ atLeast, atMost })) return 'Choose one';
  return atMost >= choices.length ? 'As you like' : `Up to ${atMost}`;
}

function choice(group, at, one) {
  const type = only(group) ? 'radio' : 'checkbox';
  return el(
    'label',
    { class: 'choice', 'data-testid': 'option-choice', 'data-id': one.id },
    el('input', { type, name: `group-${at}`, value: one.id, checked: one.preset, onchange: draw }),
    el('span', { class: 'grow' }, typed(one.name)),
    one.price.amount > 0 && el('span', { class: 'muted price' }, `+ ${money(one.price)}`),
  );
}

function groupOf(group, at) {
  return el('fieldset', { 'data-group': at }, el('legend', {}, typed(group.name), el('span', { class: 'muted small-note' }, ` ${hint(group)}`)), el('div', { class: 'choices two' }, ...group.choices.map((one) => choice(group, at, one))));
}

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

function draw() {
  limit();
  text('dish-quantity', quantity);
  text('dish-add', shown.item.soldOutUntil ? 'Sold out for today' : isOpen(shown.restaurant) ? `Add · ${money(times(priceOf(shown.item, taken()), quantity))}` : 'Closed at the moment');
  byId('dish-add').disabled = Boolean(shown.item.soldOutUntil) || !isOpen(shown.restaurant);
}

function step(by) {
  quantity = Math.max(1, Math.min(MOST, quantity + by));
  draw();
}

/** Opens the dish. */
export function choose(restaurant, item) {
  shown = { restaurant, item };
  quantity = 1;
  text('dish-title', typed(item.name));
  text('dish-about', item.description ?? '');
  const allergens = (item.allergens ?? []).map((one) => ALLERGENS[one] ?? one.toLowerCase());
  text('dish-allergens', allergens.length ? `Contains ${allergens.join(', ')}.` : 'No allergens that must be named.');
  byId('dish-photo').replaceChildren(...(item.photo ? [picture(item, '(max-width: 40rem) 100vw, 34rem')] : []));
  show('dish-photo', Boolean(item.photo));
  byId('dish-options').replaceChildren(...(item.options ?? []).map(groupOf));
  byId('dish-note').value = '';
  show(form().querySelector('.form-error'), false);
  draw();
  byId('dish').showModal();
  byId('dish-title').focus();
}

byId('dish-less').addEventListener('click', () => step(-1));
byId('dish-more').addEventListener('click', () => step(1));
byId('dish-close').addEventListener('click', () => byId('dish').close());
byId('dish').addEventListener('click', (event) => event.target === byId('dish') && byId('dish').close());
form().addEventListener('submit', () => {
  put(shown.restaurant, shown.item, { quantity, choices: shown.item.options ? taken() : presets(shown.item), words: byId('dish-note').value.trim() });
  toast(phrase`${shown.item.name} is in your cart.`);
});
