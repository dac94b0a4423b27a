// Leaving: nothing of a person stays in this browser, and nothing they wrote is lost without a word. What was written
// and has not reached the server yet is named first; only who agrees goes.
import { call } from './api.js';
import { el, typed } from './dom.js';
import { pending } from './ordering.js';
import * as outbox from './outbox.js';
import { forget, leaving } from './session.js';
import { files } from './shelf.js';

const owed = [];

/** A page's own answer to: what has not been sent yet? In words, or nothing. */
export const owes = (question) => owed.push(question);

export const many = (count, one, more) => count > 0 && (count === 1 ? `one ${one}` : `${count} ${more}`);

async function unsent({ account }) {
  return [
    many(outbox.count(), 'message', 'messages'),
    pending() && 'an order that nobody has confirmed',
    many(await files(account.id), 'photo', 'photos'),
    ...owed.map((question) => question()),
  ].filter(Boolean);
}

/** Asks, if something would be lost; answers whether to go on. */
export async function mayLeave(session, name = 'You') {
  const lost = await unsent(session);
  if (!lost.length) return true;
  const dialog = el(
    'dialog',
    { 'aria-labelledby': 'leave-title', 'data-testid': 'leave-dialog' },
    el(
      'form',
      { method: 'dialog' },
      el('h2', { id: 'leave-title' }, 'Not everything was sent'),
      el('p', {}, typed(name), ` will lose what has not reached FoodFast yet: ${new Intl.ListFormat('en').format(lost)}.`),
      el('p', { class: 'actions' }, el('button', { value: 'leave', class: 'danger', 'data-testid': 'leave-confirm' }, 'Log out all the same'), ' ', el('button', { value: '', class: 'quiet', autofocus: true, 'data-testid': 'leave-stay' }, 'Stay logged in')),
    ),
  );
  const before = document.activeElement;
  document.body.append(dialog);
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener('close', resolve, { once: true }));
  dialog.remove();
  before?.focus();
  return dialog.returnValue === 'leave';
}

async function end(session) {
  const once = { anonymous: true, tries: 1, timeout: 3000 };
  const old = session.expiresAt < Date.now() + 5000;
  const token = old ? (await call('POST', '/api/sessions/refresh', { ...once, body: { refreshToken: session.refreshToken } })).body.accessToken : session.accessToken;
  await call('DELETE', '/api/sessions/current', { ...once, headers: { Authorization: `Bearer ${token}` } });
}

/** Ends the session at the server, if it can be reached, and forgets the person here. */
export async function leave(session, why) {
  leaving(why);
  await end(session).catch(() => {});
  await forget(session, why);
}
