// The five columns of tickets. Guarantees: a ticket keeps its element for life (focus, a chosen number of minutes and
// the place of a screen reader survive every change), and moves when its status does.
import { later, serverNow } from '../js/clock.js';
import { busy, byId, el, isolated, show, text, typed } from '../js/dom.js';
import { age, clock, money, shortId } from '../js/money.js';
import { columnOf, loudness, whoDid } from '../js/tickets.js';
import { REASONS, WORDS } from '../js/words.js';

const COLUMNS = { new: 'New', confirmed: 'Confirmed', preparing: 'Preparing', ready: 'Ready', done: 'Done' };
const LOUD = ['', 'Nobody has answered yet.', 'Nobody has answered, so you were told in another way, too.'];
const SOON = 5; // minutes
export const MORE = 5;
const MINUTES = [10, 15, 20, 25, 30, 40, 50, 60];

/** Until when the food was promised; null when nothing was, or it is out of our hands. */
const promised = ({ status, confirmedAt, minutes }) => (['CONFIRMED', 'PREPARING'].includes(status) && confirmedAt && minutes ? Date.parse(confirmedAt) + minutes * 60000 : null);

/** How it stands with a promise, as a word for the colour and as words for people. */
function countdown(until, now = serverNow()) {
  const left = (until - now) / 60000;
  if (left < 0) return { due: 'late', says: left > -1 ? 'overdue' : `${Math.floor(-left)}\u00a0min overdue` };
  return { due: left <= SOON ? 'soon' : 'fine', says: left < 1 ? 'due now' : `in\u00a0${Math.floor(left)}\u00a0min` };
}

export class Columns {
  #cards = new Map();
  #coming = null; // not heard yet
  #late = new Set();
  #remarks = new Map();
  #out = new Set();
  #lists = {};

  constructor(board, { act, delay, refuse, sellOut, overdue }) {
    this.acts = { act, delay, refuse, sellOut };
    this.overdue = overdue;
    for (const [name, title] of Object.entries(COLUMNS)) {
      const list = el('ol', { class: 'tickets', id: `column-${name}`, 'data-testid': `column-${name}`, 'aria-labelledby': `title-${name}` });
      this.#lists[name] = list;
      const heading = el('h2', { id: `title-${name}` }, title, ' ', el('span', { class: 'count', id: `count-${name}`, 'data-testid': `count-${name}` }, '–'));
      board.append(el('section', { class: `column ${name}`, 'aria-labelledby': `title-${name}` }, heading, list, el('p', { class: 'nothing muted' }, name === 'new' ? 'No new orders.' : 'None.')));
    }
  }

