// The stage: all roles in one window, and a robot that plays an order through them. It shows what goes over every page's
// line (js/tap.js tells it), which of the seven patterns that is, and how long each hop of the order took.
import { pause } from '../js/clock.js';
import { busy, byId, el, show, text } from '../js/dom.js';
import { tenths } from '../js/money.js';
import { about, PATTERNS } from '../js/patterns.js';
import { listen, start, tell } from '../js/tap.js';
import { arrive, CAST, listenFor } from './people.js';
import { robot } from './robot.js';
import { trace as newTrace } from './trace.js';

const PACES = { '-1': [0.5, 'slow'], 0: [1, 'normal'], 1: [2, 'fast'], 2: [4, 'very fast'] };
const SELDOM_READ = ['DRIVER', 'AGENT', 'OPERATOR']; // their bells share the stage's look into the inbox
const frames = new Map(); // role → iframe
const pages = new Map(); // role → {page, open: entries that hold a connection}
const eyes = new Set(); // what waits to be seen
let trace = newTrace();
let playing = false;
let most = 0;

// The windows ---------------------------------------------------------------------------------------------------
function build() {
  for (const { role, name, page } of CAST) {
    const frame = el('iframe', { src: page, name: `stage-${role}`, title: name, allow: 'autoplay; geolocation' });
    frames.set(role, frame);
    const cut = el('button', { type: 'button', class: 'quiet small', 'aria-pressed': 'false', 'data-testid': `cut-${role}`, onclick: () => toggle(role, cut) }, 'Cut line');
    byId('frames').append(
      el('section', { class: `frame ${role.toLowerCase()}`, 'aria-label': name, 'data-testid': `frame-${role}` }, el('div', { class: 'frame-head' }, el('h2', {}, name), el('span', { class: 'frame-said muted', id: `said-${role}` }), cut), el('div', { class: 'frame-box' }, frame)),
    );
  }
  show('frames', true);
}

/** One window's line, cut and mended by hand. */
async function toggle(role, button) {
  const cut = button.getAttribute('aria-pressed') !== 'true';
  button.setAttribute('aria-pressed', String(cut));
  text(button, cut ? 'Mend line' : 'Cut line');
  frames.get(role).contentWindow.dispatchEvent(new CustomEvent('foodfast:line', { detail: { cut } }));
}

/** Turns a page, and waits until it stands. */
function turn(role, path) {
  const frame = frames.get(role);
  const loaded = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
  frame.contentWindow.location.replace(path);
  return Promise.race([loaded, pause(8000)]);
}

/** The page looks again, as if somebody had just come back to it. */
const nudge = (role) => frames.get(role).contentDocument.dispatchEvent(new Event('visibilitychange'));

async function press(role, what) {
  for (let looks = 0; looks < 20; looks++) {
    const found = frames.get(role).contentDocument.querySelector(what);
    if (found) {
      const here = document.activeElement; // the page may take the focus for its own person
      found.click();
      return here.focus({ preventScroll: true });
    }
    await pause(150);
  }
}

// What is seen --------------------------------------------------------------------------------------------------
const seen = []; // lately, for who begins to wait a moment too late
function saw(test, patience) {
  if (seen.some(({ entry, role }) => test(entry, role))) return Promise.resolve();
  return new Promise((resolve) => {
    const eye = (entry, role) => test(entry, role) && end();
    const end = () => (eyes.delete(eye), resolve());
    eyes.add(eye);
    pause(patience).then(end);
  });
}

const holds = ({ kind, open, notes, status }) => open && (kind === 'stream' || (kind === 'request' && notes.Prefer && status === null));

function hold(role, page, entry) {
  if (pages.get(role)?.page !== page) pages.set(role, { page, open: new Set() });
  const { open } = pages.get(role);
  if (holds(entry)) open.add(entry.id);
  else open.delete(entry.id);
  const parts = [...CAST, { role: 'STAGE', name: 'Robot' }].map(({ role: one, name }) => [name, pages.get(one)?.open.size ?? 0]).filter(([, many]) => many);
  const now = parts.reduce((sum, [, many]) => sum + many, 0);
  most = Math.max(most, now);
  byId('held').dataset.most = most;
  text('held', `Connections held open now: ${now} (${parts.map(([name, many]) => `${name} ${many}`).join(', ') || 'none'}); at most so far: ${most} of the six that a browser allows. Sockets are counted apart.`);
}

function look(role, entry) {
  if (seen.push({ role, entry }) > 60) seen.shift();
  eyes.forEach((eye) => eye(entry, role));
  trace.seen({ role, entry });
  light(entry);
}

