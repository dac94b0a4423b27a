// What is said of a restaurant wherever it is shown: stars, how long, how much, whether it is open.
import { el } from '../js/dom.js';
import { clock, money, tenths } from '../js/money.js';

const WAY = 10; // minutes on the road, about

/** Whether it takes orders now; an older server says only what its staff set. */
export const isOpen = ({ open, state }) => open ?? state !== 'CLOSED';

export function stars(rating, tag = 'p') {
  if (!rating) return null;
  const average = tenths(rating.average);
  const people = `${rating.count} ${rating.count === 1 ? 'rating' : 'ratings'}`;
  return el(tag, { class: 'stars', 'data-testid': 'rating' }, el('span', { 'aria-hidden': 'true' }, '★ '), el('strong', {}, average), el('span', { class: 'muted' }, ` (${people})`));
}

/** How long, what delivery costs, and from how much. */
export function facts({ preparationMinutes, extraMinutes = 0, deliveryFee, minimumOrder }) {
  const minutes = preparationMinutes && preparationMinutes + extraMinutes + WAY;
  return [
    minutes && el('li', { class: 'fact time' }, `${minutes}–${minutes + 10} min`),
    deliveryFee && el('li', { class: 'fact fee' }, deliveryFee.amount ? `${money(deliveryFee)} delivery` : 'Free delivery'),
    minimumOrder?.amount > 0 && el('li', { class: 'fact least' }, `From ${money(minimumOrder)}`),
  ].filter(Boolean);
}

function opens(at) {
  const soon = Date.parse(at) - Date.now() < 12 * 3600 * 1000;
  return soon ? `opens at ${clock(at)}` : `opens ${new Date(at).toLocaleString([], { weekday: 'long', hour: '2-digit', minute: '2-digit' })}`;
}

/** Something to know about its hours; null while it is open as usual. */
export function opening(restaurant, tag = 'p') {
  const { state, extraMinutes, opensAt } = restaurant;
  if (!isOpen(restaurant)) return el(tag, { class: 'state closed' }, opensAt ? `Closed, ${opens(opensAt)}` : 'Closed at the moment');
  return state === 'BUSY' ? el(tag, { class: 'state busy' }, extraMinutes ? `Busy, +${extraMinutes} min` : 'Busy: expect a longer wait') : null;
}
