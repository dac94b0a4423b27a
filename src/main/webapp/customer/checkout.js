// The cart and the order: placed once, whatever the connection does (js/ordering.js), and only at the price that was
// shown. Changed prices and dishes that are gone are shown, and the person is asked again.
import { cart, change, count, dishesTotal, empty, fee, followQuote, keyOf, missing, note, total } from '../js/cart.js';
import { busy, byId, check, clear, el, explain, isolated, phrase, ready, rows, show, text, toast, typed } from '../js/dom.js';
import { money, times } from '../js/money.js';
import { finish, giveUp, pending, place } from '../js/ordering.js';
import { doorOf, sameCity } from '../js/places.js';
import { deliverTo, payWith } from './paying.js';

const pageOf = (id) => `/customer/order.html?id=${encodeURIComponent(id)}`;

const REFUSALS = {
  'price-changed': (now) => `the price has changed to ${now}. Place the order again if you agree.`,
  'option-not-available': () => 'a dish is no longer available with these options. Look through your cart and place the order again.',
  'below-minimum': () => 'this is less than the restaurant delivers for. Add something more.',
  'item-not-available': () => 'a dish is sold out or no longer on the menu. Look through your cart and place the order again.',
  'unknown-payment-method': () => 'this card is no longer there. Choose another one.',
  'card-expired': () => 'this card has expired. Choose another one.',
  'payment-declined': () => 'your card was declined. Try another one.',
  'payment-provider-unavailable': () => 'the payment provider can’t be reached with this card. Try another one, or again later.',
  'idempotency-key-withdrawn': () => 'you stopped this order in another window.',
};

const GONE = {
  gone: 'is no longer on the menu',
  'sold-out': 'is sold out for today and has left your cart',
  'other-options': 'is no longer available with these options and has left your cart',
  refused: 'is sold out or no longer on the menu',
};