addEventListener('foodfast:line', ({ detail: { from, page, entry } }) => {
  const role = [...frames].find(([, frame]) => frame.contentWindow === from)?.[0];
  if (!role) return;
  hold(role, page, entry);
  look(role, entry);
  tell(Object.assign(entry, { who: CAST.find((one) => one.role === role).name }));
  if (entry.kind !== 'beat') text(`said-${role}`, `${entry.way === 'out' ? '→' : '←'} ${entry.name} ${entry.kind === 'frame' || entry.kind === 'event' ? '' : entry.path}`);
});

// The seven lamps -----------------------------------------------------------------------------------------------
const lamps = new Map();
const still = matchMedia('(prefers-reduced-motion: reduce)');

function drawing(id) {
  const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  picture.setAttribute('class', 'lamp-picture');
  picture.setAttribute('aria-hidden', 'true');
  use.setAttribute('href', `/img/patterns.svg#p${id}`);
  picture.append(use);
  return picture;
}

for (const { id, feature, pattern, why } of PATTERNS) {
  const says = el('p', { class: 'lamp-says' });
  const sum = el('p', { class: 'lamp-sum muted' });
  const node = el(
    'li',
    { class: 'lamp-card', 'data-testid': `lamp-${id}`, 'data-count': 0 },
    drawing(id),
    el('p', { class: 'lamp-head' }, el('span', { class: 'hop-number' }, String(id)), el('strong', {}, pattern)),
    el('p', { class: 'lamp-feature muted' }, feature),
    el('p', { class: 'lamp-why muted' }, why),
    says,
    sum,
  );
  lamps.set(id, { node, says, sum, count: 0, counted: new WeakSet() });
  byId('lamps').append(node);
}

function inShort({ kind, name, status, notes, ms, open, way }) {
  if (kind === 'frame' || kind === 'event') return `${way === 'out' ? '→' : '←'} ${name}${notes.id ? ` ${notes.id}` : ''}`;
  if (open && notes.Prefer) return 'asleep at the server';
  if (open) return `${name} …`;
  if (notes['Preference-Applied']) return `woken after ${tenths(ms / 1000)} s: ${status}`;
  return `${name} ${status}${ms === null ? '' : `, ${ms} ms`}`;
}

function light(entry) {
  if (entry.kind === 'beat' || entry.name === 'close') return;
  const { pattern } = about(entry);
  const lamp = lamps.get(pattern.id);
  if (!lamp.counted.has(entry)) lamp.count += 1;
  lamp.counted.add(entry);
  text(lamp.says, inShort(entry));
  text(lamp.sum, `${lamp.count} so far`);
  lamp.node.dataset.count = lamp.count;
  if (!still.matches) lamp.node.animate([{ boxShadow: '0 0 0 4px var(--glow)' }, { boxShadow: '0 0 0 0 transparent' }], 900);
}

function scene(words, pattern) {
  text('now', words);
  for (const [id, { node }] of lamps) node.toggleAttribute('data-on', id === pattern);
}

// The show ------------------------------------------------------------------------------------------------------
const pace = () => PACES[byId('pace').value][0];
byId('pace').addEventListener('input', ({ target }) => text('pace-says', PACES[target.value][1]));
const player = robot({ scene, turn, nudge, saw, press, pace });

async function open() {
  scene('The five come in, and their pages open.', 1);
  try {
    await arrive();
  } catch (error) {
    if (error.status === 401) throw new Error('This server runs without demo people, so there is nobody to play. The stage is for local runs: start one with “mvn”.');
    throw error;
  }
  await player.prepare();
  await Promise.all(SELDOM_READ.map(listenFor));
  start();
  listen((entry) => entry.who || (hold('STAGE', 'stage', entry), look('STAGE', entry)));
  build();
  show('held', true);
  await saw(({ kind, path, status }, role) => role === 'RESTAURANT' && kind === 'stream' && path.endsWith('/tickets/stream') && status === 200, 20000);
  await saw(({ name, path, status }, role) => role === 'AGENT' && name === 'open' && path === '/ws/chat' && status === 101, 20000);
}

async function perform() {
  playing = true;
  text('play', 'Stop after this order');
  do {
    trace = newTrace();
    await player.play(trace);
    byId('lamps').dataset.played = Number(byId('lamps').dataset.played ?? 0) + 1;
  } while (playing && byId('again').checked);
}

byId('play').addEventListener('click', async () => {
  if (playing) {
    playing = false;
    text('play', 'Stopping after this order…');
    return;
  }
  show('page-error', false);
  try {
    if (!frames.size) await busy(byId('play'), open);
    await perform();
    scene('The order is at its door. Start again whenever you like.', null);
  } catch (error) {
    text('page-error', error.message);
    show('page-error', true);
    scene('The show has stopped.', null);
  }
  playing = false;
  text('play', frames.size ? 'Start again' : 'Start the show');
});
