// The restaurant's own menu: dishes and their photos. Request/response for the dishes; a photo's way is upload.js.
import { call, get, once, put } from '../js/api.js';
import { busy, byId, clear, el, onSubmit, phrase, show, text, toast, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { money, size } from '../js/money.js';
import { picture } from '../js/picture.js';
import { demand } from '../js/session.js';
import { inWork, PhotoUpload } from '../js/upload.js';

const { account } = await demand('RESTAURANT');
header();
const home = `/api/restaurants/${encodeURIComponent(account.restaurantId)}`;
const dishes = new Map(); // id → { item, node, upload, at }
const BUSY = ['RECEIVING', 'PAUSED', 'STOPPED', 'QUEUED', 'PROCESSING'];

const say = (words) => text('said', words);
const isBusy = (dish) => BUSY.includes(dish.at?.state);

// Showing -----------------------------------------------------------------------------------------------------
function badge({ item, at }) {
  if (isBusy({ at })) return ['warn', 'Photo being worked on'];
  if (item.published) return ['on', 'Published'];
  return item.photo ? ['ready', 'Ready to publish'] : ['off', 'Draft'];
}

function draw(dish) {
  const { item, node } = dish;
  const [kind, words] = badge(dish);
  const name = item.name;
  const button = (label, testId, style, job, more = {}) =>
    el('button', { type: 'button', class: `small ${style}`, 'data-testid': testId, 'aria-label': `${label}: ${name}`, onclick: (event) => busy(event.currentTarget, job).then(() => draw(dish)), ...more }, label);
  const chooser = el('input', { type: 'file', class: 'visually-hidden', accept: 'image/jpeg,image/png,image/webp', 'data-testid': 'choose-photo', 'aria-label': `Photo of ${name}`, onchange: (event) => event.target.files[0] && begin(dish, event.target.files[0]) });
  const inHand = document.activeElement?.closest?.('li') === node ? document.activeElement.dataset.testid : null;
  node.dataset.state = kind;
  node.replaceChildren(
    picture(item, '(max-width: 40rem) 90vw, 11rem', `Photo of ${name}`),
    el(
      'div',
      { class: 'grow' },
      el('p', { class: 'own-head' }, el('strong', { 'data-testid': 'own-name' }, typed(name)), el('span', { class: 'price' }, money(item.price))),
      item.description && el('p', { class: 'muted', dir: 'auto' }, item.description),
      el('p', {}, el('span', { class: `badge photo-${kind}`, 'data-testid': 'dish-state', 'data-kind': kind }, words)),
      progress(dish, button),
      el(
        'p',
        { class: 'actions' },
        isBusy(dish) && dish.at.state !== 'STOPPED' ? null : el('label', { class: 'button quiet small' }, chooser, item.photo ? 'New photo' : 'Choose a photo'),
        button('Edit', 'edit-dish', 'quiet', () => edit(dish)),
        item.published ? button('Hide', 'hide', 'quiet', () => publish(dish, false)) : button('Publish', 'publish', '', () => publish(dish, true), { disabled: isBusy(dish) }),
      ),
    ),
  );
  if (inHand) node.querySelector(`[data-testid="${CSS.escape(inHand)}"]:not(:disabled)`)?.focus();
}

function progress(dish, button) {
  const { at, upload } = dish;
  if (!at || at.state === 'GONE') return null;
  if (!isBusy(dish)) return reasons(at);
  const id = `progress-${dish.item.id}`;
  return el(
    'div',
    { class: 'photo-progress', 'data-testid': 'photo-progress', 'data-state': at.state, 'data-percent': Math.round(at.percent) },
    el('label', { for: id, class: 'photo-words', 'data-testid': 'photo-words' }, ...wordsOf(at)),
    el('progress', { id, max: 100, value: at.percent }, `${Math.round(at.percent)} %`),
    el(
      'p',
      { class: 'actions' },
      at.state === 'RECEIVING' && button('Pause', 'pause', 'quiet', async () => upload.pause()),
      at.state === 'PAUSED' && button('Resume', 'resume', '', async () => upload.goOn()),
      button('Cancel', 'cancel-photo', 'danger quiet', () => upload.cancel()),
    ),
  );
}

const wordsOf = (at) => [at.words, at.total ? ` ${size(at.sent)} of ${size(at.total)}` : ''].flat();

function reasons(at) {
  const list = (at.reasons ?? []).map((one) => el('li', { 'data-testid': 'photo-reason', 'data-code': one.code }, one.advice));
  if (at.state === 'READY') {
    return el('div', { class: 'photo-end good', 'data-testid': 'photo-end', 'data-state': 'READY' }, el('p', {}, 'The photo is ready.'), list.length > 0 && el('ul', {}, ...list));
  }
  const own = at.words ? [el('li', { 'data-testid': 'photo-reason' }, at.words)] : [];
  return el('div', { class: 'photo-end bad', role: 'alert', 'data-testid': 'photo-end', 'data-state': at.state }, el('p', {}, 'This photo could not be used.'), el('ul', {}, ...list, ...own));
}

// A photo's way -----------------------------------------------------------------------------------------------
function uploadOf(dish) {
  const upload = new PhotoUpload(dish.item.id, (at) => seen(dish, upload, at));
  dish.upload = upload;
  return upload;
}

function seen(dish, upload, at) {
  if (dish.upload !== upload) return;
  const before = dish.at;
  dish.at = at;
  const bar = dish.node.querySelector('[data-testid=photo-progress]');
  if (bar && before?.state === at.state) return moved(bar, at);
  if (at.state === 'READY') {
    dish.item.photo = at.photo;
    say(`The photo of ${dish.item.name} is ready to publish.`);
  } else if (['REJECTED', 'FAILED', 'BROKEN'].includes(at.state)) say(`The photo of ${dish.item.name} could not be used.`);
  draw(dish);
}

/** Only the bar and its words move: buttons stay the same elements, so that focus and clicks hold. */
function moved(bar, at) {
  bar.dataset.percent = Math.round(at.percent);
  bar.querySelector('progress').value = at.percent;
  text(bar.querySelector('.photo-words'), wordsOf(at));
}

const begin = (dish, file) => (dish.at?.state === 'STOPPED' ? dish.upload : uploadOf(dish)).begin(file);

function dropping(dish) {
  const { node } = dish;
  const over = (event) => {
    if (![...event.dataTransfer.types].includes('Files')) return;
    event.preventDefault();
    node.classList.add('over');
  };
  node.addEventListener('dragover', over);
  node.addEventListener('dragleave', () => node.classList.remove('over'));
  node.addEventListener('drop', (event) => {
    event.preventDefault();
    node.classList.remove('over');
    const file = event.dataTransfer.files[0];
    if (file && isBusy(dish) && dish.at.state !== 'STOPPED') toast('Another photo of this dish is on its way. Cancel it first.', 'bad');
    else if (file) begin(dish, file);
  });
}

// The dishes --------------------------------------------------------------------------------------------------
async function publish(dish, published) {
  try {
    const { body } = await put(`/api/menu-items/${encodeURIComponent(dish.item.id)}/published`, { published });
    Object.assign(dish.item, body);
    if (published) dish.at = null;
    toast(published ? phrase`${body.name} is on the menu.` : phrase`${body.name} is hidden.`, 'good');
  } catch (error) {
    toast(error.is('photo-not-ready') ? 'The photo of this dish is still being worked on.' : error.message, 'bad');
  }
}

let edited = null;
const add = once();
function edit(dish) {
  edited = dish;
  clear(byId('dish-form'));
  text('dish-title', dish ? 'Edit the dish' : 'Add a dish');
  byId('dish-name').value = dish?.item.name ?? '';
  byId('dish-description').value = dish?.item.description ?? '';
  byId('dish-price').value = dish ? (dish.item.price.amount / 100).toFixed(2) : '';
  byId('dish').showModal();
}

/** Only what this person changed: what a colleague changed meanwhile stays. */
function change(item, wanted) {
  const changed = Object.entries(wanted).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(item[name] ?? ''));
  return call('PATCH', `/api/menu-items/${encodeURIComponent(item.id)}`, { body: Object.fromEntries(changed), type: 'application/merge-patch+json', idempotent: true });
}