  draw(tickets) {
    const focused = document.activeElement;
    const alive = new Set();
    for (const [name, list] of Object.entries(this.#lists)) {
      const shown = tickets.in(name);
      text(`count-${name}`, shown.length);
      shown.forEach((ticket, index) => {
        alive.add(ticket.orderId);
        const card = this.#card(ticket);
        if (list.children[index] !== card) list.insertBefore(card, list.children[index] ?? null);
      });
      list.parentElement.classList.toggle('empty', shown.length === 0);
    }
    for (const [orderId, card] of this.#cards) {
      if (alive.has(orderId)) continue;
      card.remove();
      this.#cards.delete(orderId);
      this.#late.delete(orderId);
    }
    this.#refocus(focused);
    this.age();
  }

  /** Who comes for which order: order id → {name, expectedAt}. */
  coming(who) {
    this.#coming = who;
  }

  /** Which dishes are sold out today. */
  out(dishes) {
    this.#out = dishes;
    byId('board').querySelectorAll('.sell-out').forEach((button) => this.#offer(button));
  }

  /** A moved element loses the focus, and an answered ticket loses its buttons: stay on the ticket. */
  #refocus(focused) {
    if (focused === document.activeElement) return;
    if (focused.isConnected && focused.matches('.ticket, .ticket *') && !focused.disabled) focused.focus();
    if (document.activeElement === document.body && this.last?.isConnected) this.last.focus();
  }

  #card(ticket) {
    let card = this.#cards.get(ticket.orderId);
    if (!card) {
      card = el('li', { class: 'ticket', tabindex: 0, 'data-testid': 'ticket', 'data-order-id': ticket.orderId, onfocusin: () => (this.last = card) });
      this.#cards.set(ticket.orderId, card);
    }
    const state = JSON.stringify([ticket, this.#coming?.get(ticket.orderId), Boolean(this.#coming), this.#remarks.get(ticket.orderId)?.words.map((part) => part.textContent ?? part)]);
    if (card.state === state) return card;
    const moved = card.ticket?.status !== ticket.status;
    Object.assign(card, { state, ticket });
    Object.assign(card.dataset, { status: ticket.status, position: ticket.position, alarm: loudness(ticket) });
    card.setAttribute('aria-label', `${WORDS[ticket.status]}: ${this.describe(ticket)}`);
    const controls = moved ? this.#controls(ticket) : card.querySelector('.controls');
    card.replaceChildren(...this.#body(ticket), ...(controls ? [controls] : []));
    return card;
  }

  #body(ticket) {
    const by = whoDid(ticket.by);
    const remark = this.#remarks.get(ticket.orderId);
    const done = columnOf(ticket) === 'done';
    return [
      el('p', { class: 'ticket-head' }, el('strong', {}, `#${shortId(ticket.orderId)}`), el('time', { class: 'age', datetime: ticket.placedAt, title: clock(ticket.placedAt) }, age(ticket.placedAt)), el('span', { class: 'price' }, ticket.total && money(ticket.total))),
      el('ul', { class: 'lines' }, ...(ticket.items ?? []).map((item) => this.#line(item, !done))),
      done && el('p', {}, el('span', { class: `badge ${ticket.status.toLowerCase()}` }, WORDS[ticket.status]), REASONS[ticket.reason] && el('span', { class: 'muted' }, ` ${REASONS[ticket.reason]}`)),
      ticket.status === 'PLACED' && loudness(ticket) > 0 && el('p', { class: 'loud-words', 'data-testid': 'ticket-loud' }, LOUD[Math.min(2, loudness(ticket))]),
      promised(ticket) && el('p', { class: 'due', 'data-testid': 'due', 'data-until': promised(ticket) }, `Promised for ${clock(promised(ticket)).replace(' ', '\u00a0')}`, el('strong', {})),
      el('p', { class: 'print-only' }, `Placed ${clock(ticket.placedAt)}.`),
      by && el('p', { class: 'muted by', 'data-testid': 'ticket-by' }, `${ticket.status === 'CONFIRMED' && ticket.confirmedAt ? `Accepted ${clock(ticket.confirmedAt)}` : WORDS[ticket.status]} by `, typed(by)),
      this.#driver(ticket),
      remark && el('p', { class: `remark ${remark.kind}`, role: 'status', 'data-testid': 'ticket-remark' }, remark.words),
    ].filter(Boolean);
  }

  #line(item, isOpen) {
    const { menuItemId: id, name } = item;
    const job = (event) => busy(event.currentTarget, () => this.acts.sellOut(id));
    const tap = isOpen && el('button', { type: 'button', class: 'quiet small sell-out', 'data-testid': 'sell-out', 'data-dish': id, 'data-name': name ?? 'Dish', onclick: job });
    const line = el(
      'li',
      { class: 'ticket-line' },
      el('span', { class: 'grow' }, el('b', {}, `${item.quantity}×`), ' ', typed(name ?? 'Dish'), isOpen && [' ', el('span', { class: 'badge sold-out' }, 'Sold out')], item.options && el('span', { class: 'chosen' }, ...item.options.flatMap(({ name }, at) => [at ? ', ' : '', typed(name)])), item.note && el('em', { dir: 'auto' }, item.note)),
      tap,
    );
    if (tap) this.#offer(tap);
    return line;
  }

  /** What can be done about a dish, and beside it whether it is sold out. */
  #offer(button) {
    const out = this.#out.has(button.dataset.dish);
    const words = out ? 'Back on the menu' : 'Mark sold out';
    text(button, words);
    button.setAttribute('aria-label', `${words}: ${button.dataset.name}`);
    show(button.parentElement.querySelector('.sold-out'), out);
  }

  #driver({ orderId, status }) {
    if (!this.#coming || !['CONFIRMED', 'PREPARING', 'READY'].includes(status)) return null;
    const who = this.#coming.get(orderId);
    const past = who?.expectedAt && Date.parse(who.expectedAt) <= serverNow();
    const when = !who?.expectedAt ? ' is the driver, and has not said when they will be here.' : past ? ` should be here: ${clock(who.expectedAt)}.` : ` comes at ${clock(who.expectedAt)}.`;
    return el('p', { class: 'muted by', 'data-testid': 'ticket-driver' }, who ? [typed(who.name), when] : 'No driver yet.');
  }

  /** The paper that goes with the food; everything else of the page stays off it. */
  #print(card) {
    card.classList.add('printing');
    document.body.classList.add('printing-one');
    const over = () => {
      card.classList.remove('printing');
      document.body.classList.remove('printing-one');
    };
    addEventListener('afterprint', over, { once: true });
    print();
  }

  #controls(ticket) {
    const paper = el('button', { type: 'button', class: 'quiet small paper', 'data-testid': 'print-ticket', 'aria-label': `Print order ${shortId(ticket.orderId)}`, onclick: () => this.#print(this.#cards.get(ticket.orderId)) }, 'Print');
    return el('div', { class: 'controls' }, ...this.#steps(ticket), paper);
  }

  #steps(ticket) {
    const { act, delay, refuse } = this.acts;
    const button = (words, testId, kind, job, name) => el('button', { type: 'button', class: kind, 'data-testid': testId, 'aria-label': name, onclick: (event) => busy(event.currentTarget, async () => job(this.#cards.get(ticket.orderId).ticket)) }, words);
    if (ticket.status === 'PLACED') {
      const minutes = el('select', { 'aria-label': 'Minutes until ready', 'data-testid': 'minutes' }, ...MINUTES.map((one) => el('option', { value: one, selected: one === 20 }, `${one} min`)));
      const accept = button('Accept', 'accept', 'grow', (now) => act(now, 'CONFIRMED', { minutes: Number(minutes.value) }));
      return [minutes, accept, button('Refuse', 'refuse', 'danger quiet', refuse)];
    }
    const more = Number.isInteger(ticket.minutes) && button(`+${MORE}\u00a0min`, 'delay', 'quiet', delay, `+${MORE}\u00a0min for order ${shortId(ticket.orderId)}`);
    if (ticket.status === 'CONFIRMED') return [button('Start preparing', 'prepare', 'grow', (now) => act(now, 'PREPARING')), more];
    if (ticket.status === 'PREPARING') return [button('Ready', 'ready', 'grow', (now) => act(now, 'READY')), more];
    return [];
  }

  describe(ticket) {
    const dishes = (ticket.items ?? []).map((item) => `${item.quantity} ${isolated(item.name ?? 'dish')}${(item.options ?? []).map(({ name }) => `, ${isolated(name)}`).join('')}${item.note ? `, ${isolated(item.note)}` : ''}`);
    return `Order ${shortId(ticket.orderId)}: ${dishes.join('; ')}`;
  }

  /** A phrase at the ticket that outlives a redraw, for a minute: who was first, what went wrong, or what the customer reads. */
  remark(orderId, words, kind = 'bad') {
    const remark = { words, kind };
    this.#remarks.set(orderId, remark);
    this.#redraw(orderId);
    later(60000, () => {
      if (this.#remarks.get(orderId) !== remark) return;
      this.#remarks.delete(orderId);
      this.#redraw(orderId);
    });
  }

  #redraw(orderId) {
    const focused = document.activeElement;
    const card = this.#cards.get(orderId);
    if (card) this.#card(card.ticket);
    this.#refocus(focused);
    this.age();
  }

  age() {
    for (const node of byId('board').querySelectorAll('time.age')) text(node, age(node.dateTime));
    for (const node of byId('board').querySelectorAll('.due')) this.#count(node);
  }

  #count(node) {
    const { ticket } = node.closest('.ticket');
    const { due, says } = countdown(Number(node.dataset.until));
    node.dataset.due = due;
    text(node.lastChild, `\u00a0· ${says}`);
    if (due !== 'late') this.#late.delete(ticket.orderId);
    if (due !== 'late' || this.#late.has(ticket.orderId)) return;
    this.#late.add(ticket.orderId);
    this.overdue(ticket);
  }

  focus(orderId) {
    this.#cards.get(orderId)?.focus();
  }

  focused() {
    return document.activeElement?.closest?.('.ticket') ?? null;
  }

  inOrder() {
    return [...byId('board').querySelectorAll('.ticket')];
  }
}
