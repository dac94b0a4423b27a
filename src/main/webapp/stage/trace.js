// One order's way through the product, hop by hop: what was tapped, the instant the server wrote, what a screen saw. Drawn
// as bars of one scale.
import { serverNow } from '../js/clock.js';
import { byId, el, show } from '../js/dom.js';

/** What is tapped: its pattern, its words, its way, and whose screen waits for it; nobody's waits for a driver's claim. */
const STEPS = {
  PLACED: [4, 'Customer orders', 'queue, then the kitchen’s stream', 'RESTAURANT'],
  CONFIRMED: [2, 'Kitchen accepts', 'the customer’s sleeping poll', 'CUSTOMER'],
  CLAIMED: [1, 'Driver takes it', 'one answer; the customer sees it at their next look'],
  PREPARING: [2, 'Kitchen cooks', 'the customer’s sleeping poll', 'CUSTOMER'],
  READY: [2, 'Kitchen is ready', 'the customer’s sleeping poll', 'CUSTOMER'],
  PICKED_UP: [2, 'Driver picks up', 'the customer’s sleeping poll', 'CUSTOMER'],
  DELIVERED: [2, 'Driver delivers', 'the customer’s sleeping poll', 'CUSTOMER'],
};
const WIDTH = 260;
const SVG = 'http://www.w3.org/2000/svg';

function shape(name, attributes) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

/** The status of that order, if this brought it: with the order, by the poll, or on the line of its map. */
export function statusIn({ kind, name, path, answer, data }, order) {
  if (kind === 'request') return [`/orders/${order}`, `/orders/${order}/status`].some((end) => path.endsWith(end)) ? answer : null;
  return kind === 'frame' && name === 'status' && path.includes(`/orders/${order}/`) ? data : null;
}

