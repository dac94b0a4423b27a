// The live overview: the latest sample, and the last hour as lines. One request sleeps at the server until the next sample
// is taken, while somebody looks; it tells the ETag it knows and the number of the newest sample it has.
import { get } from '../js/api.js';
import { pause, serverNow } from '../js/clock.js';
import { byId, el, isolated, show, text, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { tryingAgain } from '../js/heard.js';
import { openMap } from '../js/map.js';
import { age, clock } from '../js/money.js';
import { inFront } from '../js/presence.js';
import { demand } from '../js/session.js';
import { STEPS, WORDS } from '../js/words.js';
import { orderLink, ordersOf, why } from './leads.js';

await demand('OPERATOR');
header();

const MOST = 360;
const WAIT = 25; // seconds a question may sleep
const SHOWN = 10; // refusals
const STALE = 30000; // milliseconds after which figures are old
const SVG = 'http://www.w3.org/2000/svg';
const FOOD = [
  ['orders', 'Orders under way', 'from placed to picked up', ordersOf('UNDER_WAY')],
  ['unanswered', 'Unanswered', 'no restaurant has acted', ordersOf('PLACED')],
  ['waitingChats', 'Waiting for an agent', 'conversations in line', '#waiting-title'],
  ['supportTasks', 'Calls to make', 'support’s open tasks', '#waiting-title'],
  ['rides', 'Drivers under way', 'who report their position', ordersOf('PICKED_UP')],
  ['viewers', 'Maps open', 'people who watch a driver', ordersOf('PICKED_UP')],
];
const LINES = [
  ['polls', 'Polls asleep', 'order tracking and this page', '#connected-title'],
  ['streams', 'Event streams', 'kitchens, announcements, photos', '#connected-title'],
  ['sockets', 'WebSockets', 'chats, drivers and their maps', '#connected-title'],
  ['devices', 'Reached by push', 'people, app closed or not', '#connected-title'],
  ['events', 'Events a second', 'signals of all topics', '#topics-title'],
  ['refusals', 'Refusals', 'in ten seconds', '#refusals-title'],
  ['facts', 'Facts on their way', 'waiting for the broker', '#queues-title'],
  ['deadLetters', 'Dead letters', 'failed ten times', '#queues-title'],
];
/** By the rung that comes next: where an order stands on the ladder, and what is done then. */
const RUNGS = {
  WAKE_AGAIN: ['New at its screens', 'its screens are woken again'],
  LOUDER: ['Still quiet at its screens', 'its alarm gets louder'],
  SECOND_CHANNEL: ['Its alarm is louder, or no screen is open', 'it is reached another way'],
  SUPPORT_TASK: ['It was reached another way', 'support is asked to call'],
  EXPIRE: ['Support was asked to call', 'the order expires'],
};
/** What there is, in words, and where it leads. */
const ROLES = {
  CUSTOMER: ['Customers', ordersOf('UNDER_WAY')],
  RESTAURANT: ['Kitchens', '/operator/restaurants.html'],
  DRIVER: ['Drivers', ordersOf('PICKED_UP')],
  AGENT: ['Agents', '#waiting-title'],
  OPERATOR: ['Operators', '/operator/announcements.xhtml'],
};
const PATTERNS = { POLL: ['Poll asleep', why(2)], SSE: ['SSE', why(4)], WEBSOCKET: ['WebSocket', why(3)], PUSH: ['Push', '/report/index.html#push'] };
const TOPICS = {
  order: ['Orders', ordersOf('UNDER_WAY')],
  kitchen: ['Kitchens’ tickets', ordersOf('PLACED')],
  delivery: ['Drivers’ positions', ordersOf('PICKED_UP')],
  watch: ['Who watches a driver', ordersOf('PICKED_UP')],
  chat: ['Chat messages', why(5)],
  'chat-person': ['Lists of conversations', why(5)],
  'chat-notes': ['Notes among agents', why(5)],
  'chat-line': ['The line for an agent', '#waiting-title'],
  announcements: ['Announcements', '/operator/announcements.xhtml'],
  upload: ['Photos', why(7)],
  session: ['Sessions that end', why(1)],
  sessions: ['Sessions that end, by person', why(1)],
  overview: ['This overview', why(2)],
};
const metric = (name) => `/metrics?scope=application&name=${name}`;
const QUEUES = {
  FACTS: ['Facts on their way', metric('outbox_waiting'), 'committed, and not known to be at the broker yet'],
  PUSHES: ['Pushes among them', '/report/index.html#push', 'devices to wake'],
  PHOTOS: ['Photos in work', why(7), 'all bytes are here; waiting or worked on'],
  DEAD: ['Dead letters', metric('broker_dead_letters'), 'failed ten times; they wait for a person'],
};
const ALARMING = ['unanswered', 'deadLetters', 'supportTasks'];
const samples = [];
let etag = null;
let latest = null;

// The lines -----------------------------------------------------------------------------------------------------
function shape(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

/** The last hour, the newest at the right edge; nothing where there was no sample. */
function lineOf(name, node) {
  const end = Date.parse(samples.at(-1).at);
  const values = samples.map((one) => one[name]);
  const most = Math.max(1, ...values);
  const points = samples.map((one) => `${(300 - ((end - Date.parse(one.at)) / 3600000) * 300).toFixed(1)},${(38 - (one[name] / most) * 34).toFixed(1)}`);
  node.replaceChildren(shape('polyline', { points: `${points[0].split(',')[0]},40 ${points.join(' ')} 300,40`, class: 'area' }), shape('polyline', { points: points.join(' '), class: 'line' }));
  return { least: Math.min(...values), most: Math.max(...values) };
}

const tiles = new Map();
for (const [box, figures] of [['food', FOOD], ['lines', LINES]]) {
  for (const [name, label, hint, href] of figures) {
    const value = el('strong', { class: 'tile-value', 'data-testid': `figure-${name}` }, '–');
    const range = el('span', { class: 'tile-range muted' });
    const picture = shape('svg', { class: 'tile-line', viewBox: '0 0 300 40', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    const node = el('li', { class: 'tile' }, el('p', { class: 'tile-head' }, el('a', { href }, label), el('span', { class: 'muted' }, hint)), el('p', { class: 'tile-now' }, value, range), picture);
    tiles.set(name, { node, value, range, picture });
    byId(box).append(node);
  }
}

function drawTiles() {
  const now = samples.at(-1);
  for (const [name, { node, value, range, picture }] of tiles) {
    text(value, now[name].toLocaleString());
    const { least, most } = lineOf(name, picture);
    text(range, least < most ? `${least.toLocaleString()} to ${most.toLocaleString()}` : '');
    node.classList.toggle('alarming', ALARMING.includes(name) && now[name] > 0);
  }
}

// The map -------------------------------------------------------------------------------------------------------
const map = openMap(byId('city-map'));
const bubbles = new Map(); // city → {marker, drawn}
let framed = ''; // the cities that the map shows

const rowOf = (city) => [...byId('cities').children].find(({ dataset }) => dataset.name === city);

function drawMap(count) {
  let changed = false;
  for (const { city, lat, lng, restaurants } of latest.cities) {
    const orders = count(city);
    const drawn = `${orders} ${lat} ${lng}`;
    const known = bubbles.get(city);
    if (known?.drawn === drawn) continue;
    known?.marker.remove();
    const title = `${isolated(city)}: ${orders} under way, ${restaurants} ${restaurants === 1 ? 'restaurant' : 'restaurants'}`;
    const marker = map.figure({ lat, lng }, orders, city, title);
    const go = () => (rowOf(city) ?? byId('cities-title')).focus();
    marker.on('click', go).on('keydown', ({ originalEvent }) => originalEvent.key === 'Enter' && go());
    bubbles.set(city, { marker, drawn });
    changed = true;
  }
  const names = latest.cities.map(({ city }) => city).join('\n');
  if (names && names !== framed) map.fit(latest.cities);
  framed = names;
  if (changed) map.keepApart([...bubbles.values()].map(({ marker }) => marker));
}

// The lists -----------------------------------------------------------------------------------------------------
/** A table of figures: rows by columns, and what each figure leads to. */
function grid(head, body, corner, columns, rows, value, href) {
  const cell = (name, at) => {
    const number = value(name, at);
    return el('td', { class: number ? '' : 'muted' }, number ? el('a', { href: href(name, at), 'data-focus': `${body} ${name} ${at}` }, String(number)) : String(number));
  };
  byId(head).replaceChildren(el('th', { scope: 'col' }, corner), ...columns.map((column) => el('th', { scope: 'col' }, column)));
  byId(body).replaceChildren(...rows.map(({ name, words }) => el('tr', { 'data-name': name, tabindex: -1 }, el('th', { scope: 'row' }, words), ...columns.map((_, at) => cell(name, at)))));
}

/** Keeps the focus where it is in a table or list that is drawn anew. */
function keepingFocus(draw) {
  const city = document.activeElement?.dataset?.name;
  draw();
  if (city && document.activeElement === document.body) rowOf(city)?.focus({ preventScroll: true });
}

function drawCities() {
  const states = STEPS.slice(0, 5);
  const cities = [...new Set(latest.openOrders.map(({ city }) => city))].sort();
  const many = (city, at) => latest.openOrders.find((one) => one.city === city && one.status === states[at])?.orders ?? 0;
  keepingFocus(() => grid('states', 'cities', 'City', states.map((state) => WORDS[state]), cities.map((city) => ({ name: city, words: el('a', { href: ordersOf('UNDER_WAY', city), 'data-focus': ordersOf('UNDER_WAY', city) }, typed(city)) })), many, (city, at) => ordersOf(states[at], city)));
  show(byId('cities').closest('.scroll'), cities.length > 0);
  show('cities-none', !cities.length);
  drawMap((city) => states.reduce((sum, _, at) => sum + many(city, at), 0));
}

const lead = ([words, href]) => el('a', { href, 'data-focus': words }, words);

function drawConnected() {
  const patterns = Object.keys(PATTERNS);
  const people = (role, at) => latest.connected.find((one) => one.role === role && one.pattern === patterns[at])?.people ?? 0;
  const rows = Object.entries(ROLES).map(([name, to]) => ({ name, words: lead(to) }));
  grid('patterns', 'connected', 'Role', Object.values(PATTERNS).map(lead), rows, people, (role) => ROLES[role][1]);
}

function list(name, rows) {
  byId(name).replaceChildren(...rows);
  show(`${name}-none`, !rows.length);
}

const many = (number, word) => `${number.toLocaleString()} ${word}${number === 1 ? '' : 's'}`;
const since = (instant) => el('span', { class: 'badge placed' }, `for ${age(instant)}`);
const row = (attributes, words, badge) => el('li', attributes, el('span', { class: 'grow' }, words), badge);

function rung({ nextStep }) {
  const [now, next] = RUNGS[nextStep] ?? ['New', 'it is looked at again'];
  return `${now}. Next, ${next}`;
}

const unanswered = (one) =>
  row(
    { 'data-testid': 'unanswered-order', 'data-order-id': one.orderId },
    [el('strong', {}, typed(one.restaurant)), ', ', typed(one.city), el('br'), el('span', { class: 'muted' }, orderLink(one.orderId), `. ${rung(one)}.`), one.phone && [' ', el('a', { href: `tel:${one.phone.replace(/[^+\d]/g, '')}` }, 'Call')]].flat(),
    since(one.placedAt),
  );

const waits = (one) =>
  row(
    { 'data-testid': 'waiting-for-support' },
    [el('strong', {}, one.kind === 'CALL' ? ['Call ', typed(one.restaurant ?? 'a restaurant')] : 'A chat'), el('br'), el('span', { class: 'muted' }, one.orderId ? ['about order ', orderLink(one.orderId)] : 'about no order')],
    since(one.since),
  );

const topic = (one) => row({}, [el('strong', {}, lead(TOPICS[one.topic] ?? [one.topic, '/metrics'])), el('span', { class: 'muted' }, ` ${one.total.toLocaleString()} since the start`)], el('span', { class: 'figure' }, one.perSecond.toLocaleString()));

const queue = ({ queue, waiting, oldest }) =>
  row({ 'data-queue': queue }, [el('strong', {}, lead(QUEUES[queue])), el('br'), el('span', { class: 'muted' }, `${QUEUES[queue][2]}${oldest ? `. The oldest for ${age(oldest)}` : ''}`)], el('span', { class: 'figure' }, waiting.toLocaleString()));

const refusal = (one) =>
  row({}, [el('a', { href: `/problems/${one.code}` }, one.code), ` ${one.status}`], el('span', { class: 'muted' }, `${one.times === 1 ? 'once' : `${one.times.toLocaleString()} times`}, ${age(one.last)} ago`));

/** Only the one that answers has an address that this browser knows. */
const node = (one) =>
  row(
    { 'data-testid': 'node' },
    [el('strong', {}, one.here ? el('a', { href: '/health', 'data-focus': one.node }, typed(one.node)) : typed(one.node)), one.here && ' answers you', el('br'), el('span', { class: 'muted' }, one.up ? `up for ${age(one.startedAt)}, broker ${one.brokerAnswers ? 'answers' : 'does not answer'}, heap ${one.heapPercent} % · ${many(one.polls, 'poll')}, ${many(one.streams, 'stream')}, ${many(one.sockets, 'socket')}` : `last heard at ${clock(one.at)}`)],
    el('span', { class: `badge ${one.up && one.brokerAnswers ? 'ready' : 'rejected'}` }, one.up ? (one.brokerAnswers ? 'Up' : 'No broker') : `Silent for ${age(one.at)}`),
  );

function draw() {
  text('as-of', `As of ${clock(latest.at)}, all nodes together. A new sample comes every ten seconds; the lines show up to one hour.`);
  drawTiles();
  drawCities();
  list('unanswered', latest.unanswered.map(unanswered));
  list('waiting', latest.waiting.map(waits));
  drawConnected();
  list('topics', latest.topics.filter(({ total }) => total).map(topic));
  byId('queues').replaceChildren(...[...latest.queues, { queue: 'DEAD', waiting: samples.at(-1).deadLetters }].map(queue));
  list('refusals', latest.refusals.slice(0, SHOWN).map(refusal));
  byId('nodes').replaceChildren(...latest.nodes.map(node));
}

/** When no new sample comes, the node that should take it says why itself. */
async function warnIfOld() {
  if (!latest || serverNow() - Date.parse(latest.at) < STALE) return;
  const { checks } = await (await fetch('/health', { cache: 'no-store' })).json();
  const away = checks.flatMap(({ data }) => Object.entries(data ?? {})).filter(([, well]) => well === false);
  text('page-error', `These figures are as of ${clock(latest.at)}${away.length ? `: ${away.map(([name]) => `the ${name}`).join(' and ')} of this node does not answer` : ''}.`);
  show('page-error', true);
}

// Asking --------------------------------------------------------------------------------------------------------
function take(answer) {
  etag = answer.etag;
  latest = answer.body;
  if (samples.length && latest.samples[0]?.sample !== samples.at(-1).sample + 1) samples.length = 0; // another node, or a new start
  samples.push(...latest.samples);
  samples.splice(0, samples.length - MOST);
  if (samples.length) draw();
}

/** Asks once, and waits there if nothing is new; answers whether somebody answered. */
async function look() {
  const headers = etag ? { 'If-None-Match': etag, Prefer: `wait=${WAIT}` } : {};
  try {
    const answer = await get(`/api/overview?after=${samples.at(-1)?.sample ?? 0}`, { tries: 1, headers, timeout: (WAIT + 12) * 1000 });
    show('page-error', false);
    if (answer.status !== 304) take(answer);
    await warnIfOld().catch(() => {}); // the next question finds out
    return samples.length > 0;
  } catch (error) {
    text('page-error', `${tryingAgain(error)}${latest ? ` What stands below is as of ${clock(latest.at)}.` : ''}`);
    show('page-error', true);
    return false;
  }
}

for (;;) {
  await inFront();
  if (!(await look())) await pause(2000 + Math.random() * 3000);
  else await pause(Math.random() * 400);
}
