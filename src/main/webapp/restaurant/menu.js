// The restaurant's own menu: dishes as they stand, and their photos. Request/response for the dishes; a photo's way is
// upload.js, the dialog dish-form.js.
import { call, del, get, once, put } from '../js/api.js';
import { busy, byId, el, phrase, show, text, toast, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { part } from '../js/heard.js';
import { day, money, size } from '../js/money.js';
import { picture } from '../js/picture.js';
import { demand } from '../js/session.js';
import { inWork, PhotoUpload } from '../js/upload.js';
import { dishForm } from './dish-form.js';

const { account } = await demand('RESTAURANT');
header();
const home = `/api/restaurants/${encodeURIComponent(account.restaurantId)}`;
const dishes = new Map(); // id → { item, node, upload, at }, as they stand
const BUSY = ['RECEIVING', 'PAUSED', 'STOPPED', 'QUEUED', 'PROCESSING'];

const say = (words) => text('said', words);
const isBusy = (dish) => BUSY.includes(dish.at?.state);

// Showing -----------------------------------------------------------------------------------------------------
function badge({ item, at }) {
  if (item.soldOutUntil) return ['out', 'Sold out today'];
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
        button('Edit', 'edit-dish', 'quiet', async () => edit(item, categories())),
        item.published && (item.soldOutUntil ? button('Back on the menu', 'sold-out', '', () => sellOut(dish, false)) : button('Mark sold out', 'sold-out', 'quiet', () => sellOut(dish, true))),
        item.published ? button('Hide', 'hide', 'quiet', () => publish(dish, false)) : button('Publish', 'publish', '', () => publish(dish, true), { disabled: isBusy(dish) }),
        el('span', { class: 'pair' }, button('↑', 'move-up', 'quiet', () => move(dish, -1), { 'aria-label': `Move up: ${name}` }), button('↓', 'move-down', 'quiet', () => move(dish, 1), { 'aria-label': `Move down: ${name}` })),
        button('Delete', 'delete-dish', 'danger quiet', async () => ask(dish)),
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
  const upload = new PhotoUpload({ name: 'menuItemId', id: dish.item.id }, (at) => seen(dish, upload, at));
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

async function sellOut(dish, soldOut) {
  try {
    const { body } = await put(`/api/menu-items/${encodeURIComponent(dish.item.id)}/sold-out`, { soldOut });
    Object.assign(dish.item, { soldOutUntil: undefined }, body);
    toast(soldOut ? phrase`${body.name} is sold out until ${day(body.soldOutUntil)}.` : phrase`${body.name} can be ordered again.`, 'good');
  } catch (error) {
    toast(error.message, 'bad');
  }
}

const add = once();

/** Only what this person changed: what a colleague changed meanwhile stays. */
function change(item, wanted) {
  const changed = Object.entries(wanted).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(item[name] ?? (typeof value === 'string' ? '' : null)));
  return call('PATCH', `/api/menu-items/${encodeURIComponent(item.id)}`, { body: Object.fromEntries(changed), type: 'application/merge-patch+json', idempotent: true });
}

const edit = dishForm(async (item, wanted) => {
  const { body } = item ? await change(item, wanted) : await add(`${home}/menu`, wanted);
  const dish = item ? dishes.get(item.id) : added(body);
  if (item) Object.assign(item, { description: undefined, category: undefined, allergens: undefined, options: undefined }, body);
  draw(dish);
  arrange();
});

/** Leaves the menu only by a second press. */
function ask(dish) {
  text('delete-title', phrase`Delete ${dish.item.name}?`);
  byId('delete').returnValue = '';
  byId('delete').onclose = () => byId('delete').returnValue === 'delete' && remove(dish);
  byId('delete').showModal();
}

async function remove(dish) {
  try {
    await del(`/api/menu-items/${encodeURIComponent(dish.item.id)}`);
    dishes.delete(dish.item.id);
    arrange();
    toast(phrase`${dish.item.name} is off the menu.`, 'good');
  } catch (error) {
    toast(error.message, 'bad');
  }
}

// As they stand -----------------------------------------------------------------------------------------------
const titleOf = (dish) => dish.item.category ?? '';

/** The dishes by category; a category stands where its first dish does. */
function groups() {
  const all = new Map();
  for (const dish of dishes.values()) all.set(titleOf(dish), [...(all.get(titleOf(dish)) ?? []), dish]);
  return all;
}

const categories = () => [...groups().keys()].filter(Boolean);

function headOf(name, at, count) {
  const words = name ? typed(name) : 'Without a category';
  const turn = (label, by) => el('button', { type: 'button', class: 'quiet small', 'data-testid': by < 0 ? 'category-up' : 'category-down', 'data-focus': `${name} ${by}`, 'aria-label': `${label}: ${name || 'without a category'}`, onclick: (event) => busy(event.currentTarget, () => moveGroup(name, by)) }, by < 0 ? '↑' : '↓');
  return el('div', { class: 'own-category' }, el('h2', { id: `own-${at}` }, words), count > 1 && turn('Move up', -1), count > 1 && turn('Move down', 1));
}

function arrange() {
  const all = [...groups()];
  byId('dishes').replaceChildren(...all.map(([name, some], at) => el('section', { 'aria-labelledby': `own-${at}`, 'data-testid': 'own-category' }, headOf(name, at, all.length), el('ul', { class: 'own-menu' }, ...some.map(({ node }) => node)))));
  show('no-dishes', dishes.size === 0);
}

const swapped = (list, at, by) => list.map((one, n) => (n === at ? list[at + by] : n === at + by ? list[at] : one));

/** Shows them so at once, and as before if the server could not be told. */
async function stand(wanted) {
  const before = [...dishes.values()];
  const take = (list) => {
    dishes.clear();
    for (const dish of list) dishes.set(dish.item.id, dish);
    arrange();
  };
  take(wanted);
  try {
    await put(`${home}/menu/order`, { items: wanted.map(({ item }) => item.id) });
  } catch (error) {
    take(before);
    toast(error.message, 'bad');
  }
}

async function move(dish, by) {
  const all = groups();
  const some = all.get(titleOf(dish));
  const at = some.indexOf(dish);
  if (!some[at + by]) return;
  all.set(titleOf(dish), swapped(some, at, by));
  await stand([...all.values()].flat());
  say([typed(dish.item.name), ` is number ${at + by + 1} of ${some.length}.`]);
}

async function moveGroup(name, by) {
  const all = [...groups()];
  const at = all.findIndex(([one]) => one === name);
  if (!all[at + by]) return;
  await stand(swapped(all, at, by).flatMap(([, some]) => some));
  say([typed(name || 'Without a category'), ` is number ${at + by + 1} of ${all.length}.`]);
}

function added(item) {
  const node = el('li', { class: 'own-dish', 'data-testid': 'own-dish', 'data-id': item.id });
  const dish = { item, node, upload: null, at: null };
  dishes.set(item.id, dish);
  dropping(dish);
  draw(dish);
  return dish;
}

const load = part('note', async () => {
  const [restaurant, menu, photos] = await Promise.all([get(home), get(`${home}/menu`), inWork()]);
  text('title', phrase`Menu of ${restaurant.body.name}`);
  menu.body.items.forEach(added);
  arrange();
  const newest = new Map();
  for (const status of photos) if (!newest.has(status.menuItemId)) newest.set(status.menuItemId, status);
  for (const [id, status] of newest) if (dishes.has(id)) uploadOf(dishes.get(id)).resume(status);
  return '';
});

byId('add-dish').addEventListener('click', () => edit(null, categories()));
for (const kind of ['dragover', 'drop']) addEventListener(kind, (event) => event.preventDefault());
load();
