// The live overview: the latest sample, and the last hour as lines. It asks every five seconds while somebody looks, with
// the ETag it knows and the number of the newest sample it has.
import { get } from '../js/api.js';
import { every, serverNow } from '../js/clock.js';
import { byId, el, show, text, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { age, clock, shortId } from '../js/money.js';
import { demand } from '../js/session.js';
import { STEPS, WORDS } from '../js/words.js';

await demand('OPERATOR');
header();

const MOST = 360;
const SVG = 'http://www.w3.org/2000/svg';
const TILES = [
  ['orders', 'Orders under way', 'from placed to picked up', '#cities-title'],
  ['unanswered', 'Unanswered', 'no restaurant has acted', '#unanswered-title'],
  ['polls', 'Polls asleep', 'order tracking', null],
  ['connections', 'Streams and sockets', 'open on this node', null],
  ['chats', 'Chat sockets', 'customers and agents', null],
  ['waitingChats', 'Waiting for an agent', 'conversations', null],
  ['rides', 'Drivers under way', 'who report their position', null],
  ['viewers', 'Maps open', 'people who watch a driver', null],
  ['supportTasks', 'Calls to make', 'support’s open tasks', null],
  ['facts', 'Facts on their way', 'waiting for the broker', null],
  ['deadLetters', 'Dead letters', 'failed ten times', '/metrics'],
];
const NEXT = {
  WAKE_AGAIN: 'its screens are woken again',
  LOUDER: 'its alarm gets louder',
  SECOND_CHANNEL: 'it is reached another way',
  SUPPORT_TASK: 'support is asked to call',
  EXPIRE: 'the order expires',
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
for (const [name, label, hint, href] of TILES) {
  const value = el('strong', { class: 'tile-value', 'data-testid': `figure-${name}` }, '–');
  const range = el('span', { class: 'tile-range muted' });
  const picture = shape('svg', { class: 'tile-line', viewBox: '0 0 300 40', preserveAspectRatio: 'none', 'aria-hidden': 'true' });
  const node = el('li', { class: 'tile' }, el('p', { class: 'tile-head' }, href ? el('a', { href }, label) : label, el('span', { class: 'muted' }, hint)), el('p', { class: 'tile-now' }, value, range), picture);
  tiles.set(name, { node, value, range, picture });
  byId('tiles').append(node);
}

function drawTiles() {
  const now = samples.at(-1);
  for (const [name, { node, value, range, picture }] of tiles) {
    text(value, now[name].toLocaleString());
    const { least, most } = lineOf(name, picture);
    text(range, samples.length > 1 ? `${least.toLocaleString()} to ${most.toLocaleString()}` : '');
    node.classList.toggle('alarming', ALARMING.includes(name) && now[name] > 0);
  }
}

// The lists -----------------------------------------------------------------------------------------------------
function drawCities() {
  const states = STEPS.slice(0, 5);
  const cities = [...new Set(latest.openOrders.map(({ city }) => city))].sort();
  const many = (city, state) => latest.openOrders.find((one) => one.city === city && one.status === state)?.orders ?? 0;
  byId('states').replaceChildren(el('th', { scope: 'col' }, 'City'), ...states.map((state) => el('th', { scope: 'col' }, WORDS[state])));
  byId('cities').replaceChildren(...cities.map((city) => el('tr', {}, el('th', { scope: 'row' }, typed(city)), ...states.map((state) => el('td', { class: many(city, state) ? '' : 'muted' }, String(many(city, state)))))));
  show(byId('cities').closest('.scroll'), cities.length > 0);
  show('cities-none', !cities.length);
}

function drawUnanswered() {
  byId('unanswered').replaceChildren(
    ...latest.unanswered.map((one) =>
      el(
        'li',
        { 'data-testid': 'unanswered-order', 'data-order-id': one.orderId },
        el('span', { class: 'grow' }, el('strong', {}, typed(one.restaurant)), ', ', typed(one.city), el('br'), el('span', { class: 'muted' }, `#${shortId(one.orderId)}. Next, ${NEXT[one.nextStep] ?? 'it is looked at again'}.`)),
        el('span', { class: 'badge placed' }, `for ${age(one.placedAt)}`),
      ),
    ),
  );
  show('unanswered-none', !latest.unanswered.length);
}

function draw() {
  text('as-of', `As of ${clock(latest.at)}. A new sample comes every ten seconds; the lines show up to one hour.`);
  drawTiles();
  drawCities();
  drawUnanswered();
}

async function drawHealth() {
  const { checks } = await (await fetch('/health', { cache: 'no-store' })).json();
  byId('health').replaceChildren(
    ...checks.map(({ name, status, data }) => {
      const parts = Object.entries(data ?? {}).map(([key, value]) => `${key} ${value === true ? 'answers' : value === false ? 'does not answer' : value}`);
      return el('li', {}, el('span', { class: 'grow' }, el('strong', {}, name), el('span', { class: 'muted' }, parts.length ? ` ${parts.join(', ')}` : '')), el('span', { class: `badge ${status === 'UP' ? 'ready' : 'rejected'}` }, status === 'UP' ? 'Up' : 'Down'));
    }),
  );
}

// Asking --------------------------------------------------------------------------------------------------------
async function look() {
  try {
    const answer = await get(`/api/overview?after=${samples.at(-1)?.sample ?? 0}`, { tries: 1, headers: etag ? { 'If-None-Match': etag } : {} });
    show('page-error', false);
    if (answer.status === 304) return;
    etag = answer.etag;
    latest = answer.body;
    if (samples.length && latest.samples[0]?.sample !== samples.at(-1).sample + 1) samples.length = 0; // another node, or a new start
    samples.push(...latest.samples);
    samples.splice(0, samples.length - MOST);
    if (samples.length) draw();
  } catch (error) {
    text('page-error', latest ? `${error.message} What stands below is as of ${clock(latest.at)}.` : error.message);
    show('page-error', true);
  }
  await drawHealth().catch(() => {}); // without an answer the line above says so
}

look();
every(5000, () => document.hidden || look());
document.addEventListener('visibilitychange', () => document.hidden || look());
