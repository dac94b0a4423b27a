// One's own password: who has one that somebody else chose is told so on every page until they have changed it, in the
// form whose fields are `current` and `new`. A page of theirs in another tab hears of the change.
import { put } from './api.js';
import { byId, el, onSubmit, toast } from './dom.js';
import { amend, current, roleOfPage } from './session.js';
import { session as kept } from './shelf.js';

const forgetReminder = () => byId('password-reminder')?.remove();

/** Stands below the head of the page as soon as that is there, and is no news that comes later; `href`: of the form. */
export function remindOfPassword(head, href) {
  if (!current().account.passwordToChange) return;
  const words = el('p', { class: 'notice-text' }, 'Somebody else chose your password. ', el('a', { href: `${href}#current` }, 'Please change it.'));
  head.after(el('aside', { class: 'notice', id: 'password-reminder', 'aria-label': 'Your password', 'data-testid': 'password-reminder' }, words));
  kept(roleOfPage()).watch((now) => now?.account?.passwordToChange || forgetReminder());
}

/** A form in which they change it. */
export function passwordForm(form, done = () => {}) {
  onSubmit(form, async () => {
    const passwords = { current: byId('current').value, new: byId('new').value };
    await put('/api/accounts/me/password', passwords, { tries: 1 });
    amend({ passwordToChange: undefined });
    forgetReminder();
    form.reset();
    toast('Password changed. Other devices are logged out.', 'good');
    await done();
  });
}
