// One order, for operators: what it is, and each hop of its way with the time it took. Request/response, asked again every
// ten seconds while somebody looks.
import { get } from '../js/api.js';
import { every } from '../js/clock.js';
import { byId, el, show, text, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { orNone, part } from '../js/heard.js';
import { day, money, shortId } from '../js/money.js';
import { demand } from '../js/session.js';
import { REASONS, WORDS } from '../js/words.js';

await demand('OPERATOR');
header();

const id = new URLSearchParams(location.search).get('id') ?? '';
const path = `/api/orders/${encodeURIComponent(id)}`;
const BY = { CUSTOMER: 'the customer', RESTAURANT: 'the kitchen', DRIVER: 'the driver', AGENT: 'an agent' };
const WHAT = {
  PAYMENT_ASKED: 'The card’s provider is asked to reserve the money',
  PLACED: 'Ordered',
  PAYMENT_RESERVED: 'The money is reserved',
  TICKET_MADE: 'Out of the queue: its ticket is written',
  TICKET_SHOWN: 'A screen of the kitchen has shown it',
  CONFIRMED: 'Accepted',
  PREPARING: 'Being cooked',
  READY: 'Ready',
  PICKED_UP: 'Picked up',
  DELIVERED: 'Delivered',
  REJECTED: 'Refused',
  EXPIRED: 'Given up: no kitchen answered',
  CANCELLED: 'Cancelled',
  SECOND_CHANNEL: 'The restaurant is told another way',
  CALL_ASKED: 'Support is asked to call the restaurant',
  CALL_MADE: 'Called',
  DRIVER_ASSIGNED: 'Taken on',
  DRIVER_SEEN: 'First position on the map',
  PAYMENT_TAKEN: 'The provider has taken the money',
  PAYMENT_RELEASED: 'The provider has let the money go',
  REFUND_DECIDED: 'A refund is decided',
  REFUND_PAID: 'The provider has given it back',
  DEVICE_TOLD: 'The customer’s device is told, by a push or by an open page',
  HELP_ASKED: 'Asked for help',
  HELP_BEGUN: 'A chat has its agent',
  HELP_ENDED: 'The chat is over',
  RATED: 'Rated',
};

/** As exact as it matters: milliseconds at first. */
function took(millis) {
  if (millis < 10000) return `${millis.toLocaleString()} ms`;
  const seconds = Math.round(millis / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

const exact = (instant) => new Date(instant).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 });

const hop = ({ at, what, by, millis }, index) =>
  el(
    'li',
    { 'data-testid': 'hop', 'data-what': what },
    el('span', { class: 'grow' }, el('strong', {}, WHAT[what] ?? what), el('br'), el('span', { class: 'muted' }, el('time', { datetime: at }, exact(at)), by ? `, by ${BY[by]}` : '')),
    el('span', { class: 'price' }, index ? `+ ${took(millis)}` : ''),
  );

function draw(order, { hops }) {
  text('title', `Order #${shortId(id)}`);
  document.title = `Order ${shortId(id)}, hop by hop – FoodFast`;
  const { status } = order;
  const badge = byId('status');
  badge.className = `badge big ${status.toLowerCase()}`;
  badge.dataset.status = status;
  text(badge, WORDS[status] ?? status);
  text('reason', order.reason ? (REASONS[order.reason] ?? order.reason) : '');
  text('restaurant', typed(order.restaurantName ?? 'A restaurant'));
  text('placed', day(order.placedAt));
  text('lines', String(order.items.length));
  text('amount', money(order.total));
  text('refunded', order.payment?.refunded.amount ? money(order.payment.refunded) : 'nothing');
  text('driver', order.driver ? typed(order.driver.name) : 'nobody yet');
  byId('hops').replaceChildren(...hops.map(hop));
  text('whole', took(Date.parse(hops.at(-1).at) - Date.parse(hops[0].at)));
  for (const box of ['order', 'trace']) show(box, true);
}

const look = part('note', async () => {
  const found = await Promise.all([get(path, { tries: 1 }), get(`${path}/trace`, { tries: 1 })]).catch(orNone);
  if (!found) return 'There is no such order.';
  draw(...found.map(({ body }) => body));
  return '';
});

await look();
every(10000, () => document.hidden || look());
document.addEventListener('visibilitychange', () => document.hidden || look());
