// The dialog in which a dish is added or changed: its words and price, the category it stands under, its allergens and
// its options. Guarantee: a choice keeps its id for life, so that carts and orders of before go on naming it.
import { byId, clear, el, onSubmit, text } from '../js/dom.js';
import { ALLERGENS } from '../js/words.js';

const EURO = 'EUR';
const euros = ({ amount }) => (amount / 100).toFixed(2);
const cents = (value) => Math.round(Number(value) * 100);
const list = () => byId('option-groups');

/** A name as an id: what the server takes, and no other choice has. */
function idOf(name, taken) {
  const plain = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 32) || 'choice';
  let id = plain;
  for (let n = 2; taken.has(id); n++) id = `${plain}-${n}`;
  return id;
}

// One group of choices, and one choice ---------------------------------------------------------------------------
let last = 0;

function field(label, input, more = '') {
  input.id = `option-${++last}`;
  return el('div', { class: `field ${more}` }, el('label', { for: input.id }, label), input);
}

const remove = (label, node) => el('button', { type: 'button', class: 'quiet small danger', 'data-testid': 'option-remove', onclick: () => node().remove() }, label);

function choiceRow({ id = '', name = '', price = { amount: 0 }, preset = false } = {}) {
  const row = el(
    'li',
    { class: 'option-row', 'data-testid': 'option-edit', 'data-choice': id },
    field('Choice', el('input', { class: 'choice-name', dir: 'auto', required: true, 'data-longest': 60, value: name, 'data-testid': 'choice-name' }), 'grow'),
    field('Extra in euro', el('input', { class: 'choice-price', type: 'number', inputmode: 'decimal', required: true, min: 0, max: 9999, step: 0.01, value: euros(price), 'data-testid': 'choice-price' })),
    el('label', { class: 'as-note' }, el('input', { class: 'choice-preset', type: 'checkbox', checked: preset, 'data-testid': 'choice-preset' }), ' Comes with it'),
    remove('Remove', () => row),
  );
  return row;
}

function groupBox({ name = '', atLeast = 0, atMost = 1, choices = [{}] } = {}) {
  const rows = el('ul', { class: 'option-rows' }, ...choices.map(choiceRow));
  const add = () => {
    rows.append(choiceRow());
    rows.lastChild.querySelector('input').focus();
  };
  const number = (kind, value, min) => el('input', { class: kind, type: 'number', inputmode: 'numeric', required: true, min, max: 20, step: 1, value, 'data-testid': `group-${kind}` });
  const box = el(
    'fieldset',
    { class: 'option-group', 'data-testid': 'option-group' },
    el('legend', {}, 'A question to the guest'),
    field('Question', el('input', { class: 'group-name', dir: 'auto', required: true, 'data-longest': 60, placeholder: 'Size', value: name, 'data-testid': 'group-name' })),
    el('div', { class: 'row' }, field('At least', number('at-least', atLeast, 0)), field('At most', number('at-most', atMost, 1))),
    rows,
    el('p', { class: 'actions' }, el('button', { type: 'button', class: 'quiet small', 'data-testid': 'choice-add', onclick: add }, 'Add a choice'), remove('Remove the question', () => box)),
  );
  return box;
}

/** What stands in the form, its fields marked with the place the server knows them by. */
function readOptions() {
  const boxes = [...list().children];
  const taken = new Set([...list().querySelectorAll('.option-row')].map((row) => row.dataset.choice).filter(Boolean));
  const value = (node, name, pointer) => {
    const input = node.querySelector(`.${name}`);
    input.dataset.field = pointer;
    return input.value.trim();
  };
  return boxes.map((box, at) => ({
    name: value(box, 'group-name', `/options/${at}/name`),
    atLeast: Number(value(box, 'at-least', `/options/${at}/atLeast`)),
    atMost: Number(value(box, 'at-most', `/options/${at}/atMost`)),
    choices: [...box.querySelectorAll('.option-row')].map((row, n) => {
      const name = value(row, 'choice-name', `/options/${at}/choices/${n}/name`);
      row.dataset.choice ||= idOf(name, taken);
      taken.add(row.dataset.choice);
      const amount = cents(value(row, 'choice-price', `/options/${at}/choices/${n}/price/amount`));
      return { id: row.dataset.choice, name, price: { amount, currency: EURO }, ...(row.querySelector('.choice-preset').checked && { preset: true }) };
    }),
  }));
}

// The dialog -----------------------------------------------------------------------------------------------------
/** save(item, wanted) is asked to keep what stands there; item is null for a new dish. */
export function dishForm(save) {
  let edited = null;
  byId('dish-allergens').append(...Object.entries(ALLERGENS).map(([id, name]) => el('label', { class: 'choice' }, el('input', { type: 'checkbox', name: 'allergen', value: id, 'data-testid': `allergen-${id}` }), ` ${name}`)));
  byId('group-add').addEventListener('click', () => {
    list().append(groupBox());
    list().lastChild.querySelector('input').focus();
  });
  byId('dish-close').addEventListener('click', () => byId('dish').close());

  function wanted() {
    const form = byId('dish-form');
    const all = {
      name: byId('dish-name').value.trim(),
      description: byId('dish-description').value.trim(),
      price: { amount: cents(byId('dish-price').value), currency: EURO },
      category: byId('dish-category').value.trim(),
    };
    const allergens = [...form.querySelectorAll('[name=allergen]:checked')].map((box) => box.value);
    const options = readOptions();
    return { ...all, allergens: allergens.length ? allergens : null, options: options.length ? options : null };
  }

  /** What is wrong must not be hidden. */
  byId('dish-form').addEventListener('submit', () => {
    for (const part of byId('dish-form').querySelectorAll('details')) part.open ||= part.querySelector(':invalid, .option-group') !== null;
  });
  onSubmit(byId('dish-form'), async () => {
    await save(edited, wanted());
    byId('dish').close();
  });

  return function open(item, categories) {
    edited = item;
    clear(byId('dish-form'));
    text('dish-title', item ? 'Edit the dish' : 'Add a dish');
    byId('dish-name').value = item?.name ?? '';
    byId('dish-description').value = item?.description ?? '';
    byId('dish-price').value = item ? euros(item.price) : '';
    byId('dish-category').value = item?.category ?? '';
    byId('categories').replaceChildren(...categories.map((value) => el('option', { value })));
    for (const box of byId('dish-form').querySelectorAll('[name=allergen]')) box.checked = item?.allergens?.includes(box.value) ?? false;
    list().replaceChildren(...(item?.options ?? []).map(groupBox));
    for (const part of byId('dish-form').querySelectorAll('details')) part.open = part.querySelector(':checked, .option-group') !== null;
    byId('dish').showModal();
  };
}
