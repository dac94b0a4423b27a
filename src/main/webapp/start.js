// Start page: says who is logged in here, and leads back to their pages.
import { byId, el, show, typed } from './js/dom.js';
import { everybody, homeOf } from './js/session.js';

const people = everybody();
if (people.length) {
  byId('here').append(
    el('span', { class: 'muted' }, 'Logged in here:'),
    ...people.map(({ account }) =>
      el('a', { class: 'chip link', href: homeOf(account.role), 'data-testid': `here-${account.role.toLowerCase()}` }, typed(account.name), ` (${account.role.toLowerCase()})`),
    ),
  );
  show('here', true);
}
