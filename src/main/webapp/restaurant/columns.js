// The five columns of tickets. Guarantees: a ticket keeps its element for life (focus, a chosen number of minutes and
// the place of a screen reader survive every change), and moves when its status does.
import { later } from '../js/clock.js';
import { busy, byId, el, text, typed } from '../js/dom.js';
import { age, clock, money, shortId } from '../js/money.js';
import { columnOf, loudness, whoDid } from '../js/tickets.js';
import { REASONS, WORDS } from '../js/words.js';

const COLUMNS = { new: 'New', confirmed: 'Confirmed', preparing: 'Preparing', ready: 'Ready', done: 'Done' };
const MINUTES = [10, 15, 20, 25, 30, 40, 50, 60];

export class Columns {
  #cards = new Map();
  #remarks = new Map();
  #lists = {};

  constructor(board, { act, refuse }) {
    this.acts = { act, refuse };
    for (const [name, title] of Object.entries(COLUMNS)) {
      const list = el('ol', { class: 'tickets', id: `column-${name}`, 'data-testid': `column-${name}`, 'aria-labelledby': `title-${name}` });
      this.#lists[name] = list;
      const heading = el('h2', { id: `title-${name}` }, title, ' ', el('span', { class: 'count', id: `count-${name}`, 'data-testid': `count-${name}` }, '0'));
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
    }
    this.#refocus(focused);
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
    const state = JSON.stringify([ticket, this.#remarks.get(ticket.orderId)?.map((part) => part.textContent ?? part)]);
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
      el('ul', { class: 'lines' }, ...(ticket.items ?? []).map((item) => el('li', {}, el('b', {}, `${item.quantity}×`), ' ', typed(item.name ?? 'Dish'), item.options && el('span', { class: 'chosen' }, ...item.options.flatMap(({ name }, at) => [at ? ', ' : '', typed(name)])), item.note && el('em', { dir: 'auto' }, item.note)))),
      done && el('p', {}, el('span', { class: `badge ${ticket.status.toLowerCase()}` }, WORDS[ticket.status]), REASONS[ticket.reason] && el('span', { class: 'muted' }, ` ${REASONS[ticket.reason]}`)),
      by && el('p', { class: 'muted by', 'data-testid': 'ticket-by' }, `${ticket.status === 'CONFIRMED' && ticket.confirmedAt ? `Accepted ${clock(ticket.confirmedAt)}` : WORDS[ticket.status]} by `, typed(by)),
      remark && el('p', { class: 'remark', role: 'status', 'data-testid': 'ticket-remark' }, remark),
    ].filter(Boolean);
  }

  #controls(ticket) {
    const { act, refuse } = this.acts;
    const button = (words, testId, kind, job) => el('button', { type: 'button', class: kind, 'data-testid': testId, onclick: (event) => busy(event.currentTarget, async () => job(this.#cards.get(ticket.orderId).ticket)) }, words);
    if (ticket.status === 'PLACED') {
      const minutes = el('select', { 'aria-label': 'Minutes until ready', 'data-testid': 'minutes' }, ...MINUTES.map((one) => el('option', { value: one, selected: one === 20 }, `${one} min`)));
      const accept = button('Accept', 'accept', 'grow', (now) => act(now, 'CONFIRMED', { minutes: Number(minutes.value) }));
      return el('div', { class: 'controls' }, minutes, accept, button('Refuse', 'refuse', 'danger quiet', refuse));
    }
    if (ticket.status === 'CONFIRMED') return el('div', { class: 'controls' }, button('Start preparing', 'prepare', 'grow', (now) => act(now, 'PREPARING')));
    if (ticket.status === 'PREPARING') return el('div', { class: 'controls' }, button('Ready', 'ready', 'grow', (now) => act(now, 'READY')));
    return null;
  }

  describe(ticket) {
    const dishes = (ticket.items ?? []).map((item) => `${item.quantity} ${item.name ?? 'dish'}${(item.options ?? []).map(({ name }) => `, ${name}`).join('')}${item.note ? `, ${item.note}` : ''}`);
    return `Order ${shortId(ticket.orderId)}: ${dishes.join('; ')}`;
  }

  /** A phrase at the ticket that outlives a redraw, for a minute: who was first, or what went wrong. */
  remark(orderId, words) {
    if (words) this.#remarks.set(orderId, words);
    else this.#remarks.delete(orderId);
    const card = this.#cards.get(orderId);
    if (card) this.#card(card.ticket);
    if (words) later(60000, () => this.remark(orderId, null));
  }

  age() {
    for (const node of byId('board').querySelectorAll('time.age')) text(node, age(node.dateTime));
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