async function save() {
  const price = { amount: Math.round(Number(byId('dish-price').value) * 100), currency: 'EUR' };
  const wanted = { name: byId('dish-name').value.trim(), description: byId('dish-description').value.trim(), price };
  const { body } = edited ? await change(edited.item, wanted) : await add(`${home}/menu`, wanted);
  if (edited) Object.assign(edited.item, { description: undefined }, body);
  byId('dish').close();
  draw(edited ?? added(body));
}

function added(item) {
  const node = el('li', { class: 'own-dish', 'data-testid': 'own-dish', 'data-id': item.id });
  const dish = { item, node, upload: null, at: null };
  dishes.set(item.id, dish);
  dropping(dish);
  byId('dishes').append(node);
  draw(dish);
  return dish;
}

async function load() {
  const [restaurant, menu] = await Promise.all([get(home), get(`${home}/menu`)]);
  text('title', phrase`Menu of ${restaurant.body.name}`);
  menu.body.items.forEach(added);
  const newest = new Map();
  for (const status of await inWork()) if (!newest.has(status.menuItemId)) newest.set(status.menuItemId, status);
  for (const [id, status] of newest) if (dishes.has(id)) uploadOf(dishes.get(id)).resume(status);
}

onSubmit(byId('dish-form'), save);
byId('dish-close').addEventListener('click', () => byId('dish').close());
byId('add-dish').addEventListener('click', () => edit(null));
for (const kind of ['dragover', 'drop']) addEventListener(kind, (event) => event.preventDefault());
load().catch((error) => {
  text('menu-error', error.message);
  show('menu-error', true);
});
