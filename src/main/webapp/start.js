// Start page: says who is logged in here, and leads back to their pages; to a customer it shows the order under way.
import { byId, el, show, typed } from './js/dom.js';
import { everybody, homeOf, welcome } from './js/session.js';

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

const customer = people.find(({ account }) => account.role === 'CUSTOMER');
if (customer) {
  welcome(customer);
  import('./js/current.js').then(({ currentOrder }) => currentOrder()).catch(() => {}); // the page is whole without it
}
