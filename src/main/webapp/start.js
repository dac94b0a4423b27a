// Start page: says who is logged in here, leads back to their pages, and says whose board the three steps open; to a
// customer it shows the order under way.
import { byId, el, phrase, show, text, typed } from './js/dom.js';
import { everybody, homeOf, ROLES, welcome, whoIs } from './js/session.js';
import { session } from './js/shelf.js';

function drawHere() {
  const people = everybody();
  byId('here').replaceChildren(
    el('span', { class: 'muted' }, 'Logged in here:'),
    ...people.map(({ account }) =>
      el('a', { class: 'chip link', href: homeOf(account.role), 'data-testid': `here-${account.role.toLowerCase()}` }, typed(account.name), ` (${account.role.toLowerCase()})`),
    ),
  );
  show('here', people.length > 0);
}

const order = byId('step-2');
const demo = { menu: order.getAttribute('href'), words: order.textContent };
const menuOf = (restaurant) => `/customer/index.html#restaurant=${encodeURIComponent(restaurant)}`;

/** The board is that of whoever is logged in here as a restaurant; what is ordered must come from the same kitchen. */
function drawSteps() {
  const staff = whoIs('RESTAURANT')?.account;
  const other = staff && menuOf(staff.restaurantId) !== demo.menu;
  const instead = el('a', { href: '/login.html?next=/restaurant/index.html', target: '_blank', 'data-testid': 'demo-instead' }, 'Log in as the demo restaurant instead.');
  const nobody = everybody().length ? 'Nobody is logged in here as a restaurant yet: the page that opens asks, and one click on “Restaurant” is enough.' : '';
  text('board-says', other ? [...phrase`${staff.name}, of another restaurant, is logged in here: their board opens, and step 2 leads to their menu. `, instead] : staff ? '' : nobody);
  text('again-says', other ? phrase`It is the board of ${staff.name}.` : '');
  text(order, other ? 'Order from their menu' : demo.words);
  order.href = other ? menuOf(staff.restaurantId) : demo.menu;
}

function draw() {
  drawHere();
  drawSteps();
}
draw();
for (const role of ROLES) session(role).watch(draw);

const customer = whoIs('CUSTOMER');
if (customer) {
  welcome(customer);
  import('./js/current.js').then(({ currentOrder }) => currentOrder()).catch(() => {}); // the page is whole without it
}
