// Order tracking: polling that sleeps (js/poll.js), shown together with what it costs.
import { get, put } from '../js/api.js';
import { add, empty } from '../js/cart.js';
import { busy, byId, el, show, text, toast } from '../js/dom.js';
import { header } from '../js/header.js';
import { location as driverMap } from './location.js';
import { clock, money, shortId, size, times } from '../js/money.js';
import { follow } from '../js/poll.js';
import { demand } from '../js/session.js';
import { ended, REASONS, SAYS, STEPS, WORDS } from '../js/words.js';

await demand('CUSTOMER');
header();
const id = new URLSearchParams(location.search).get('id') ?? '';
const path = `/api/orders/${encodeURIComponent(id)}`;
let order = null;
byId('help').href = `/customer/chat.html?order=${encodeURIComponent(id)}`;

function fail(error) {
  text('page-error', error.status === 404 ? 'There is no such order.' : error.message);
  show('page-error', true);
}

// The timeline ------------------------------------------------------------------------------------------------
function step(status, at, state) {
  return el(
    'li',
    { class: state, 'data-status': status, 'aria-current': state === 'now' ? 'step' : null },
    el('span', {}, WORDS[status] ?? status),
    el('time', { datetime: at }, at ? clock(at) : ''),
  );
}

function drawTimeline({ status, timeline }) {
  const at = new Map(timeline.map((entry) => [entry.status, entry.at]));
  const steps = ended(status) ? [...STEPS.filter((one) => at.has(one)), status] : STEPS;
  const here = steps.indexOf(status);
  const state = (index) => (index < here ? 'past' : index > here ? 'ahead' : ended(status) ? 'stopped' : 'now');
  byId('timeline').replaceChildren(...steps.map((one, index) => step(one, at.get(one), state(index))));
}

function drawStatus(news) {
  const { status } = news;
  const badge = byId('status');
  badge.className = `badge big ${status.toLowerCase()}`;
  badge.dataset.status = status;
  text(badge, WORDS[status] ?? status);
  text('status-says', SAYS[status] ?? '');
  if (status === 'REJECTED') get(path).then(({ body }) => REASONS[body.reason] && text('status-says', `${SAYS[status]} (${REASONS[body.reason]})`), () => {});
  text('said', `${WORDS[status]}. ${SAYS[status] ?? ''}`);
  document.title = `${WORDS[status] ?? status} – FoodFast`;
  show('cancel', ['PLACED', 'CONFIRMED'].includes(status));
  show('page-error', false);
  drawTimeline(news);
  driverMap.follow(id, status);
}

// What it costs -----------------------------------------------------------------------------------------------
const MODES = { sleeping: 'Sleeping poll', short: 'Short polls', hidden: 'Paused', final: 'Finished' };
let last = null;

function drawReport(report) {
  last = report;
  const mode = byId('mode');
  mode.dataset.mode = report.mode;
  text(mode, MODES[report.mode]);
  text('why', report.why);
  text('requests', report.requests);
  text('unchanged', report.unchanged);
  text('bytes', size(report.bytes));
  const until = report.until ?? Date.now();
  if (report.mode === 'final') report.until = until;
  text('naive', `${1 + Math.floor((until - report.since) / 5000)}×`);
  const seconds = report.nextAt && Math.round((report.nextAt - Date.now()) / 1000);
  const asking = report.mode === 'sleeping' ? 'A request is resting at the server.' : 'Asking now.';
  text('next', report.mode === 'final' || report.mode === 'hidden' ? '' : seconds > 0 ? `Next request in ${seconds} s.` : asking);
}

function logPoll({ at, status, wait, took, bytes }) {
  const cells = [at.toLocaleTimeString(), wait ? `${wait} s` : 'no', `${(took / 1000).toFixed(1)} s`, status === 304 ? '304 unchanged' : status, bytes];
  const rows = byId('log').tBodies[0];
  rows.prepend(el('tr', {}, ...cells.map((cell) => el('td', {}, String(cell)))));
  while (rows.rows.length > 12) rows.lastChild.remove();
}

setInterval(() => last && !document.hidden && drawReport(last), 1000);
const poll = follow(`${path}/status`, { onChange: drawStatus, onReport: drawReport, onPoll: logPoll, onProblem: fail });
byId('choice').addEventListener('change', (event) => poll.choose(event.target.value));

// Cancel and re-order -----------------------------------------------------------------------------------------
byId('cancel').addEventListener('click', () =>
  busy(byId('cancel'), async () => {
    try {
      await put(`${path}/status`, { status: 'CANCELLED' });
      toast('Your order is cancelled.');
    } catch (error) {
      // on a bad line the first answer may be lost, and the second says that it was done before
      if (error.status === 409 && error.body?.at) toast('Your order is cancelled.');
      else toast(error.status === 409 ? 'Too late: the kitchen has begun.' : error.message, 'bad');
    }
    poll.pollNow();
  }),
);

byId('reorder').addEventListener('click', () =>
  busy(byId('reorder'), async () => {
    const restaurantId = order.restaurantId ?? order.restaurant.id;
    const at = `/api/restaurants/${encodeURIComponent(restaurantId)}`;
    try {
      const [restaurant, menu] = await Promise.all([get(at), get(`${at}/menu`)]);
      const dishes = new Map((menu.body.items ?? menu.body).map((dish) => [dish.id, dish]));
      empty();
      const gone = order.items.filter((item) => !dishes.has(item.menuItemId));
      for (const item of order.items) {
        if (dishes.has(item.menuItemId)) add(restaurant.body, dishes.get(item.menuItemId), item.quantity);
      }
      if (gone.length === order.items.length) return toast('None of these dishes is on the menu any more.', 'bad');
      location.assign(`/customer/index.html#restaurant=${encodeURIComponent(restaurantId)}`);
    } catch (error) {
      toast(error.message, 'bad');
    }
  }),
);

// The order itself --------------------------------------------------------------------------------------------
try {
  order = (await get(path)).body;
  text('title', `Order #${shortId(order.id)}`);
  byId('title').append(el('span', { class: 'muted small-text' }, ` placed ${clock(order.placedAt)}`));
  byId('items').replaceChildren(
    ...order.items.map((item) =>
      el('li', {}, el('span', { class: 'grow' }, `${item.quantity} × ${item.name ?? 'Dish'}`, item.note && el('span', { class: 'muted' }, ` (${item.note})`)), item.price && el('span', { class: 'price' }, money(times(item.price, item.quantity)))),
    ),
  );
  driverMap.about(order);
  text('total', money(order.total));
  show('reorder', true);
} catch (error) {
  fail(error);
}
