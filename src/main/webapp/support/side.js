// The order a conversation is about, and giving money back for it.
import { get, newKey, post } from '../js/api.js';
import { byId, clear, el, onSubmit, show, text, toast } from '../js/dom.js';
import { clock, day, money, shortId, times } from '../js/money.js';
import { WORDS } from '../js/words.js';

let view = null;
let order = null;
let refunded = 0;
let key = newKey();

const euros = (amount) => (amount / 100).toFixed(2);

function drawOrder() {
  text('order-title', `Order ${shortId(order.id)}`);
  byId('order').replaceChildren(
    el('p', {}, el('span', { class: `badge ${order.status.toLowerCase()}` }, WORDS[order.status]), ' ', el('span', { class: 'muted' }, day(order.placedAt))),
    el('ul', { class: 'lines' }, ...order.items.map((item) => el('li', {}, el('b', {}, `${item.quantity} × `), item.name, ' ', el('span', { class: 'muted price' }, money(times(item.price, item.quantity)))))),
    el('p', { class: 'total' }, el('span', {}, 'Total'), el('strong', {}, money(order.total))),
    el('details', {}, el('summary', {}, 'Timeline and address'), el('ul', {}, ...order.timeline.map((step) => el('li', { class: 'muted' }, `${clock(step.at)} ${WORDS[step.status]}`))), el('p', { class: 'muted' }, `${order.deliverTo.line1}, ${order.deliverTo.city}`)),
  );
}

function drawRefunds(items) {
  refunded = items.reduce((sum, one) => sum + one.amount.amount, 0);
  const left = order.total.amount - refunded;
  text('refundable', `at most ${money({ amount: left, currency: order.total.currency })}`);
  byId('amount').value = left > 0 ? euros(left) : '';
  show('refund', left > 0 && !['PLACED', 'REJECTED', 'EXPIRED', 'CANCELLED'].includes(order.status));
  byId('refunds').replaceChildren(...items.map((one) => el('li', { 'data-testid': 'refund-made' }, el('span', { class: 'grow' }, one.reason, el('span', { class: 'muted' }, ` · ${clock(one.at)}`)), el('strong', { class: 'price' }, money(one.amount)))));
}

/** Shows the order of this conversation, if it is about one. */
export async function orderBeside(next) {
  const same = view?.id === next.id;
  view = next;
  if (same && order) return;
  order = null;
  show('order-box', false);
  clear(byId('refund'));
  if (!next.orderId) return;
  try {
    const [{ body }, { body: refunds }] = await Promise.all([get(`/api/conversations/${next.id}/order`), get(`/api/orders/${next.orderId}/refunds`)]);
    if (view.id !== next.id) return;
    order = body;
    drawOrder();
    drawRefunds(refunds.items);
    show('order-box', true);
  } catch (error) {
    toast(error.message, 'bad');
  }
}

for (const field of ['amount', 'reason']) byId(field).addEventListener('input', () => (key = newKey()));

onSubmit(byId('refund'), async () => {
  const value = byId('amount').value.trim().replace(',', '.');
  if (!/^\d+(\.\d{1,2})?$/.test(value)) throw Object.assign(new Error('Write the amount as 12.50.'), { errors: [{ pointer: '/amount', detail: 'is no amount' }] });
  const amount = { amount: Math.round(Number(value) * 100), currency: order.total.currency };
  const of = order.id;
  await post(`/api/orders/${of}/refunds`, { amount, reason: byId('reason').value }, { key });
  key = newKey();
  byId('reason').value = '';
  toast(`${money(amount)} refunded.`);
  drawRefunds((await get(`/api/orders/${of}/refunds`)).body.items);
});
