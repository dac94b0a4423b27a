// A driver's page: take deliveries on, pick up, deliver, and report where one is while food is on board.
import { get, post, put } from '../js/api.js';
import { every } from '../js/clock.js';
import { busy, byId, el, phrase, show, text, toast, typed } from '../js/dom.js';
import { distance } from '../js/geo.js';
import { header } from '../js/header.js';
import { part } from '../js/heard.js';
import { many, owes } from '../js/leaving.js';
import { LINE } from '../js/line.js';
import { openMap } from '../js/map.js';
import { clock, km, money, shortId } from '../js/money.js';
import { demand } from '../js/session.js';
import { socket } from '../js/socket.js';
import { WORDS } from '../js/words.js';
import { handOver } from './handover.js';
import { network } from './network.js';
import { queue } from './queue.js';
import { device, simulated } from './ride.js';
import { stops } from './stops.js';

await demand('DRIVER');
header();
const map = openMap(byId('map'));
const rides = new Map(); // order id → {trip, ride, dueAt, toldAt, pace}
const net = network();
let phone = null; // the device's own position
let line = null;
let shown = null;

// What there is to do -----------------------------------------------------------------------------------------------
const tripKm = (trip) => km(distance(trip.pickUp, trip.deliverTo));

function row(trip) {
  return el(
    'li',
    { 'data-testid': 'delivery', 'data-order-id': trip.orderId, 'data-status': trip.status },
    el('span', { class: 'grow' }, el('strong', {}, typed(trip.restaurantName)), ' → ', typed(trip.deliverTo.line1), el('br'), el('span', { class: 'muted' }, `#${shortId(trip.orderId)} · ${tripKm(trip)}`)),
    el('span', { class: `badge ${trip.status.toLowerCase()}` }, WORDS[trip.status]),
    button('Take it', 'claim', () => claim(trip)),
  );
}

const button = (label, testid, job) => el('button', { type: 'button', class: 'small', 'data-testid': testid, onclick: ({ target }) => busy(target, job) }, label);

/** What can be done at the stop that comes next for this order. */
function step(trip) {
  if (trip.status === 'READY') return button('Picked up', 'pick-up', () => move(trip, 'PICKED_UP'));
  return trip.status === 'PICKED_UP' && button('Delivered', 'deliver', () => deliver(trip));
}

// When one means to be at the kitchen -------------------------------------------------------------------------------
const promised = new Map(); // order id → minutes, as told from here

const inWords = (minutes) => (minutes ? `in ${minutes} min` : 'here now');

function expected(trip) {
  if (trip.status === 'PICKED_UP') return null;
  const path = `/api/deliveries/${encodeURIComponent(trip.orderId)}/pick-up`;
  const say = (minutes) => put(path, { inMinutes: minutes }).then(() => promised.set(trip.orderId, minutes));
  const tell = (minutes) => () => act(() => say(minutes), `The kitchen knows: ${inWords(minutes)}.`);
  const one = (minutes) => el('button', { type: 'button', class: 'small quiet', 'data-testid': `coming-${minutes}`, 'aria-pressed': String(promised.get(trip.orderId) === minutes), onclick: ({ target }) => busy(target, tell(minutes)) }, minutes ? `${minutes} min` : 'Here');
  return el('span', { class: 'coming', role: 'group', 'aria-label': 'Tell the kitchen when you come' }, el('span', { class: 'muted' }, 'At the kitchen: '), one(0), one(5), one(10), one(20));
}

async function act(job, done) {
  try {
    if ((await job()) === false) return;
    text('said', done);
  } catch (error) {
    if (wasDone(error)) text('said', done);
    else toast(error.is?.('already-claimed') ? 'Another driver was faster.' : error.message, 'bad');
  }
  await look();
}

/** The answer to an earlier try was lost: this one hears that it is so already. */
const wasDone = ({ body }) => Boolean(body?.yours || body?.at);

const claim = (trip) => act(() => post(`/api/deliveries/${encodeURIComponent(trip.orderId)}/claim`), phrase`You have taken the delivery to ${trip.deliverTo.line1}.`);
const move = (trip, status) => act(() => put(`/api/orders/${encodeURIComponent(trip.orderId)}/status`, { status }), `${WORDS[status]}.`);

/** Where one is, as far as anybody knows: the phone, or the ride of what is on board. */
function whereAmI(id) {
  const ride = rides.get(id)?.ride ?? rides.values().next().value?.ride;
  return (phone ?? ride)?.at(Date.now()) ?? null;
}

const deliver = (trip) => act(() => handOver(trip, whereAmI(trip.orderId)), 'Delivered.').then(earned);

const earned = part('earned-says', async () => {
  const { body } = await get('/api/deliveries/earnings');
  text('earned', money(body.total));
  byId('earned-list').replaceChildren(...body.items.map((one) => el('li', {}, el('span', { class: 'grow' }, typed(one.restaurantName), el('span', { class: 'muted' }, ` · #${shortId(one.orderId)} · ${clock(one.at)}`)), el('span', { class: 'price' }, money(one.pay)))));
  show('earned-box', body.items.length > 0);
  return `${body.items.length} ${body.items.length === 1 ? 'delivery' : 'deliveries'}`;
});

