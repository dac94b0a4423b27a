// The words for an order's states, and for when it comes, in one place.
import { serverNow } from './clock.js';
import { clock } from './money.js';

export const STEPS = ['PLACED', 'CONFIRMED', 'PREPARING', 'READY', 'PICKED_UP', 'DELIVERED'];
export const WORDS = {
  PLACED: 'Placed',
  CONFIRMED: 'Confirmed',
  PREPARING: 'Preparing',
  READY: 'Ready',
  PICKED_UP: 'Picked up',
  DELIVERED: 'Delivered',
  REJECTED: 'Refused',
  EXPIRED: 'Expired',
  CANCELLED: 'Cancelled',
};
export const SAYS = {
  PLACED: 'Waiting for the restaurant to accept.',
  CONFIRMED: 'The restaurant has accepted your order.',
  PREPARING: 'Your food is being prepared.',
  READY: 'Ready and waiting for the driver.',
  PICKED_UP: 'On its way to you.',
  DELIVERED: 'Delivered. Enjoy your meal!',
  REJECTED: 'The restaurant could not take this order. Nothing was charged.',
  EXPIRED: 'The restaurant did not answer in time. Nothing was charged.',
  CANCELLED: 'You cancelled this order.',
};
export const REASONS = {
  SOLD_OUT: 'Sold out',
  TOO_BUSY: 'Too busy',
  CLOSED: 'Closed',
  OTHER: 'Other reason',
};
export const ALLERGENS = { GLUTEN: 'gluten', CRUSTACEANS: 'crustaceans', EGGS: 'eggs', FISH: 'fish', PEANUTS: 'peanuts', SOY: 'soy', MILK: 'milk', NUTS: 'nuts', CELERY: 'celery', MUSTARD: 'mustard', SESAME: 'sesame', SULPHITES: 'sulphites', LUPIN: 'lupin', MOLLUSCS: 'molluscs' };
/** Why an order was handed over elsewhere than at its address. */
export const AWAY = {
  MET_ON_THE_WAY: 'they met on the way',
  ADDRESS_IS_ELSEWHERE: 'the address is there, the map is wrong',
  POSITION_IS_WRONG: 'the position was wrong or unknown',
  OTHER: 'for another reason',
};
export const ended = (status) => ['REJECTED', 'EXPIRED', 'CANCELLED'].includes(status);
/** Whether nothing more will happen to it. */
export const isOver = (status) => status === 'DELIVERED' || ended(status);
export const UNDER_WAY = STEPS.filter((status) => !isOver(status));
/** Past its end a window is late, and nobody makes a new one up. */
export const isLate = ({ to }) => serverNow() > Date.parse(to);
export function comes({ arrival, status }) {
  if (isLate(arrival)) return status === 'PICKED_UP' ? 'Any minute' : 'Late';
  return `${clock(arrival.from)} – ${clock(arrival.to)}`;
}
/** Order of states: a status never goes back, so the higher rank is the newer truth. */
export const rank = (status) => (ended(status) ? 9 : STEPS.indexOf(status));
