// The order that is on its way, one line on every page of a customer but its own. It rides on answers that come anyway:
// one look at the newest order when a page opens or comes back, then a conditional request at the server's own pace,
// which weighs next to nothing while nothing changes; no line is held for it.
import { secondsOf } from './answers.js';
import { call, get } from './api.js';
import { pause } from './clock.js';
import { byId, el, typed } from './dom.js';
import { clock } from './money.js';
import { isOver, SAYS, WORDS } from './words.js';

const page = (id) => `/customer/order.html?id=${encodeURIComponent(id)}`;
let running = false;

function draw(order) {
  let strip = byId('current-order');
  if (!order || isOver(order.status) || location.pathname.endsWith('/order.html')) return byId('current-order-line')?.remove();
  if (!strip) {
    strip = el('a', { id: 'current-order', class: 'current-order', 'data-testid': 'current-order' });
    document.querySelector('header.top').after(el('nav', { id: 'current-order-line', 'aria-label': 'Your current order' }, strip));
  }
  strip.href = page(order.id);
  const window = order.arrival ? `${clock(order.arrival.from)} – ${clock(order.arrival.to)}` : '';
  const parts = [el('strong', {}, WORDS[order.status] ?? order.status), el('span', { class: 'grow' }, typed(order.restaurantName ?? 'Your order'), ' · ', SAYS[order.status] ?? ''), el('span', { class: 'price' }, window)];
  if (strip.dataset.said !== order.status + window) strip.replaceChildren(...parts);
  strip.dataset.said = order.status + window;
  return undefined;
}

async function follow() {
  let order = (await get('/api/orders?limit=1')).body.items[0];
  let etag = null;
  draw(order);
  while (order && !isOver(order.status) && !document.hidden) {
    const answer = await call('GET', `/api/orders/${encodeURIComponent(order.id)}/status`, { headers: etag ? { 'If-None-Match': etag } : {} });
    etag = answer.etag ?? etag;
    if (answer.status === 200 && answer.body.status !== order.status) {
      order = (await get(`/api/orders/${encodeURIComponent(order.id)}`)).body;
      draw(order);
      document.dispatchEvent(new Event('order-moved'));
    }
    await pause(1000 * (secondsOf(answer.headers.get('Retry-After')) ?? 60));
  }
}

async function look() {
  if (running || document.hidden || location.pathname.endsWith('/order.html')) return;
  running = true;
  await follow().catch(() => {}); // the next look asks again
  running = false;
}

export function currentOrder() {
  document.addEventListener('visibilitychange', look);
  look();
}
