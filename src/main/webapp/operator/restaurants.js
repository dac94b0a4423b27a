// An operator opens restaurants and makes accounts for those who work here. Request/response, each act once (an
// Idempotency-Key). The first password is made up in this page, shown once, and kept nowhere.
import { get, once } from '../js/api.js';
import { later } from '../js/clock.js';
import { byId, el, isolated, onSubmit, phrase, show, text, toast, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { openMap } from '../js/map.js';
import { demand } from '../js/session.js';

await demand('OPERATOR');
header();

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'; // none that look like another
const SHOWN = 100;
const value = (id) => byId(id).value.trim();
const cents = (id) => Math.round(Number(byId(id).value) * 100);
const given = (fields) => Object.fromEntries(Object.entries(fields).filter(([, one]) => one !== ''));

// Where it is -----------------------------------------------------------------------------------------------------
const map = openMap(byId('map'));
const pin = map.picker('kitchen', ({ lat, lng }) => {
  byId('lat').value = lat.toFixed(5);
  byId('lng').value = lng.toFixed(5);
  placed();
});

function placed() {
  const [lat, lng] = [byId('lat'), byId('lng')];
  const fits = [lat, lng].every((field) => field.value !== '' && field.validity.valid);
  pin(fits ? { lat: Number(lat.value), lng: Number(lng.value) } : null, 'The restaurant');
}
for (const id of ['lat', 'lng']) byId(id).addEventListener('change', placed);

/** A city we know is shown, unless the place is known already. */
byId('city').addEventListener('change', async () => {
  const { body } = await get(`/api/restaurants?limit=1&city=${encodeURIComponent(value('city'))}`, { tries: 1 }).catch(() => ({}));
  if (body?.items.length && !byId('lat').value) map.fit(body.items);
});

// The list --------------------------------------------------------------------------------------------------------
const named = ({ name, city }) => `${isolated(name)}, ${isolated(city)}`;

function choose(restaurant) {
  const select = byId('restaurant');
  if (![...select.options].some((option) => option.value === restaurant.id)) select.append(el('option', { value: restaurant.id }, named(restaurant)));
  select.value = restaurant.id;
  document.querySelector('[name=role][value=RESTAURANT]').checked = true;
  show('works-at', true);
}

function row(restaurant) {
  const add = () => (choose(restaurant), byId('staff-name').focus());
  return el(
    'li',
    { 'data-testid': 'restaurant-row', 'data-id': restaurant.id },
    el('span', { class: 'grow' }, el('strong', {}, typed(restaurant.name)), el('br'), el('span', { class: 'muted' }, typed(restaurant.city), ' · ', typed(restaurant.cuisine), restaurant.open ? '' : ' · closed now')),
    el('button', { type: 'button', class: 'quiet small', 'data-testid': 'add-staff', 'aria-label': `Add staff to ${isolated(restaurant.name)}`, onclick: add }, 'Add staff'),
  );
}

let asked = 0;
async function list() {
  const mine = ++asked;
  try {
    const { body } = await get(`/api/restaurants?limit=${SHOWN}&q=${encodeURIComponent(value('search'))}`);
    if (mine !== asked) return;
    byId('list').replaceChildren(...body.items.map(row));
    const more = body.next ? `The first ${SHOWN}; search for others.` : '';
    text('list-note', body.items.length ? more : value('search') ? 'None is called like that.' : 'None yet. Open the first one.');
    if (!value('search')) byId('cities').replaceChildren(...[...new Set(body.items.map(({ city }) => city))].sort().map((city) => el('option', { value: city })));
    if (!byId('restaurant').options.length) byId('restaurant').replaceChildren(el('option', { value: '' }, 'Choose…'), ...body.items.map((one) => el('option', { value: one.id }, named(one))));
  } catch (error) {
    if (mine === asked) text('list-note', `${error.message} The list is as it was.`);
  }
}
let waiting = null;
byId('search').addEventListener('input', () => {
  waiting?.();
  waiting = later(300, list);
});

// A new restaurant ------------------------------------------------------------------------------------------------
const openOnce = once();
onSubmit(byId('open-form'), async (form) => {
  const { body } = await openOnce('/api/restaurants', {
    name: value('name'),
    city: value('city'),
    address: value('address'),
    cuisine: value('cuisine'),
    lat: Number(byId('lat').value),
    lng: Number(byId('lng').value),
    deliveryFee: cents('fee'),
    minimumOrder: cents('minimum'),
    preparationMinutes: Number(byId('minutes').value),
    ...given({ openingHours: value('hours'), phone: value('phone'), about: value('about') }),
  });
  form.reset();
  placed();
  text('opened', phrase`${body.name} is open. Customers see it now; its staff adds the dishes.`);
  await list();
  choose(body);
  byId('staff-title').focus();
});

// A new account ---------------------------------------------------------------------------------------------------
/** Sixteen letters, near 80 bits. */
function newSecret() {
  const fair = LETTERS.length * Math.floor(256 / LETTERS.length);
  let letters = '';
  while (letters.length < 16) {
    const [byte] = crypto.getRandomValues(new Uint8Array(1));
    if (byte < fair) letters += LETTERS[byte % LETTERS.length];
  }
  return letters.match(/.{4}/g).join('-');
}

/** An address that may go on in the next line after a sign, not within a word. */
const breaking = (address) => el('bdi', {}, ...address.split(/(?<=[@.])/).flatMap((part) => [part, el('wbr')]));

let secret = newSecret(); // the same until an account was made with it
const registerOnce = once();
byId('staff-form').addEventListener('change', () => {
  const kitchen = new FormData(byId('staff-form')).get('role') === 'RESTAURANT';
  show('works-at', kitchen);
  byId('restaurant').required = kitchen;
});

onSubmit(byId('staff-form'), async (form) => {
  const role = new FormData(form).get('role');
  const { body } = await registerOnce('/api/accounts', {
    email: value('email'),
    name: value('staff-name'),
    password: secret,
    role,
    ...(role === 'RESTAURANT' && { restaurantId: byId('restaurant').value }),
  });
  byId('made-for').replaceChildren(typed(body.name), ' logs in as ', breaking(body.email), '.');
  text('secret', secret);
  secret = newSecret();
  byId('staff-name').value = byId('email').value = '';
  byId('made').showModal();
});

byId('copy').addEventListener('click', () =>
  navigator.clipboard.writeText(byId('secret').textContent).then(
    () => toast('Copied.', 'good'),
    () => toast('This browser does not copy. Please write it down.', 'bad'),
  ),
);
byId('made').addEventListener('close', () => {
  text('secret', '');
  byId('staff-name').focus();
});

list();