export function trace() {
  const hops = new Map(); // key → {pattern, label, way, tap, stored, seen}
  const ahead = serverNow() - Date.now(); // of the server's clock
  let order = null;
  let announcement = null;
  let photo = null;
  const sent = new Map(); // where the driver was → when that was told
  const early = []; // what was seen before the answer told what it belongs to
  const here = (instant) => (instant ? Date.parse(instant) - ahead : null);

  function hop(key, pattern, label, way, more) {
    const one = hops.get(key) ?? { pattern, label, way, awaited: true, tap: null, stored: null, seen: null };
    hops.set(key, Object.assign(one, more));
    draw();
    return one;
  }
  const step = (status, more) => hop(status, ...STEPS[status].slice(0, 3), { awaited: STEPS[status].length > 3, ...more });

  function first(one, more) {
    if (one && one.seen === null) Object.assign(one, more), draw();
  }

  /** What a page saw. */
  function seen({ role, entry }) {
    if (['ticket', 'announcement'].includes(entry.name) && early.push({ role, entry }) > 40) early.shift();
    match(role, entry);
  }

  const again = () => early.forEach(({ role, entry }) => match(role, entry));

  function match(role, entry) {
    const at = entry.at + (entry.kind === 'request' ? (entry.ms ?? 0) : 0);
    const { name, data, answer, path } = entry;
    if (name === 'ticket' && data?.orderId === order && data.status === 'PLACED') first(hops.get('PLACED'), { seen: at });
    const told = statusIn(entry, order);
    if (told && role === 'CUSTOMER' && STEPS[told.status]?.[3] === 'CUSTOMER') first(hops.get(told.status), { seen: at });
    if (told?.driver && role === 'CUSTOMER') first(hops.get('CLAIMED'), { seen: at });
    const place = name === 'position' && `${data?.lat} ${data?.lng}`;
    if (place && role === 'DRIVER' && data.orderId === order && sent.size < 60) sent.set(place, at);
    if (place && role === 'CUSTOMER' && sent.has(place) && !hops.has('POSITION')) hop('POSITION', 3, 'Driver’s position', 'two sockets, newest wins', { tap: sent.get(place), seen: at });
    if (name === 'message' && hops.has(data?.clientId) && entry.way === 'in' && role === (data.role === 'AGENT' ? 'CUSTOMER' : 'AGENT')) {
      const one = hops.get(data.clientId);
      if (one.seen === null) first(one, { stored: here(data.at), seen: at });
    }
    if (name === 'announcement' && data?.id === announcement && role !== 'OPERATOR') first(hops.get('ANNOUNCED'), { seen: at });
  }

  function draw() {
    const list = [...hops.values()].filter(({ tap, stored, seen: saw }) => tap !== null && (stored !== null || saw !== null));
    show('trace', list.length > 0);
    const parts = list.map(({ tap, stored, seen: saw }) => [Math.max(0, (stored ?? tap) - tap), saw === null ? null : Math.max(0, saw - (stored ?? tap))]);
    const lengths = parts.map(([there, back], at) => (list[at].awaited ? [there, back ?? 0] : [there, 0]));
    const most = Math.max(50, ...lengths.map(([there, back]) => there + back));
    byId('hops').replaceChildren(...list.map((one, at) => row(one, parts[at], bar(...lengths[at], most))), ...(photo ? [photoRow()] : []));
  }

  function row({ pattern, label, way }, [there, back], picture) {
    return el(
      'tr',
      { 'data-testid': 'hop', 'data-whole': back === null ? 'false' : 'true' },
      el('th', { scope: 'row' }, el('span', { class: 'hop-number' }, String(pattern)), label),
      el('td', {}, el('span', { class: 'muted' }, way), picture),
      el('td', { class: 'hop-ms' }, back === null ? `${there} + …` : `${there} + ${back} = `, back === null ? '' : el('strong', {}, String(there + back))),
    );
  }

  function bar(there, back, most) {
    const picture = shape('svg', { class: 'bar', viewBox: `0 0 ${WIDTH} 10`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
    const wide = (ms) => Math.max(ms ? 1 : 0, (ms / most) * WIDTH);
    picture.append(shape('rect', { class: 'hop-there', x: 0, y: 0, height: 10, width: wide(there) }), shape('rect', { class: 'hop-back', x: wide(there), y: 0, height: 10, width: wide(back) }));
    return picture;
  }

  /** The photo's steps take the server's own time, told by itself. */
  function photoRow() {
    const timed = photo.steps.filter(({ ms }) => ms !== undefined && ms !== null);
    const words = timed.map(({ step: name, ms }) => `${name.toLowerCase()} ${ms}`).join(', ');
    const whole = Date.parse(photo.steps.at(-1).at) - Date.parse(photo.steps[0].at);
    return el('tr', { 'data-testid': 'hop', 'data-whole': 'true' }, el('th', { scope: 'row' }, el('span', { class: 'hop-number' }, '7'), `Photo: ${photo.state.toLowerCase()}`), el('td', { class: 'wrap' }, el('span', { class: 'muted' }, words || 'queue, then one worker')), el('td', { class: 'hop-ms' }, el('strong', {}, String(whole))));
  }

  return {
    seen,
    of(id, tap, placedAt) {
      order = id;
      step('PLACED', { tap, stored: here(placedAt) });
      again();
    },
    tapped: (what) => (what === 'ANNOUNCED' ? hop('ANNOUNCED', 6, 'Operator announces', 'topic, then everybody’s stream', { tap: Date.now() }) : step(what, { tap: Date.now() })),
    stored: (status, at) => step(status, { stored: here(at) }),
    said: (clientId) => hop(clientId, 5, 'Chat message', 'socket, row, the other’s socket', { tap: Date.now() }),
    announced(id, startsAt) {
      announcement = id;
      hops.get('ANNOUNCED').stored = here(startsAt);
      again();
    },
    photographed(status) {
      photo = status;
      draw();
    },
  };
}