/** Wires the cart of this page beside that restaurant's menu; answers the job that draws it. */
export function checkout(restaurant, reloadMenu) {
  const form = byId('checkout');
  const door = deliverTo();
  const card = payWith();
  let trying = null; // stops the try that is running

  // The cart ---------------------------------------------------------------------------------------------------
  function line(item) {
    const key = keyOf(item);
    const step = (by, sign, words) =>
      el('button', { type: 'button', class: 'step', 'aria-label': `${words} ${item.name}`, 'data-testid': by > 0 ? 'cart-more' : 'cart-less', 'data-focus': key + by, onclick: () => change(key, by) }, sign);
    return el(
      'li',
      { 'data-testid': 'cart-item' },
      el('div', { class: 'cart-line' }, el('span', { class: 'grow' }, typed(item.name), chosen(item)), el('span', { class: 'price' })),
      el(
        'div',
        { class: 'cart-line' },
        step(-1, '−', 'One less'),
        el('output', { class: 'quantity' }),
        step(1, '+', 'One more'),
        el('input', { class: 'grow note', 'aria-label': `Note for ${item.name}`, placeholder: 'Note, such as “no onions”', 'data-longest': 200, onchange: (event) => note(key, event.target.value) }),
      ),
    );
  }

  /** A line stays through what changes its price or its number, and so does a note that is being written. */
  function drawLines(items) {
    rows(byId('cart-items'), items.map(({ menuItemId, name, options }) => ({ menuItemId, name, options: options?.map((one) => ({ id: one.id, name: one.name })) })), line, keyOf);
    items.forEach((item, at) => {
      const row = byId('cart-items').children[at];
      const words = row.querySelector('.note');
      text(row.querySelector('.price'), money(times(item.price, item.quantity)));
      text(row.querySelector('.quantity'), item.quantity);
      if (words !== document.activeElement) words.value = item.note ?? '';
    });
  }

  const chosen = ({ options }) => options?.length > 0 && el('span', { class: 'chosen' }, ...options.flatMap(({ name }, at) => [at ? ', ' : '', typed(name)]));

  const newsOf = ({ name, was, now, why }) => (now ? [...phrase`${name} costs `, `${money(now)} now, no longer ${money(was)}. `] : [...phrase`${name} `, `${GONE[why] ?? GONE.gone}. `]);

  function draw() {
    const { restaurant: from, items, news = [] } = cart();
    const full = items.length > 0;
    drawLines(items);
    text('cart-news-words', news.flatMap(newsOf));
    show('cart-news', news.length > 0);
    text('cart-note', full ? phrase`From ${from.name}` : 'Nothing in it yet. Choose a restaurant and add a dish.');
    for (const id of ['cart-total-line', 'cart-fee-line', 'cart-dishes-line']) show(id, full);
    show('cart-minimum', full && missing().amount > 0);
    if (full) {
      text('cart-dishes', money(dishesTotal()));
      text('cart-fee', fee().amount ? money(fee()) : 'Free');
      text('cart-minimum', `${money(missing())} more, and ${isolated(from.name)} delivers.`);
    }
    show('checkout', full);
    show('add-card', full);
    if (full) text('cart-total', money(total()));
    if (full) text('place-order', `Place order · ${money(total())}`);
    if (full) door.suggest(from);
    show('cart-bar', full);
    text('cart-bar', full ? `Cart · ${count()} ${count() === 1 ? 'item' : 'items'} · ${money(total())}` : '');
  }

  // What is ordered --------------------------------------------------------------------------------------------
  const lines = () =>
    cart().items.map(({ menuItemId, quantity, note: words, options }) => ({ menuItemId, quantity, ...(words && { note: words }), ...(options && { options: options.map(({ id }) => id) }) }));
  const cartHolds = (body) => cart().restaurant?.id === body.restaurantId && JSON.stringify(lines()) === JSON.stringify(body.items);

  async function order() {
    const { restaurant: from } = cart();
    const to = { line1: byId('line1').value.trim(), city: byId('deliver-city').value.trim() };
    if (from.city && !sameCity(from.city, to.city)) {
      throw Object.assign(new Error('This restaurant does not deliver there.'), { errors: [{ pointer: '/deliverTo/city', detail: `Only addresses in ${isolated(from.city)}, please.` }] });
    }
    const paymentMethodId = await card.chosen();
    door.remember(to);
    const near = from.id === restaurant()?.id ? restaurant() : null;
    return {
      restaurantId: from.id,
      items: lines(),
      deliverTo: { ...to, ...(door.position() ?? doorOf(to.line1, to.city, near)) },
      paymentMethodId,
      expectedTotal: total(),
    };
  }

  /** The same order for the person: where its door lies on the map may have been reckoned anew. */
  function isSame(one, other) {
    const words = ({ deliverTo: { line1, city }, ...rest }) => JSON.stringify([rest.restaurantId, rest.items, rest.paymentMethodId, rest.expectedTotal, line1, city]);
    return words(one) === words(other);
  }

  // Placing it -------------------------------------------------------------------------------------------------
  async function submit() {
    check(form);
    const body = await order();
    const owed = pending();
    if (owed && (owed.stopped || !isSame(owed.body, body))) {
      const earlier = await giveUp();
      if (earlier) return arrived(earlier, 'Your earlier order had arrived after all. Place this one too only if you want both.');
    }
    return placed(body, () => place(body, attempt()));
  }

  function attempt() {
    trying = new AbortController();
    return { signal: trying.signal, onRetry: (error) => unknown(error.message) };
  }

  async function placed(body, job) {
    const made = await job();
    show('pending', false);
    if (!made) return; // another tab has finished it
    if (cartHolds(body)) empty();
    location.assign(pageOf(made.id));
  }

  async function settle(job) {
    clear(form);
    try {
      await busy(byId('place-order'), job);
    } catch (error) {
      if (error.unsure && pending()) trying?.signal.aborted || unknown(error.message);
      else refused(error);
    } finally {
      trying = null;
    }
  }

  /** Nothing was ordered: says why, and shows what has changed since the person looked. */
  function refused(error) {
    show('pending', false);
    if (error.body?.items) followQuote(error.body);
    if (error.body?.items || error.is?.('restaurant-closed')) reloadMenu();
    if (error.is?.('unknown-payment-method') || error.is?.('card-expired')) card.reload();
    const why = Object.entries(REFUSALS).find(([type]) => error.is?.(type))?.[1];
    explain(form, why ? new Error(`Nothing was ordered: ${why(money(total()))}`) : error);
  }

  // An order whose answer is still owed ------------------------------------------------------------------------
  function unknown(why) {
    const { body, stopped } = pending() ?? {};
    const which = body ? `your order for ${money(body.expectedTotal)}` : 'your order';
    const words = stopped
      ? `We could not ask yet whether ${which} had arrived. It is not sent again. ${why}`
      : `We do not know yet whether ${which} arrived. ${why} Trying again is safe: it can never be ordered twice.`;
    banner(words, { retry: stopped ? 'Ask again' : 'Try again now', stop: !stopped });
  }

  function banner(words, { retry, stop, order: id }) {
    text('pending-text', words);
    text('pending-retry', retry ?? '');
    show('pending-retry', Boolean(retry));
    show('pending-give-up', Boolean(stop));
    show('pending-open', Boolean(id));
    if (id) byId('pending-open').href = pageOf(id);
    show('pending', true);
    byId('pending').scrollIntoView({ block: 'nearest' });
  }

  const arrived = (id, words) => banner(words, { order: id });

  async function stop() {
    const body = pending()?.body;
    trying?.abort();
    try {
      const made = await giveUp();
      if (made && cartHolds(body)) empty();
      if (made) return arrived(made, 'Your order had arrived before you stopped. You can cancel it on its page.');
      show('pending', false);
      toast('Nothing was ordered.');
    } catch (error) {
      unknown(error.message);
    }
  }

  function resume() {
    const owed = pending();
    if (!owed || trying) return undefined;
    return owed.stopped ? stop() : settle(() => placed(owed.body, () => finish(attempt())));
  }

  form.noValidate = true;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    settle(submit);
  });
  ready(form);
  byId('pending-retry').addEventListener('click', () => busy(byId('pending-retry'), resume));
  byId('pending-give-up').addEventListener('click', () => busy(byId('pending-give-up'), stop));
  addEventListener('online', resume);

  draw();
  if (pending()) {
    unknown('The page was closed before the answer came.');
    resume();
  }
  return draw;
}
