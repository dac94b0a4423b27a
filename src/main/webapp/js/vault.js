// The card goes straight to the payment provider. Guarantees: card data is sent to the provider's door only, without
// our access token, is never stored, and is wiped from the form at once; FoodFast receives a token.
import { call, get, newKey, post } from './api.js';
import { el, onSubmit } from './dom.js';

const DOOR = '/vault/tokens';

async function tokenize(card) {
  const answer = await call('POST', DOOR, { body: card, anonymous: true, tries: 3, idempotent: true });
  return answer.body.token;
}

export const cards = async () => (await get('/api/payment-methods')).body.items ?? [];

export const nameOf = (card) => `${brand(card.brand)} •••• ${card.last4}`;
const brand = (name) => String(name ?? 'card').replace(/^./, (c) => c.toUpperCase());
export const expiryOf = (card) => `${String(card.expMonth).padStart(2, '0')}/${String(card.expYear).slice(-2)}`;

/** Inputs have no name on purpose: nothing of a card can leave by an ordinary form submission. */
function field(id, label, pointer, attributes) {
  return el(
    'div',
    { class: 'field' },
    el('label', { for: id }, label),
    el('input', { id, 'data-testid': id, 'data-field': pointer, required: true, ...attributes }),
  );
}

function read(form) {
  const value = (id) => form.querySelector(`#${id}`).value.trim();
  const [month, year] = value('card-expiry').split('/').map((part) => Number(part));
  return {
    number: value('card-number').replace(/\D/g, ''),
    expMonth: month || 0,
    expYear: year ? (year < 100 ? 2000 + year : year) : 0,
    cvc: value('card-cvc'),
    holder: value('card-holder'),
  };
}

/** The form to add a card; calls onAdded(paymentMethod). */
export function cardForm(onAdded) {
  const form = el(
    'form',
    { id: 'card-form', class: 'card-form', 'data-testid': 'card-form', autocomplete: 'on' },
    el('p', { class: 'form-error', role: 'alert', hidden: true }),
    field('card-number', 'Card number', '/number', { inputmode: 'numeric', autocomplete: 'cc-number', placeholder: '4242 4242 4242 4242', maxlength: 23 }),
    el(
      'div',
      { class: 'row' },
      field('card-expiry', 'Expiry (MM/YY)', '/expMonth', { inputmode: 'numeric', autocomplete: 'cc-exp', placeholder: '12/30', maxlength: 7, pattern: '\\d{1,2}/(\\d{2}|\\d{4})', title: 'Month and year, such as 12/30' }),
      field('card-cvc', 'CVC', '/cvc', { inputmode: 'numeric', autocomplete: 'cc-csc', placeholder: '123', maxlength: 4 }),
    ),
    field('card-holder', 'Name on the card', '/holder', { autocomplete: 'cc-name', maxlength: 80 }),
    el('p', { class: 'hint' }, 'Goes straight to the payment provider; FoodFast only keeps a token and the last four digits.'),
    el('button', { type: 'submit', 'data-testid': 'card-save' }, 'Save card'),
  );
  onSubmit(form, async () => {
    const token = await tokenize(read(form));
    form.querySelectorAll('#card-number, #card-cvc').forEach((input) => (input.value = ''));
    const { body } = await post('/api/payment-methods', { token }, { key: newKey() });
    form.reset();
    onAdded(body);
  });
  return form;
}