const look = part('note', async () => {
  const [mine, open] = await Promise.all([get('/api/deliveries?state=mine&limit=50'), get('/api/deliveries?state=available&limit=50')]);
  byId('available').replaceChildren(...open.body.items.map(row));
  show('mine-none', !mine.body.items.length);
  show('available-none', !open.body.items.length);
  carry(mine.body.items.filter((trip) => trip.status === 'PICKED_UP'));
  byId('mine').replaceChildren(...stops(mine.body.items, whereAmI(), { step, more: expected }));
  return '';
});

// What is on board --------------------------------------------------------------------------------------------------
function carry(trips) {
  const aboard = new Set(trips.map((trip) => trip.orderId));
  for (const id of aboard) promised.delete(id);
  for (const id of rides.keys()) if (!aboard.has(id)) drop(id);
  for (const trip of trips) {
    if (rides.has(trip.orderId)) continue;
    rides.set(trip.orderId, { trip, ride: simulated(trip.pickUp, trip.deliverTo, Date.now()), dueAt: 0, pace: 10 });
    draw(trip.orderId);
  }
  if (rides.size && !line) connect();
  if (!rides.size) rest();
}

function draw(id) {
  const { trip, ride } = rides.get(id);
  shown = id;
  map.way(ride.points);
  map.pin('kitchen', trip.pickUp, trip.restaurantName);
  map.pin('door', trip.deliverTo, trip.deliverTo.line1);
  map.fit(ride.points);
}

function drop(id) {
  rides.delete(id);
  outbox.forget(id);
  if (shown === id && rides.size) draw(rides.keys().next().value);
}

function rest() {
  line?.close();
  line = null;
  map.noDriver();
  text('line', 'Not reporting');
  byId('line').dataset.mode = 'hidden';
  text('line-says', 'Your position is shared from pick-up to delivery only.');
  text('pace', '–');
}

// Reporting ---------------------------------------------------------------------------------------------------------
const outbox = queue(
  {
    send: (frame) => {
      if (net.state.tunnel || !line?.live()) return false;
      net.pass(() => line?.send(frame));
      return true;
    },
    batch: async (id, fixes) => {
      if (net.state.tunnel) throw new Error('tunnel');
      const { body } = await post(`/api/deliveries/${encodeURIComponent(id)}/positions`, fixes, { idempotent: true });
      setPace(id, body.paceSeconds);
    },
  },
  ({ measured, waiting, acked, batched }) => {
    text('measured', measured);
    text('waiting', waiting);
    text('acked', acked);
    text('batched', batched);
  },
);

owes(() => many(outbox.size(), 'position', 'positions'));

function setPace(id, seconds) {
  const ride = rides.get(id);
  if (!ride) return;
  if (seconds < ride.pace) ride.dueAt = 0;
  ride.pace = seconds;
  text('pace', `${Math.min(...[...rides.values()].map((one) => one.pace))} s`);
}

function heard(frame) {
  if (frame.type === 'ack') outbox.acked(frame, Date.now());
  else if (frame.type === 'pace') setPace(frame.orderId, frame.seconds);
  else if (frame.type === 'ended') {
    drop(frame.orderId);
    look();
  } else if (frame.type === 'error' && frame.orderId) refused(frame);
}

/** The delivery isn't ours or not under way, or this one position cannot be; what is left stays and is sent again. */
function refused({ code, orderId, at }) {
  if (['not-found', 'not-picked-up'].includes(code)) outbox.forget(orderId);
  else if (['validation-failed', 'bad-frame'].includes(code)) outbox.forget(orderId, at);
}

let state = 'connecting';

/** In the tunnel nothing passes, whatever the socket believes. */
function tellState() {
  const told = net.state.tunnel ? 'tunnel' : state;
  byId('line').dataset.mode = told;
  text('line', LINE[told].says);
  const aboard = rides.size === 1 ? 'one delivery' : `${rides.size} deliveries`;
  text('line-says', { live: `Reporting for ${aboard}.`, connecting: '' }[told] ?? 'Positions are kept here and sent as soon as there is a connection.');
}

function connect() {
  line = socket('/ws/driver', {
    onOpen: () => outbox.reopened(Date.now()),
    onState: (next) => {
      state = next;
      tellState();
    },
    onFrame: (frame) => net.pass(() => heard(frame)),
  });
}

function measure() {
  const now = Date.now();
  for (const [id, one] of rides) {
    const fix = (phone ?? one.ride).at(now);
    if (!fix) continue;
    if (id === shown) map.driver({ heading: 0, ...fix });
    if (now < one.dueAt || fix.at === one.toldAt) continue;
    one.dueAt = now + one.pace * 1000;
    one.toldAt = fix.at;
    outbox.add(id, fix, now);
  }
  outbox.tick(now);
}

byId('bad').addEventListener('change', ({ target }) => (net.state.bad = target.checked));
byId('tunnel').addEventListener('change', ({ target }) => {
  net.state.tunnel = target.checked;
  if (line) tellState();
});
document.querySelectorAll('[name=source]').forEach((radio) =>
  radio.addEventListener('change', ({ target }) => {
    phone?.stop();
    phone = target.value === 'device' ? device((why) => toast(why, 'bad')) : null;
  }),
);
rest();
await Promise.all([look(), earned()]);
every(1000, measure);
every(10000, () => document.hidden || look());
document.addEventListener('visibilitychange', () => document.hidden || look());
