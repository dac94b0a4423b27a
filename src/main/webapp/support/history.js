// What the customer of a conversation asked before and ordered lately.
import { get } from '../js/api.js';
import { byId, el, typed } from '../js/dom.js';
import { failed, LOADING, told } from '../js/heard.js';
import { day, money, shortId } from '../js/money.js';
import { WORDS } from '../js/words.js';

let asked = null;

const STATES = { WAITING: 'in line', OPEN: 'open', CLOSED: 'closed' };
export const starsOf = (stars) => el('span', { class: 'stars', role: 'img', 'aria-label': `${stars} of 5 stars` }, '★'.repeat(stars) + '☆'.repeat(5 - stars));

const talk = (one) => ({
  at: one.at,
  node: el('li', { 'data-testid': 'past-conversation' }, el('span', { class: 'grow' }, 'Asked: ', typed(one.topic), el('span', { class: 'muted' }, ` · ${STATES[one.state]}`, one.agent && [' · ', typed(one.agent)])), one.stars && starsOf(one.stars), el('span', { class: 'muted' }, day(one.at))),
});

const order = (one) => ({
  at: one.placedAt,
  node: el('li', { 'data-testid': 'past-order' }, el('span', { class: 'grow' }, `Order #${shortId(one.id)} `, typed(one.restaurantName ?? ''), el('span', { class: 'muted' }, ` · ${WORDS[one.status]}`, one.refunded?.amount > 0 && ` · ${money(one.refunded)} refunded`)), el('span', { class: 'price' }, money(one.total)), el('span', { class: 'muted' }, day(one.placedAt))),
});

/** Shows what came before this conversation. */
export async function historyBeside(view) {
  const { id } = view;
  if (asked === id) return;
  asked = id;
  byId('history').replaceChildren();
  told('history-note', LOADING);
  try {
    const { body } = await get(`/api/conversations/${encodeURIComponent(id)}/history`);
    if (asked !== id) return;
    const all = [...body.conversations.map(talk), ...body.orders.map(order)].sort((a, b) => b.at.localeCompare(a.at));
    byId('history').replaceChildren(...all.map(({ node }) => node));
    told('history-note', all.length ? '' : 'Nothing: this is their first conversation.');
  } catch (error) {
    if (asked !== id) return;
    asked = null;
    failed('history-note', error, () => historyBeside(view));
  }
}
