// What happened to the order a conversation is about, for the same thread: its steps and what was given back.
import { phrase } from './dom.js';
import { clock, money, shortId } from './money.js';
import { WORDS } from './words.js';

/** [{key, at, words}], oldest first. */
export function happened(order, refunds) {
  const steps = order.timeline.map(({ status, at }) => ({ key: `step-${status}`, at, words: [`Order #${shortId(order.id)}: ${WORDS[status].toLowerCase()}, ${clock(at)}`] }));
  const back = refunds.map((one) => ({ key: `refund-${one.at}`, at: one.at, words: [`${money(one.amount)} refunded, ${clock(one.at)}: `, ...phrase`${one.reason}`] }));
  return [...steps, ...back].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
