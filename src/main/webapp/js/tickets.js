// What a restaurant's screen knows: the newest version of every ticket. Guarantees: each position counts once, an
// older one never overwrites a newer, neither a status nor a promise goes back, and a hole between positions is noticed.
import { rank } from './words.js';

const COLUMN = { PLACED: 'new', CONFIRMED: 'confirmed', PREPARING: 'preparing', READY: 'ready' };
export const columnOf = (ticket) => COLUMN[ticket.status] ?? 'done';
export const loudness = (ticket) => Math.max(0, Number(ticket.alarm) || 0);

export class Tickets {
  #byOrder = new Map();
  position = 0;

  /** The server counts from elsewhere (a position lost or from the future): believe it, and start over. */
  forget() {
    this.#byOrder.clear();
    this.position = 0;
  }

  all() {
    return [...this.#byOrder.values()];
  }

  in(column) {
    const list = this.all().filter((ticket) => columnOf(ticket) === column);
    const newest = (a, b) => b.position - a.position;
    const oldest = (a, b) => Date.parse(a.placedAt) - Date.parse(b.placedAt);
    return column === 'done' ? list.sort(newest).slice(0, 20) : list.sort(oldest);
  }

  /** Everything open as of a position: what is no longer in it has been finished elsewhere. */
  snapshot({ items, position }) {
    const open = new Set(items.map((ticket) => ticket.orderId));
    for (const ticket of this.all()) {
      const missing = !open.has(ticket.orderId) && ticket.position <= position;
      if (missing && columnOf(ticket) !== 'done') this.#byOrder.delete(ticket.orderId);
    }
    const changes = items.map((ticket) => this.#take(ticket)).filter(Boolean);
    this.position = Math.max(this.position, position);
    return changes;
  }

  /** One row of the stream; answers {ticket, before} when it is news, and `gap` when rows before it are missing. */
  apply(ticket) {
    if (ticket.position <= this.position) return null;
    const gap = this.position > 0 && ticket.position > this.position + 1;
    this.position = ticket.position;
    const change = this.#take(ticket);
    return change && { ...change, gap };
  }

  /** What the server answered to our own act, before the stream says the same. */
  acted(orderId, { status, minutes }) {
    const ticket = this.#byOrder.get(orderId);
    if (ticket && rank(status) >= rank(ticket.status)) this.#byOrder.set(orderId, { ...ticket, status, minutes: minutes > (ticket.minutes ?? 0) ? minutes : ticket.minutes });
  }

  #take(ticket) {
    const before = this.#byOrder.get(ticket.orderId);
    if (before && before.position > ticket.position) return null;
    const back = before && rank(before.status) > rank(ticket.status);
    const now = { ...ticket, ...(back && { status: before.status }), ...(before?.minutes > ticket.minutes && { minutes: before.minutes }) };
    this.#byOrder.set(ticket.orderId, now);
    this.#tidy();
    return { ticket: now, before };
  }

  #tidy() {
    const done = this.in('done');
    if (done.length < 20) return;
    const keep = new Set(done.map((ticket) => ticket.orderId));
    for (const ticket of this.all()) {
      if (columnOf(ticket) === 'done' && !keep.has(ticket.orderId)) this.#byOrder.delete(ticket.orderId);
    }
  }

  /** How loud to ring: the loudest order nobody has answered; -1 when there is none. */
  ringing() {
    return this.in('new').reduce((most, ticket) => Math.max(most, loudness(ticket)), -1);
  }
}

export const whoDid = (by) => (by && typeof by === 'object' ? (by.name ?? by.email ?? '') : (by ?? ''));
export const wasCancelled = ({ ticket, before }) =>
  Boolean(before) && before.status !== ticket.status && ['CANCELLED', 'EXPIRED'].includes(ticket.status);
