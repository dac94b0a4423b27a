// The two questions of a checkout: which card, and where to. The card itself goes to the provider only (js/vault.js).
import { busy, byId, el, phrase, show, text, typed } from '../js/dom.js';
import { addresses, isThere, keepAddress } from '../js/addresses.js';
import { failed } from '../js/heard.js';
import { here, sameCity } from '../js/places.js';
import { shelf } from '../js/shelf.js';
import { cardForm, cards, expiryOf, isExpired, nameOf } from '../js/vault.js';

const address = shelf('address');
const SHOWN = 6;

function choice(card, chosen) {
  const expired = isExpired(card);
  return el(
    'label',
    { class: 'choice', 'data-testid': 'card-choice' },
    el('input', { type: 'radio', name: 'card', value: card.id, checked: card === chosen, disabled: expired, required: true }),
    el('span', { class: 'grow' }, nameOf(card)),
    el('span', { class: 'muted' }, expired ? 'expired' : expiryOf(card)),
  );
}

async function loadCards(wanted, again) {
  try {
    const list = await cards();
    const usable = list.filter((card) => !isExpired(card));
    const chosen = usable.find((card) => card.id === wanted) ?? usable.find((card) => card.default) ?? usable[0];
    byId('cards').replaceChildren(...(list.length ? list.map((card) => choice(card, chosen)) : [el('p', { class: 'muted' }, 'No card yet. Add one below.')]));
    byId('add-card').open = !usable.length;
    return usable;
  } catch (error) {
    const note = el('p', { class: 'muted' });
    byId('cards').replaceChildren(note);
    failed(note, error, again);
    throw error;
  }
}

/** Shows the cards to choose from. */
export function payWith() {
  let shown = null; // the usable cards, once they are on the page
  async function load(wanted) {
    shown = null;
    try {
      shown = await loadCards(wanted, () => reload(wanted));
    } finally {
      say();
    }
  }

  /** Beside the button, for on a desk the cards themselves may be out of sight. */
  function say() {
    const card = shown?.find(({ id }) => id === byId('checkout').elements.card?.value);
    text('pays-with', card ? `Paying with ${nameOf(card)}` : '');
    show('pays-with', Boolean(card));
  }
  const reload = (wanted) => load(wanted).catch(() => {}); // what failed stands where the cards would
  byId('cards').addEventListener('change', say);
  byId('add-card').append(cardForm((card) => reload(card.id)));
  reload();
  return {
    reload: () => reload(byId('checkout').elements.card?.value),

    /** The id of the chosen card: only of one the person has seen. */
    async chosen() {
      if (!shown) {
        await load();
        if (shown.length) throw new Error('Your cards were not loaded yet. Check which one is chosen and place the order again.');
      }
      if (!shown.length) throw new Error('Please add a card first.');
      const id = byId('checkout').elements.card?.value;
      if (!id) throw new Error('Please choose the card to pay with.');
      return id;
    },
  };
}

/** Answers the device's position, if the person gave it, and what the address was last time. */
export function deliverTo() {
  let position = null;
  let suggested = null;
  let from = {};
  let kept = []; // on the server, used last first
  let taken = false; // the position is that of a kept address

  byId('locate').addEventListener('click', async () => {
    try {
      position = await busy(byId('locate'), here);
      taken = false;
      text('located', 'This device’s position is used.');
    } catch (error) {
      text('located', error.message);
    }
  });

  function take({ line1, city, lat, lng }) {
    byId('line1').value = line1;
    byId('deliver-city').value = city;
    taken = lat !== undefined;
    position = taken ? { lat, lng } : null;
    text('located', '');
  }

  /** The kept addresses that this restaurant delivers to, one press each. */
  function offer() {
    const near = kept.filter((one) => !from.city || sameCity(one.city, from.city)).slice(0, SHOWN);
    byId('known-places').replaceChildren(...near.map((one) => el('button', { type: 'button', class: 'quiet known-place', 'data-testid': 'known-place', onclick: () => take(one) }, typed(one.label ?? one.line1))));
    show('known-places', near.length > 0);
    if (near.length && !byId('line1').value.trim()) take(near[0]);
  }

  /** What was kept with an address is true of no other. */
  function typedAnew() {
    if (taken) position = null;
    taken = false;
  }
  for (const id of ['line1', 'deliver-city']) byId(id).addEventListener('input', typedAnew);

  addresses().then((all) => {
    kept = all;
    offer();
  }, () => {}); // the address can be typed all the same

  return {
    position: () => position,
    remember(to) {
      address.set(to);
      const known = kept.find((one) => isThere(one, to));
      if (byId('keep-address').checked) keepAddress({ ...known, ...to, ...position }).catch(() => {}); // an order does not fail for this
    },

    /** Fills the address in as far as this restaurant delivers to it. */
    suggest(restaurant) {
      from = restaurant;
      text('deliver-hint', restaurant.city ? phrase`${restaurant.name} delivers only within ${restaurant.city}.` : '');
      if (suggested !== restaurant.id) fill(restaurant);
      suggested = restaurant.id;
      offer();
    },
  };

  function fill(restaurant) {
    const there = byId('deliver-city').value.trim();
    if (!restaurant.city || (there && sameCity(there, restaurant.city))) return;
    const known = address.get() ?? {};
    const near = sameCity(known.city, restaurant.city);
    byId('line1').value = near ? known.line1 : there ? '' : byId('line1').value;
    byId('deliver-city').value = near ? known.city : restaurant.city;
  }
}
