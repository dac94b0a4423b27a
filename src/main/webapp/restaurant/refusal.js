// Refusing an order needs a reason: asks for it in a dialog, then calls refused(ticket, reason), or kept(ticket).
import { check, clear, explain, text } from '../js/dom.js';
import { shortId } from '../js/money.js';
import { REASONS } from '../js/words.js';

export function refusal(dialog, { refused, kept }) {
  const form = dialog.querySelector('form');
  let asked = null;
  form.addEventListener('submit', (event) => {
    if (event.submitter?.value !== 'refuse') return;
    try {
      clear(form);
      check(form);
    } catch (error) {
      event.preventDefault();
      explain(form, error);
    }
  });
  dialog.addEventListener('close', () => {
    const reason = new FormData(form).get('reason');
    if (dialog.returnValue === 'refuse' && REASONS[reason]) refused(asked, reason);
    else kept(asked);
  });
  return function ask(ticket) {
    asked = ticket;
    form.reset();
    clear(form);
    dialog.returnValue = '';
    text('refuse-title', `Refuse order ${shortId(ticket.orderId)}?`);
    dialog.showModal();
  };
}
