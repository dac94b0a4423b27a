// An operator opens restaurants, changes them, and makes accounts for those who work here. Request/response: what is made
// is made once (an Idempotency-Key), what is changed is what was read (If-Match). The first password is made up in this
// page, shown once, and kept nowhere.
import { call, get, once } from '../js/api.js';
import { later } from '../js/clock.js';
import { busy, byId, clear, el, isolated, onSubmit, phrase, show, text, toast, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { part } from '../js/heard.js';
import { openMap } from '../js/map.js';
import { demand } from '../js/session.js';
import { written } from './hours.js';

await demand('OPERATOR');
header();

const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'; // none that look like another
const SHOWN = 100;
const value = (id) => byId(id).value.trim();

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
    el('button', { type: 'button', class: 'quiet small', 'data-testid': 'change', 'aria-label': `Change ${isolated(restaurant.name)}`, onclick: ({ currentTarget }) => busy(currentTarget, () => change(restaurant.id)).catch((error) => toast(error.message, 'bad')) }, 'Change'),
    el('button', { type: 'button', class: 'quiet small', 'data-testid': 'add-staff', 'aria-label': `Add staff to ${isolated(restaurant.name)}`, onclick: add }, 'Add staff'),
  );
}

let asked = 0;
const list = part('list-note', async () => {
  const mine = ++asked;
  const { body } = await get(`/api/restaurants?limit=${SHOWN}&q=${encodeURIComponent(value('search'))}`).catch((error) => (mine === asked ? Promise.reject(error) : {}));
  if (mine !== asked) return undefined;
  byId('list').replaceChildren(...body.items.map(row));
  if (!value('search')) byId('cities').replaceChildren(...[...new Set(body.items.map(({ city }) => city))].sort().map((city) => el('option', { value: city })));
  if (!byId('restaurant').options.length) byId('restaurant').replaceChildren(el('option', { value: '' }, 'Choose…'), ...body.items.map((one) => el('option', { value: one.id }, named(one))));
  if (body.items.length) return body.next ? `The first ${SHOWN}; search for others.` : '';
  return value('search') ? 'No restaurant matches.' : 'None yet. Open the first one.';
});
let waiting = null;
byId('search').addEventListener('input', () => {
  waiting?.();
  waiting = later(300, list);
});

// A restaurant: a new one, or one that is changed -----------------------------------------------------------------
const CENTS = ['deliveryFee', 'minimumOrder'];
const NUMBERS = ['lat', 'lng', 'preparationMinutes'];
const FIELDS = ['name', 'city', 'address', 'cuisine', 'openingHours', 'phone', 'about', ...CENTS, ...NUMBERS];
const form = byId('open-form');
const field = (name) => form.querySelector(`[data-field="/${name}"]`);
const filledIn = () => FIELDS.map((name) => [name, field(name).value.trim()]);
const said = ([name, words]) => [name, CENTS.includes(name) ? Math.round(Number(words) * 100) : NUMBERS.includes(name) ? Number(words) : words];
const path = (id) => `/api/restaurants/${encodeURIComponent(id)}`;
const openOnce = once();
let changed = null; // {id, etag, shown}: the restaurant that stands in the form, as it was read

function offer(restaurant) {
  text('open-title', restaurant ? phrase`Change ${restaurant.name}` : 'New restaurant');
  text('open', restaurant ? 'Save' : 'Open the restaurant');
  field('city').disabled = Boolean(restaurant);
  for (const id of ['leave', 'city-hint']) show(id, Boolean(restaurant));
  placed();
}

function startAnew() {
  changed = null;
  form.reset();
  clear(form);
  offer(null);
}

/** Reads it into the form; what was written there meanwhile stays. */
async function read(id, mine = []) {
  const { body, etag } = await get(path(id));
  const euros = ({ amount }) => (amount / 100).toFixed(2);
  const words = { ...body, openingHours: written(body.openingHours), deliveryFee: euros(body.deliveryFee), minimumOrder: euros(body.minimumOrder) };
  for (const name of FIELDS) field(name).value = words[name] ?? '';
  changed = { id, etag, shown: Object.fromEntries(filledIn()) };
  for (const [name, typedIn] of mine) field(name).value = typedIn;
  offer(body);
}

async function change(id) {
  await read(id);
  clear(form);
  byId('open-title').focus();
}

byId('leave').addEventListener('click', () => {
  startAnew();
  byId('open-title').focus();
});

async function open() {
  const { body } = await openOnce('/api/restaurants', Object.fromEntries(filledIn().filter(([, words]) => words !== '').map(said)));
  startAnew();
  text('opened', phrase`${body.name} is open. Customers see it now; its staff adds the dishes.`);
  await list();
  choose(body);
  byId('staff-title').focus();
}

const newer = () => filledIn().filter(([name, words]) => words !== changed.shown[name]);

function send() {
  const patch = newer().map(([name, words]) => (words === '' ? [name, null] : said([name, words])));
  return call('PATCH', path(changed.id), { body: Object.fromEntries(patch), type: 'application/merge-patch+json', ifMatch: changed.etag });
}

/** Its version is also that of its stars and of its clock: only another's words are a reason to look once more. */
async function sendAgain() {
  const { id, shown } = changed;
  await read(id, newer());
  if (FIELDS.some((name) => shown[name] !== changed.shown[name])) throw new Error('It was changed elsewhere meanwhile. It has been loaded again and what you typed is kept: look it over and save once more.');
  return send();
}

async function save() {
  if (!newer().length) return toast('Nothing to save.');
  const { body } = await send().catch((error) => (error.status === 412 ? sendAgain() : Promise.reject(error)));
  startAnew();
  toast(phrase`${body.name} is changed. Customers see it now.`, 'good');
  for (const option of byId('restaurant').options) if (option.value === body.id) option.textContent = named(body);
  await list();
  byId('list').querySelector(`[data-id="${body.id}"] [data-testid=change]`)?.focus();
  return undefined;
}

onSubmit(form, () => (changed ? save() : open()));

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

onSubmit(byId('staff-form'), async (staff) => {
  const role = new FormData(staff).get('role');
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
    () => toast('This browser cannot copy it. Please write it down.', 'bad'),
  ),
);
byId('made').addEventListener('close', () => {
  text('secret', '');
  byId('staff-name').focus();
});

list();
