// The card goes straight to the payment provider. Guarantees: card data is sent to the provider's door only, without
// our access token, is never stored, and is wiped from the form at once; FoodFast receives a token.
import { call, get, once } from './api.js';
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

/** Whether the last day of its month is over. */
export const isExpired = ({ expMonth, expYear }, now = new Date()) => expYear * 12 + expMonth - 1 < now.getUTCFullYear() * 12 + now.getUTCMonth();

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
      field('card-expiry', 'Expiry (MM/YY)', '/expMonth /expYear', { inputmode: 'numeric', autocomplete: 'cc-exp', placeholder: '12/30', maxlength: 7, pattern: '\\d{1,2}/(\\d{2}|\\d{4})', title: 'Please write month and year, such as 12/30.' }),
      field('card-cvc', 'CVC', '/cvc', { inputmode: 'numeric', autocomplete: 'cc-csc', placeholder: '123', maxlength: 4 }),
    ),
    field('card-holder', 'Name on the card', '/holder', { autocomplete: 'cc-name', 'data-longest': 100 }),
    el('p', { class: 'hint' }, 'Goes straight to the payment provider; FoodFast only keeps a token and the last four digits.'),
    el('button', { type: 'submit', 'data-testid': 'card-save' }, 'Save card'),
  );
  const add = once();
  let owed = null; // the token of a card of which we don't know whether it was saved
  onSubmit(form, async () => {
    const typed = form.querySelector('#card-number').value;
    const token = owed && !typed ? owed : await tokenize(read(form));
    form.querySelectorAll('#card-number, #card-cvc').forEach((input) => (input.value = ''));
    try {
      const { body } = await add('/api/payment-methods', { token });
      owed = null;
      form.reset();
      onAdded(body);
    } catch (error) {
      owed = error.unsure ? token : null;
      if (owed) error.message = `We do not know yet whether your card was saved. ${error.message} Save again to find out; it is never saved twice.`;
      throw error;
    } finally {
      form.noValidate = owed !== null; // the number is gone, and not needed to ask again
    }
  });
  return form;
}
