// Under the hood: a drawer with all that goes over this page's line as it happens, and switches to make that line bad. It
// draws what js/tap.js hears and js/patterns.js explains; the list is bounded.
import { byId, el, show, text } from './dom.js';
import { about, explained, PATTERNS } from './patterns.js';
import { change, clear, line, listen } from './tap.js';
import { forTab } from './shelf.js';

const MOST = 200;
const TAIL = 10000; // a phone's radio stays up so long after each exchange
const kept = forTab('hood');
const rows = new Map(); // entry → its row
const figures = { requests: 0, unchanged: 0, events: 0, frames: 0, bytes: 0, reconnects: 0, awake: 0 };
const counted = new Map(); // entry → bytes counted so far
let awakeUntil = 0;
let frozen = false;
let wanted = '';

const tenths = (value) => value.toLocaleString(navigator.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }); // js/money.js would start its clock on plain pages
const size = (bytes) => (bytes < 1024 ? `${bytes} B` : `${tenths(bytes / 1024)} kB`);
const time = (at) => new Date(at).toLocaleTimeString([], { hour12: false }) + `.${String(at % 1000).padStart(3, '0')}`;
const outcome = ({ status, open, kind }) => (open && kind !== 'stream' && kind !== 'socket' ? 'waiting…' : open ? 'open' : (status ?? ''));

/** What somebody looks for first: the few words that make an exchange what it is. */
function marks({ notes, kind }) {
  const said = [
    notes['If-None-Match'] && `if not ${notes['If-None-Match']}`,
    notes.Prefer,
    notes['Preference-Applied'] && 'slept',
    notes['Last-Event-ID'] && `after ${notes['Last-Event-ID']}`,
    notes['Idempotency-Key'] && 'key',
    notes['Retry-After'] && `again in ${notes['Retry-After']} s`,
    notes.ETag && `ETag ${notes.ETag}`,
    notes['Server-Timing'],
    notes.Reconnect && `reconnect ${notes.Reconnect}`,
    kind === 'event' && notes.id && `id ${notes.id}`,
  ];
  return said.filter(Boolean).map((one) => el('span', { class: 'hood-mark' }, one));
}

function weight({ sent, bytes }) {
  return [sent ? `↑ ${size(sent)}` : '', bytes ? `↓ ${size(bytes)}` : ''].filter(Boolean).join(' ');
}

function cells(entry) {
  const { pattern } = about(entry);
  return [
    el('span', { class: 'hood-time' }, time(entry.at)),
    el('span', { class: 'hood-number', title: pattern.feature, 'data-pattern': pattern.id }, String(pattern.id)),
    el('span', { class: 'hood-way', 'aria-hidden': 'true' }, entry.way === 'out' ? '→' : '←'),
    el('span', { class: 'hood-name' }, entry.who ? `${entry.who}: ` : '', el('strong', {}, entry.name), ` ${entry.path}${entry.query}`),
    el('span', { class: 'hood-marks' }, ...marks(entry)),
    el('span', { class: 'hood-figures' }, [outcome(entry), entry.ms === null ? '' : `${entry.ms} ms`, weight(entry)].filter(Boolean).join(' · ')),
  ];
}

const tone = ({ status, open }) => (open ? 'open' : typeof status === 'number' && status < 400 ? 'fine' : status === null ? 'fine' : status === 'over' ? 'fine' : 'bad');

function row(entry) {
  const button = el('button', { type: 'button', class: 'hood-row', 'aria-expanded': 'false', onclick: () => open(node, entry) });
  const node = el('li', { 'data-testid': 'hood-entry', 'data-kind': entry.kind, 'data-name': entry.name, 'data-path': entry.path }, button);
  return node;
}

function open(node, entry) {
  const before = node.querySelector('.hood-why');
  byId('hood-list').querySelectorAll('.hood-why').forEach((one) => close(one.parentElement));
  if (before) return;
  node.append(explained(entry));
  node.firstChild.setAttribute('aria-expanded', 'true');
  freeze(true);
}

function close(node) {
  node.querySelector('.hood-why').remove();
  node.firstChild.setAttribute('aria-expanded', 'false');
}

const fits = (entry) => (entry.kind === 'beat' ? wanted === 'beat' : !wanted || String(about(entry).pattern.id) === wanted || entry.kind === wanted);

function heard(entry) {
  count(entry);
  let node = rows.get(entry);
  if (!node) {
    node = row(entry);
    rows.set(entry, node);
    if (rows.size > MOST) drop(rows.keys().next().value);
    if (!frozen) byId('hood-list').prepend(node);
    else byId('hood-new').hidden = false;
  }
  node.hidden = !fits(entry);
  node.dataset.tone = tone(entry);
  node.dataset.status = entry.status ?? '';
  node.firstChild.replaceChildren(...cells(entry));
}

function drop(entry) {
  rows.get(entry).remove();
  rows.delete(entry);
  counted.delete(entry);
}

