// The board by keyboard: single letters, only outside of fields and dialogs, and they can be switched off.
import { byId } from '../js/dom.js';
import { shelf } from '../js/shelf.js';

const kept = shelf('shortcuts');

export function keyboard(columns, tickets, { act, refuse, test }) {
  const box = byId('keys-on');
  box.checked = kept.get() !== 'off';
  box.addEventListener('change', () => kept.set(box.checked ? 'on' : 'off'));

  function step(by) {
    const all = columns.inOrder();
    const at = all.indexOf(columns.focused());
    all[Math.max(0, Math.min(all.length - 1, at + by))]?.focus();
  }

  function press(card, wanted, testId) {
    if (card?.ticket.status === wanted) card.querySelector(`[data-testid=${testId}]`)?.click();
  }

  const jobs = {
    n: () => columns.focus(tickets.in('new')[0]?.orderId),
    j: () => step(1),
    k: () => step(-1),
    a: (card) => press(card, 'PLACED', 'accept'),
    r: (card) => card?.ticket.status === 'PLACED' && refuse(card.ticket),
    p: (card) => card?.ticket.status === 'CONFIRMED' && act(card.ticket, 'PREPARING'),
    d: (card) => card?.ticket.status === 'PREPARING' && act(card.ticket, 'READY'),
    t: (card) => card?.querySelector('[data-testid=print-ticket]').click(),
    s: () => test(),
  };

  addEventListener('keydown', (event) => {
    const busy = event.ctrlKey || event.altKey || event.metaKey || event.repeat;
    if (!box.checked || busy || event.target.closest('input, select, textarea, dialog')) return;
    jobs[event.key.toLowerCase()]?.(columns.focused());
  });
}
