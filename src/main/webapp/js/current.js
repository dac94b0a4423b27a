// The order that is on its way, the newest of them if there are several: one line on every page of a customer but its
// own, and on the start page. One look at what is under way when a page opens or comes back, and when this one has moved;
// between them a conditional request at the server's own pace, which weighs next to nothing while nothing changes; no line
// is held for it. While the page itself follows that order, not even that: it tells (heardOf).
import { secondsOf } from './answers.js';
import { call, get } from './api.js';
import { pause } from './clock.js';
import { byId, el, typed } from './dom.js';
import { comes, SAYS, UNDER_WAY, WORDS } from './words.js';

const page = (id) => `/customer/order.html?id=${encodeURIComponent(id)}`;
let running = false;
let nap = null; // the rest between two questions
let back = false; // somebody came back, or heard news, while a question was under way
let followed = null; // the order whose status this page asks for by itself

/** This page follows that order by itself, and there is news of it; null when it does no more. */
export function heardOf(order) {
  followed = order;
  back = true;
  nap?.abort();
}

function draw(order) {
  let strip = byId('current-order');
  if (!order || location.pathname.endsWith('/order.html')) return byId('current-order-line')?.remove();
  if (!strip) {
    strip = el('a', { id: 'current-order', class: 'current-order', 'data-testid': 'current-order' });
    document.querySelector('header.top').after(el('nav', { id: 'current-order-line', 'aria-label': 'Your current order' }, strip));
  }
  strip.href = page(order.id);
  const window = order.arrival ? comes(order) : '';
  const parts = [el('strong', {}, WORDS[order.status] ?? order.status), el('span', { class: 'grow' }, typed(order.restaurantName ?? 'Your order'), ' · ', SAYS[order.status] ?? ''), el('span', { class: 'price' }, window)];
  const said = `${order.id} ${order.status} ${window}`;
  if (strip.dataset.said !== said) strip.replaceChildren(...parts);
  strip.dataset.said = said;
  return undefined;
}

const NEWEST = `/api/orders?limit=1${UNDER_WAY.map((status) => `&status=${status}`).join('')}`;
const underWay = async () => (await get(NEWEST)).body.items[0];

async function follow() {
  let order = await underWay();
  let etag = null;
  let rest = 60; // seconds
  draw(order);
  while (order && !document.hidden) {
    const asks = back || followed !== order.id;
    back = false;
    if (asks) {
      const answer = await call('GET', `/api/orders/${encodeURIComponent(order.id)}/status`, { headers: etag ? { 'If-None-Match': etag } : {} });
      etag = answer.etag ?? etag;
      rest = secondsOf(answer.headers.get('Retry-After')) ?? 60;
      if (answer.status === 200 && answer.body.version !== order.version) {
        const next = await underWay();
        if (next?.id !== order.id) etag = null;
        order = next;
        document.dispatchEvent(new Event('order-moved'));
      }
    }
    draw(order); // its window may be over by now
    nap = new AbortController();
    if (!back) await pause(1000 * rest, nap.signal);
  }
}

async function look() {
  if (running || document.hidden || location.pathname.endsWith('/order.html')) return;
  running = true;
  await follow().catch(() => {}); // the next look asks again
  running = false;
}

export function currentOrder() {
  document.addEventListener('visibilitychange', () => {
    back = !document.hidden;
    nap?.abort();
    look();
  });
  look();
}
