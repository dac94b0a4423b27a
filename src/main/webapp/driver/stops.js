// A driver's stops, one after the other: the nearest first of those that can come next, a door only once its food is on
// board, and a kitchen that still cooks after all that can be done before. Each leads to a map and to whoever can be called there.
import { el, typed } from '../js/dom.js';
import { distance } from '../js/geo.js';
import { km, shortId } from '../js/money.js';
import { WORDS } from '../js/words.js';

/** Pure: trips and where one is (null: at the first kitchen) → [{kind, trip, place, metres}]. */
export function inOrder(trips, from) {
  const open = trips.map((trip) => ({ trip, kind: trip.status === 'PICKED_UP' ? 'door' : 'kitchen' }));
  const stops = [];
  let here = from;
  while (open.length) {
    const place = ({ trip, kind }) => (kind === 'door' ? trip.deliverTo : trip.pickUp);
    const away = (one) => (here ? distance(here, place(one)) : 0);
    const waits = ({ trip, kind }) => kind === 'kitchen' && trip.status !== 'READY';
    const sooner = (a, b) => waits(a) - waits(b) || away(a) - away(b);
    const next = open.reduce((a, b) => (sooner(b, a) < 0 ? b : a));
    stops.push({ ...next, place: place(next), metres: here ? away(next) : null });
    here = place(next);
    if (next.kind === 'kitchen') open.push({ trip: next.trip, kind: 'door' });
    open.splice(open.indexOf(next), 1);
  }
  return stops;
}

/** Phones open their own map; elsewhere there is a free one to look at. */
function wayTo({ lat, lng }) {
  const spot = `${lat.toFixed(6)},${lng.toFixed(6)}`;
  if (/android/i.test(navigator.userAgent)) return `geo:${spot}?q=${spot}`;
  if (/iphone|ipad/i.test(navigator.userAgent)) return `https://maps.apple.com/?daddr=${spot}`;
  return `https://www.openstreetmap.org/directions?route=%3B${encodeURIComponent(spot)}`;
}

const call = (who, phone) => phone && el('a', { class: 'button quiet small', href: `tel:${phone.replace(/[^+\d]/g, '')}`, 'data-testid': 'call', 'aria-label': `Call ${who}` }, 'Call');

function row({ kind, trip, place, metres }, { step, more }) {
  const door = kind === 'door';
  const isNext = door === (trip.status === 'PICKED_UP'); // else its food has to be picked up first
  const who = door ? trip.customer?.name : trip.restaurantName;
  const street = door ? trip.deliverTo.line1 : trip.restaurantAddress;
  return el(
    'li',
    { 'data-testid': 'stop', 'data-id': `${kind}-${trip.orderId}`, 'data-order-id': isNext && trip.orderId, 'data-status': isNext && trip.status },
    el(
      'span',
      { class: 'grow' },
      el('strong', {}, door ? 'Deliver to ' : 'Pick up at ', typed(door ? (who ?? trip.deliverTo.line1) : who)),
      el('br'),
      el('span', { class: 'muted' }, `#${shortId(trip.orderId)}`, street && [' · ', typed(street)], door && [', ', typed(trip.deliverTo.city)], metres !== null && ` · ${km(metres)}`),
    ),
    !door && el('span', { class: `badge ${trip.status.toLowerCase()}` }, WORDS[trip.status]),
    el(
      'span',
      { class: 'actions' },
      el('a', { class: 'button quiet small', href: wayTo(place), target: '_blank', rel: 'noopener noreferrer', 'data-testid': 'navigate', 'aria-label': `Navigate to ${street ?? who}` }, 'Navigate'),
      call(who ?? 'the customer', door ? trip.customer?.phone : trip.restaurantPhone),
      isNext && step(trip),
    ),
    isNext && more(trip),
  );
}

/** Rows for all stops; of `controls` each has, at the next stop of its order, `step(trip)` and below it `more(trip)`. */
export const stops = (trips, from, controls) => inOrder(trips, from).map((stop) => row(stop, controls));
