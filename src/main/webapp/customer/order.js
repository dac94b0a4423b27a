// Order tracking: polling that sleeps (js/poll.js), shown together with what it costs.
import { get, put } from '../js/api.js';
import { empty, put as putIntoCart, presets, tell } from '../js/cart.js';
import { busy, byId, el, onSubmit, show, text, toast, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { tryingAgain } from '../js/heard.js';
import { location as driverMap } from './location.js';
import { clock, day, money, shortId, size, tenths, times } from '../js/money.js';
import { known } from '../js/offline.js';
import { picture } from '../js/picture.js';
import { follow } from '../js/poll.js';
import { demand } from '../js/session.js';
import { onPush } from '../js/shelf.js';
import { cards, nameOf } from '../js/vault.js';
import { spent } from '../js/spent.js';
import { comes, ended, isLate, isOver, REASONS, SAYS, STEPS, WORDS } from '../js/words.js';

await demand('CUSTOMER');
header();
const id = new URLSearchParams(location.search).get('id') ?? '';
const path = `/api/orders/${encodeURIComponent(id)}`;
let order = null;
let knownAt = null; // when the server was last heard
const lastSeen = known('order'); // of all orders the one that was looked at last
let remembered = false; // what stands here is from then
byId('help').href = `/customer/chat.html?order=${encodeURIComponent(id)}`;

/** What stands on the page stays, with the time it was true at. */
function fail(error) {
  if (error.status === 0 && !order) remember();
  const then = !knownAt ? '' : ` What stands below is as of ${remembered ? day(knownAt) : clock(knownAt)}.`;
  const gone = error.status === 404;
  text('page-error', gone ? 'There is no such order.' : remembered ? `You are offline.${then}` : `${tryingAgain(error)}${then}`);
  show('page-error', true);
  if (gone) for (const box of ['progress', 'receipt', 'pattern']) show(box, false);
}

/** The page was opened without a network: it shows what it showed before. */
function remember() {
  const { at, body } = lastSeen.get() ?? {};
  if (body?.id !== id) return;
  drawStatus(body);
  drawOrder(body);
  knownAt = new Date(at);
  remembered = true;
}

function hear(body) {
  lastSeen.set(body);
  drawOrder(body);
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
  text('said', `${WORDS[status]}. ${SAYS[status] ?? ''}`);
  document.title = `Order ${shortId(id)}: ${(WORDS[status] ?? status).toLowerCase()} – FoodFast`;
  show('cancel', ['PLACED', 'CONFIRMED'].includes(status));
  show('page-error', false);
  drawTimeline(news);
  driverMap.follow(id, status);
}

// What it costs -----------------------------------------------------------------------------------------------
const MODES = { carried: 'On the map’s line', sleeping: 'Sleeping poll', short: 'Short polls', hidden: 'Paused', down: 'No connection', final: 'Finished' };
let last = null;

function drawReport(report) {
  last = report;
  const mode = byId('mode');
  mode.dataset.mode = report.mode;
  text(mode, MODES[report.mode]);
  text('why', report.why);
  text('requests', report.requests);
  text('unchanged', report.unchanged);
  const until = report.until ?? Date.now();
  if (report.mode === 'final') report.until = until;
  text('naive', `${1 + Math.floor((until - report.since) / 5000)}×`);
  const seconds = report.nextAt && Math.round((report.nextAt - Date.now()) / 1000);
  const asking = report.mode === 'sleeping' ? 'A request is resting at the server.' : 'Asking now.';
  text('next', ['final', 'hidden', 'carried'].includes(report.mode) ? '' : seconds > 0 ? `Next request in ${seconds} s.` : asking);
}

function drawSpent() {
  const { requests, frames, beats, bytes, seconds, radio } = spent();
  text('asked', requests);
  text('said-frames', frames);
  text('beats', beats);
  text('bytes', size(bytes));
  text('radio', `${radio.map((one) => `${one.name}\u00a0${Math.round(one.seconds)}\u00a0s`).join(', ')} of ${Math.round(seconds)}\u00a0s`);
}

function logPoll({ at, status, wait, took, bytes }) {
  knownAt = at;
  show('page-error', false);
  const cells = [at.toLocaleTimeString(), wait ? `${wait} s` : 'no', `${tenths(took / 1000)} s`, status === 304 ? '304 unchanged' : status, bytes];
  const rows = byId('log').tBodies[0];
  rows.prepend(el('tr', {}, ...cells.map((cell) => el('td', {}, String(cell)))));
  while (rows.rows.length > 12) rows.lastChild.remove();
}

setInterval(() => {
  if (document.hidden) return;
  if (last) drawReport(last);
  drawSpent();
}, 1000);
/** A report of the status alone says that there is more to read; the page's own questions bring the whole order. */
function drawNews(news) {
  drawStatus(news);
  if (!news.items) refresh();
}
const refresh = () => get(path).then(({ body }) => hear(body)).catch(() => {}); // the next step, or the next look, reads it again

const poll = follow(`${path}/status`, {
  whole: { path, isFinal: ({ status }) => isOver(status) },
  onWhole: hear,
  onChange: drawNews,
  onReport: drawReport,
  onPoll: logPoll,
  onProblem: fail,
});
document.addEventListener('visibilitychange', () => document.hidden || last?.mode !== 'final' || refresh()); // then no poll asks
onPush(() => document.hidden || refresh());
driverMap.beside(poll);
byId('choice').addEventListener('change', (event) => poll.choose(event.target.value));

// What it cost ------------------------------------------------------------------------------------------------
const PAID = { AUTHORISED: 'Reserved on your card, not yet charged', CAPTURED: 'Charged', RELEASED: 'Nothing was charged' };

function drawMoney({ payment, refunds }) {
  const { state, authorised, captured, refunded } = payment;
  text('paid-says', PAID[state]);
  text('paid', state === 'RELEASED' ? '' : money(state === 'CAPTURED' ? captured : authorised));
  byId('refunds').replaceChildren(
    ...refunds.map((one) => el('li', { 'data-testid': 'refund-made' }, el('span', { class: 'grow' }, typed(one.reason), el('span', { class: 'muted' }, ` ${day(one.at)}`)), el('span', { class: 'price' }, money(one.amount)))),
  );
  text('refunded', money(refunded));
  show('refunded-box', refunded.amount > 0);
  show('payment', true);
}

// When it comes -----------------------------------------------------------------------------------------------
/** The server's window follows facts. */
function drawArrival() {
  const { arrival, status } = order ?? {};
  const shown = arrival && !byId('status').dataset.status?.match(/DELIVERED|REJECTED|EXPIRED|CANCELLED/);
  show('arrival', Boolean(shown));
  if (!shown) return;
  const late = isLate(arrival);
  byId('arrival').classList.toggle('late', late);
  text('arrival-window', comes(order));
  const source = { PLACED: 'how long food usually takes there', PICKED_UP: 'the driver’s route' }[status] ?? 'what the kitchen promised';
  text('arrival-says', late ? `it was expected by ${clock(arrival.to)}` : `at your door, going by ${source}`);
}
setInterval(() => document.hidden || drawArrival(), 15000);

// What they think of it ---------------------------------------------------------------------------------------
let rated = false;
byId('star-choice').append(
  ...[1, 2, 3, 4, 5].map((n) => el('label', {}, el('input', { type: 'radio', name: 'stars', value: n, required: true, 'aria-label': `${n} ${n === 1 ? 'star' : 'stars'}`, 'data-testid': `star-${n}` }), el('span', { 'aria-hidden': 'true' }, '★'))),
);

function drawRating() {
  show('rating', order.status === 'DELIVERED');
  if (!order.rating || rated) return;
  rated = true;
  byId('rating-form').elements.stars.value = String(order.rating.stars);
  byId('rating-words').value = order.rating.words ?? '';
  text('rating-says', 'Thank you. You can still change it.');
}

onSubmit(byId('rating-form'), async (form) => {
  await put(`${path}/rating`, { stars: Number(form.elements.stars.value), words: byId('rating-words').value.trim() || undefined });
  text('rating-says', 'Thank you. You can still change it.');
});

byId('print').addEventListener('click', () => print());

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

/** The dish with its note and those of its options that it still has. */
function again(restaurant, dish, { quantity, note: words, options }) {
  const ids = new Set((options ?? []).map((one) => one.id));
  const known = (dish.options ?? []).flatMap(({ choices }) => choices.filter((choice) => ids.has(choice.id)));
  putIntoCart(restaurant, dish, { quantity, choices: known.length === ids.size ? known : presets(dish), words });
}

byId('reorder').addEventListener('click', () =>
  busy(byId('reorder'), async () => {
    const restaurantId = order.restaurantId ?? order.restaurant.id;
    const at = `/api/restaurants/${encodeURIComponent(restaurantId)}`;
    try {
      const [restaurant, menu] = await Promise.all([get(at), get(`${at}/menu`)]);
      const dishes = new Map((menu.body.items ?? menu.body).filter((dish) => !dish.soldOutUntil).map((dish) => [dish.id, dish]));
      empty();
      const gone = order.items.filter((item) => !dishes.has(item.menuItemId));
      for (const item of order.items) {
        if (dishes.has(item.menuItemId)) again(restaurant.body, dishes.get(item.menuItemId), item);
      }
      if (gone.length === order.items.length) return toast('None of these dishes can be ordered now.', 'bad');
      if (gone.length) tell(gone.map(({ name }) => ({ name })));
      location.assign(`/customer/index.html#restaurant=${encodeURIComponent(restaurantId)}`);
    } catch (error) {
      toast(error.message, 'bad');
    }
  }),
);

function lineOf({ quantity, name, options, note: words, price }) {
  const asked = options?.length > 0 && el('span', { class: 'line-note' }, ...options.flatMap((one, at) => [at ? ', ' : '', typed(one.name)]));
  return el(
    'li',
    {},
    el('strong', { class: 'quantity' }, `${quantity} ×`),
    el('span', { class: 'grow' }, typed(name ?? 'Dish'), asked, words && el('span', { class: 'line-note' }, '“', typed(words), '”')),
    price && el('span', { class: 'price' }, money(times(price, quantity))),
  );
}

async function drawCard() {
  const card = await cards().then((all) => all.find((one) => one.id === order.paymentMethodId), () => null);
  text('card', card ? nameOf(card) : 'A card that is no longer saved here');
}

async function drawPhoto() {
  const { body } = await get(`/api/restaurants/${encodeURIComponent(order.restaurantId)}`).catch(() => ({}));
  if (body?.photo) byId('order-photo').replaceChildren(picture(body, '6rem'));
}

// The order itself --------------------------------------------------------------------------------------------
function drawOnce() {
  text('title', `Order #${shortId(order.id)}`);
  byId('title').append(el('span', { class: 'muted small-text' }, ` placed ${clock(order.placedAt)}`));
  text('items-title', order.restaurantName ? typed(order.restaurantName) : 'Your order');
  text('order-place', order.restaurantAddress ?? '');
  show('order-place', Boolean(order.restaurantAddress));
  const dishes = order.items.reduce((all, { quantity }) => all + quantity, 0);
  text('order-from', `${dishes} ${dishes === 1 ? 'dish' : 'dishes'} · ${day(order.placedAt)}`);
  text('receipt-says', `FoodFast receipt, order ${order.id}`);
  byId('items').replaceChildren(...order.items.map(lineOf));
  show('fee-line', Boolean(order.deliveryFee));
  if (order.deliveryFee) text('fee', order.deliveryFee.amount ? money(order.deliveryFee) : 'Free');
  text('address', [typed(order.deliverTo.line1), ', ', typed(order.deliverTo.city)]);
  drawCard();
  drawPhoto();
  driverMap.about(order);
  text('total', money(order.total));
  for (const box of ['receipt', 'reorder']) show(box, true);
}

/** What moves with the order's steps, and when support gives money back. */
function drawOrder(now) {
  const first = !order || remembered;
  const slips = !first && now.status === order.status && now.minutes > (order.minutes ?? 0);
  remembered = false;
  order = now;
  if (slips) text('said', `It takes longer than the kitchen thought: ${comes(now)}.`);
  if (first) drawOnce();
  drawMoney(now);
  drawArrival();
  drawRating();
  if (now.status === 'REJECTED' && REASONS[now.reason]) text('status-says', `${SAYS.REJECTED} (${REASONS[now.reason]})`);
  show('promised-box', now.minutes > 0);
  text('promised', `${now.minutes} minutes from its confirmation`);
  show('driver-box', Boolean(now.driver));
  if (now.driver) text('driver', typed(now.driver.name));
}
