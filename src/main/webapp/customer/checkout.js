// The cart and the order: every order is placed once, whatever the connection does (see js/ordering.js).
import { add, cart, count, empty, note, total } from '../js/cart.js';
import { busy, byId, clear, el, explain, show, text } from '../js/dom.js';
import { money, times } from '../js/money.js';
import { decided, finish, giveUp, pending, place } from '../js/ordering.js';
import { doorOf } from '../js/places.js';
import { deliverTo, payWith } from './paying.js';

/** Wires the cart of this page; answers the job that draws it. */
export function checkout(account, restaurant) {
  const { position, remember } = deliverTo(restaurant);

  // The cart
  function line(item) {
    const change = (by) => {
      add(cart().restaurant, { id: item.menuItemId }, by);
      byId('cart-items').querySelector(`[data-focus="${CSS.escape(item.menuItemId)}${by}"]`)?.focus();
    };
    const step = (by, sign, words) =>
      el('button', { type: 'button', class: 'step', 'aria-label': `${words} ${item.name}`, 'data-testid': by > 0 ? 'cart-more' : 'cart-less', 'data-focus': item.menuItemId + by, onclick: () => change(by) }, sign);
    return el(
      'li',
      { 'data-testid': 'cart-item' },
      el('div', { class: 'cart-line' }, el('span', { class: 'grow' }, item.name), el('span', { class: 'price' }, money(times(item.price, item.quantity)))),
      el(
        'div',
        { class: 'cart-line' },
        step(-1, '−', 'One less'),
        el('output', { class: 'quantity' }, item.quantity),
        step(1, '+', 'One more'),
        el('input', { class: 'grow note', 'aria-label': `Note for ${item.name}`, placeholder: 'Note, such as “no onions”', maxlength: 200, value: item.note, onchange: (event) => note(item.menuItemId, event.target.value) }),
      ),
    );
  }

  function draw() {
    const { restaurant: from, items } = cart();
    const full = items.length > 0;
    byId('cart-items').replaceChildren(...items.map(line));
    text('cart-note', full ? `From ${from.name}` : 'Nothing in it yet. Choose a restaurant and add a dish.');
    show('cart-total-line', full);
    show('checkout', full);
    show('add-card', full);
    if (full) text('cart-total', money(total()));
    if (full) text('place-order', `Place order · ${money(total())}`);
    show('cart-bar', full);
    text('cart-bar', full ? `Cart · ${count()} ${count() === 1 ? 'item' : 'items'} · ${money(total())}` : '');
  }

  // Placing, and finishing what was placed before the line broke
  const lines = () => cart().items.map(({ menuItemId, quantity, note: words }) => ({ menuItemId, quantity, ...(words && { note: words }) }));

  function order() {
    const { restaurant: from } = cart();
    const to = { line1: byId('line1').value.trim(), city: byId('deliver-city').value.trim() };
    remember(to);
    const near = from.id === restaurant()?.id ? restaurant() : null;
    return {
      restaurantId: from.id,
      items: lines(),
      deliverTo: { ...to, ...(position() ?? doorOf(to.line1, to.city, near)) },
      paymentMethodId: byId('checkout').elements.card?.value,
    };
  }

  const cartHolds = (body) => cart().restaurant?.id === body.restaurantId && JSON.stringify(lines()) === JSON.stringify(body.items);

  async function settle(job, body) {
    clear(byId('checkout'));
    try {
      const made = await busy(byId('place-order'), job);
      show('pending', false);
      if (!made) return; // another tab has finished it
      if (cartHolds(body)) empty();
      location.assign(`/customer/order.html?id=${encodeURIComponent(made.id)}`);
    } catch (error) {
      if (decided(error)) {
        show('pending', false);
        explain(byId('checkout'), error);
      } else owed(error);
    }
  }

  function owed(error) {
    const why = error?.message ?? 'The page was closed before the answer came.';
    text('pending-text', `We do not know yet whether your last order arrived. ${why} Trying again is safe: it can never be ordered twice.`);
    show('pending', true);
    byId('pending').scrollIntoView({ block: 'nearest' });
  }

  function retry() {
    const owed = pending(account.id);
    return owed && settle(() => finish(account.id), owed.body);
  }

  byId('checkout').addEventListener('submit', (event) => {
    event.preventDefault();
    if (!byId('checkout').elements.card) return explain(byId('checkout'), new Error('Please add a card first.'));
    const body = pending(account.id)?.body ?? order();
    settle(() => place(account.id, body), body);
  });
  byId('pending-retry').addEventListener('click', () => busy(byId('pending-retry'), retry));
  byId('pending-give-up').addEventListener('click', () => {
    giveUp();
    show('pending', false);
  });
  addEventListener('online', retry);

  payWith();
  draw();
  if (pending(account.id)) {
    owed();
    retry();
  }
  return draw;
}
