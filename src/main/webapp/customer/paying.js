// The two questions of a checkout: which card, and where to. The card itself goes to the provider only (js/vault.js).
import { get } from '../js/api.js';
import { busy, byId, el, text } from '../js/dom.js';
import { here } from '../js/places.js';
import { cardForm, cards, expiryOf, nameOf } from '../js/vault.js';

const ADDRESS = 'foodfast.address';

function choice(card, index, all) {
  const chosen = card.default || (index === 0 && !all.some((one) => one.default));
  return el(
    'label',
    { class: 'choice', 'data-testid': 'card-choice' },
    el('input', { type: 'radio', name: 'card', value: card.id, checked: chosen, required: true }),
    el('span', { class: 'grow' }, nameOf(card)),
    el('span', { class: 'muted' }, expiryOf(card)),
  );
}

async function loadCards(select) {
  try {
    const list = await cards();
    byId('cards').replaceChildren(...(list.length ? list.map(choice) : [el('p', { class: 'muted' }, 'No card yet. Add one below.')]));
    if (select) byId('cards').querySelector(`[value="${CSS.escape(select)}"]`).checked = true;
    byId('add-card').open = !list.length;
  } catch (error) {
    byId('cards').replaceChildren(el('p', { class: 'muted' }, error.message));
  }
}

export function payWith() {
  byId('add-card').append(cardForm((card) => loadCards(card.id)));
  loadCards();
}

async function loadAddress(restaurant) {
  let known = {};
  try {
    known = JSON.parse(localStorage.getItem(ADDRESS)) ?? {};
  } catch {
    // an unreadable note is no note
  }
  const { body } = await get('/api/accounts/me').catch(() => ({ body: {} }));
  byId('line1').value ||= known.line1 ?? '';
  byId('deliver-city').value ||= known.city ?? body.city ?? restaurant()?.city ?? '';
}

/** Answers the device's position, if the person gave it, and how to remember the address for next time. */
export function deliverTo(restaurant) {
  let position = null;
  byId('locate').addEventListener('click', async () => {
    try {
      position = await busy(byId('locate'), here);
      text('located', 'Position taken.');
    } catch (error) {
      text('located', error.message);
    }
  });
  loadAddress(restaurant);
  return {
    position: () => position,
    remember: (to) => localStorage.setItem(ADDRESS, JSON.stringify(to)),
  };
}