// Figures -------------------------------------------------------------------------------------------------------
function count(entry) {
  const before = counted.get(entry);
  const bytes = entry.sent + entry.bytes;
  if (!before) {
    if (entry.kind === 'request') figures.requests += 1;
    if (entry.kind === 'event') figures.events += 1;
    if (entry.kind === 'frame') figures.frames += 1;
    if (entry.notes.Reconnect) figures.reconnects += 1;
  }
  if (entry.kind === 'request' && entry.status === 304 && before?.status !== 304) figures.unchanged += 1;
  const counts = ['request', 'frame', 'stream'].includes(entry.kind); // an event's bytes are its stream's
  if (counts) figures.bytes += bytes - (before?.bytes ?? 0);
  counted.set(entry, { bytes: counts ? bytes : 0, status: entry.status });
  const until = (before ? Date.now() : entry.at) + TAIL;
  figures.awake += Math.max(0, Math.min(TAIL, until - awakeUntil));
  awakeUntil = Math.max(awakeUntil, until);
  drawFigures();
}

function drawFigures() {
  const radio = Math.max(0, figures.awake - Math.max(0, awakeUntil - Date.now()));
  text('hood-requests', `${figures.requests} (${figures.unchanged} unchanged)`);
  text('hood-events', figures.events);
  text('hood-frames', figures.frames);
  text('hood-bytes', size(figures.bytes));
  text('hood-reconnects', figures.reconnects);
  text('hood-radio', `${Math.round(radio / 1000)} s of ${Math.round(performance.now() / 1000)} s`);
}

// The drawer ----------------------------------------------------------------------------------------------------
function freeze(now) {
  if (frozen && !now) {
    byId('hood-list').replaceChildren(...[...rows.values()].reverse());
    byId('hood-new').hidden = true;
  }
  frozen = now;
  byId('hood-freeze').setAttribute('aria-pressed', String(now));
}

function filter(value) {
  wanted = value;
  for (const [entry, node] of rows) node.hidden = !fits(entry);
}

function empty() {
  clear();
  [...rows.keys()].forEach(drop);
}

const figure = (id, label, title) => el('div', { title }, el('dt', {}, label), el('dd', { id, 'data-testid': id }, '0'));
const badLine = (name, label, hint) =>
  el('label', { class: 'hood-switch', title: hint }, el('input', { type: 'checkbox', 'data-testid': `line-${name}`, onchange: ({ target }) => change({ [name]: target.checked }) }), label);

function build() {
  document.head.append(el('link', { rel: 'stylesheet', href: '/css/hood.css' }));
  const drawer = el(
    'aside',
    { id: 'hood', class: 'hood', 'aria-labelledby': 'hood-title', 'data-testid': 'hood' },
    el(
      'div',
      { class: 'hood-head' },
      el('h2', { id: 'hood-title', tabindex: -1 }, 'Under the hood'),
      el(
        'fieldset',
        { class: 'hood-line' },
        el('legend', {}, 'The line'),
        badLine('cut', 'Cut', 'Nothing passes, in either direction'),
        badLine('slow', 'Slow', 'Everything is one to three seconds late'),
        badLine('lossy', 'Lose every third', 'Every third answer and live frame is lost; streams and durable sockets break instead, for they have no holes'),
      ),
      el(
        'select',
        { 'aria-label': 'What to show', 'data-testid': 'hood-filter', onchange: ({ target }) => filter(target.value) },
        el('option', { value: '' }, 'Everything'),
        ...PATTERNS.map(({ id, pattern }) => el('option', { value: id }, `${id} ${pattern}`)),
        ...[['request', 'Requests'], ['event', 'Events'], ['frame', 'Frames'], ['beat', 'Heartbeats']].map(([value, label]) => el('option', { value }, label)),
      ),
      el('button', { type: 'button', class: 'quiet small', id: 'hood-freeze', 'aria-pressed': 'false', onclick: () => freeze(!frozen) }, 'Hold still'),
      el('button', { type: 'button', class: 'quiet small', 'data-testid': 'hood-clear', onclick: empty }, 'Clear'),
      el('button', { type: 'button', class: 'quiet small', 'data-testid': 'hood-close', onclick: () => toggle(false) }, 'Close ', el('kbd', {}, 'h')),
    ),
    el(
      'dl',
      { class: 'hood-sum' },
      figure('hood-requests', 'Requests'),
      figure('hood-events', 'Events'),
      figure('hood-frames', 'Frames'),
      figure('hood-bytes', 'Bytes', 'Bodies, events and frames, both ways'),
      figure('hood-reconnects', 'Reconnects'),
      figure('hood-radio', 'Radio on', 'An estimate: a phone’s radio stays up for about 10 s after each exchange'),
    ),
    el('button', { type: 'button', class: 'link hood-new', id: 'hood-new', hidden: true, onclick: () => freeze(false) }, 'More has happened. Show it'),
    el('div', { class: 'hood-scroll', tabindex: 0, role: 'region', 'aria-label': 'What goes over the line, newest first' }, el('ol', { id: 'hood-list', class: 'hood-list', 'data-testid': 'hood-list' }), el('p', { class: 'hood-empty muted' }, 'Nothing has gone over the line yet.')),
  );
  document.body.append(drawer);
  drawer.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    toggle(false);
  });
  listen(heard);
  setInterval(drawFigures, 1000);
}

function toggle(on) {
  show('hood', on);
  document.documentElement.classList.toggle('hooded', on);
  kept.set(on || null);
  if (!on && (line.cut || line.slow || line.lossy)) {
    change({ cut: false, slow: false, lossy: false });
    byId('hood').querySelectorAll('.hood-line input').forEach((box) => (box.checked = false));
  }
}

/** Opens the drawer, or closes it. */
export function hood() {
  if (!byId('hood')) {
    build();
    toggle(true);
  } else toggle(byId('hood').hidden);
}
