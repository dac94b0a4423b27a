// The order a conversation is about, as it is now, and giving money back for it.
import { get, once } from '../js/api.js';
import { byId, clear, el, onSubmit, show, text, toast, typed } from '../js/dom.js';
import { question } from '../js/fresh.js';
import { happened } from '../js/happened.js';
import { failed, LOADING, told } from '../js/heard.js';
import { clock, day, money, shortId, times } from '../js/money.js';
import { AWAY, WORDS } from '../js/words.js';

let view = null;
let order = null;
let left = 0;
let moneyOf = null; // the order whose money stands here
let loads = 0;
let tell = () => {};

const euros = (amount) => (amount / 100).toFixed(2);

const ask = question();
const orderOf = ({ id }) => ask(`/api/conversations/${id}/order`);
const refundsOf = async ({ orderId }) => (await get(`/api/orders/${orderId}/refunds`)).body.items;

function drawOrder() {
  const before = byId('order').querySelector('details');
  const focused = before?.contains(document.activeElement);
  text('order-title', `Order ${shortId(order.id)}`);
  byId('order').replaceChildren(...[
    el('p', {}, el('span', { class: `badge ${order.status.toLowerCase()}` }, WORDS[order.status]), ' ', el('span', { class: 'muted' }, day(order.placedAt))),
    order.deliveredAway && el('p', { class: 'muted', 'data-testid': 'delivered-away' }, `Handed over elsewhere: ${AWAY[order.deliveredAway] ?? order.deliveredAway}.`),
    el('ul', { class: 'lines' }, ...order.items.map((item) => el('li', {}, el('b', {}, `${item.quantity} × `), typed(item.name), ' ', el('span', { class: 'muted price' }, money(times(item.price, item.quantity)))))),
    el('p', { class: 'total' }, el('span', {}, 'Total'), el('strong', {}, money(order.total))),
    el('details', { open: before?.open }, el('summary', {}, 'Timeline and address'), el('ul', {}, ...order.timeline.map((step) => el('li', { class: 'muted' }, `${clock(step.at)} ${WORDS[step.status]}`))), el('p', { class: 'muted' }, typed(order.deliverTo.line1), ', ', typed(order.deliverTo.city))),
  ].filter(Boolean));
  if (focused) byId('order').querySelector('summary').focus();
}

const mostOf = () => (left > 0 ? euros(left) : '');

function drawRefunds(items) {
  const { captured, refunded } = order.payment;
  left = captured.amount - refunded.amount;
  text('refundable', `at most ${money({ amount: left, currency: order.total.currency })}`);
  byId('amount').value = mostOf();
  show('refund', left > 0);
  byId('refunds').replaceChildren(...items.map((one) => el('li', { 'data-testid': 'refund-made' }, el('span', { class: 'grow' }, typed(one.reason), el('span', { class: 'muted' }, ` · ${clock(one.at)}`)), el('strong', { class: 'price' }, money(one.amount)))));
}

function hear(of, now, refunds, withMoney = true) {
  if (view.id !== of.id) return;
  order = now;
  drawOrder();
  if (withMoney) {
    moneyOf = now;
    drawRefunds(refunds);
  }
  tell(of.id, happened(order, refunds));
  show('order-box', true);
  show('order-note', false);
}

async function loadOrder(of) {
  loads += 1;
  hear(of, ...(await Promise.all([orderOf(of), refundsOf(of)])));
}

/** Whether somebody is about to give money back: then what they have seen of it stays, and a change meanwhile refuses them. */
const isGiving = () => Boolean(byId('reason').value) || byId('amount').value !== mostOf() || byId('refund').contains(document.activeElement);

/** Asks whether something has happened to the order meanwhile. */
export async function orderAgain() {
  const of = view;
  if (!of?.orderId) return undefined;
  if (!order) return loadOrder(of);
  const before = loads;
  const now = await orderOf(of);
  if (now === moneyOf) return undefined;
  const refunds = await refundsOf(of);
  return before === loads ? hear(of, now, refunds, !isGiving()) : undefined; // it was read again meanwhile
}

/** Shows the order of this conversation, if it is about one; `tells` hears what happened to it. */
export async function orderBeside(next, tells) {
  tell = tells;
  const same = view?.id === next.id;
  view = next;
  if (same && order) return;
  order = null;
  show('order-box', false);
  clear(byId('refund'));
  show('order-note', Boolean(next.orderId));
  if (!next.orderId) return;
  told('order-note', LOADING);
  try {
    await loadOrder(next);
  } catch (error) {
    if (view.id === next.id) failed('order-note', error, () => orderBeside(next, tells));
  }
}

const give = once();
onSubmit(byId('refund'), async () => {
  const value = byId('amount').value.trim().replace(',', '.');
  if (!/^\d+(\.\d{1,2})?$/.test(value)) throw Object.assign(new Error('Please look again.'), { errors: [{ pointer: '/amount', detail: 'Please write an amount, such as 12.50.' }] });
  const amount = { amount: Math.round(Number(value) * 100), currency: order.total.currency };
  const of = view;
  try {
    await give(`/api/orders/${of.orderId}/refunds`, { amount, reason: byId('reason').value, expectedRefundable: { amount: left, currency: amount.currency } });
  } catch (error) {
    if (error.is?.('refundable-changed')) {
      await loadOrder(of);
      byId('amount').value = value;
      throw new Error('Nothing was refunded: money was given back meanwhile. Look through the list below and refund again if it is still right.');
    }
    throw error;
  }
  byId('reason').value = '';
  toast(`${money(amount)} refunded.`);
  await loadOrder(of);
});
