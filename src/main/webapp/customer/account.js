// The account: request/response. A profile is saved only over the version that was read (ETag, If-Match), sessions
// end one by one or all others at once, and card data never passes through here (js/vault.js).
import { call, del, get, put } from '../js/api.js';
import { busy, byId, el, onSubmit, show, text, toast } from '../js/dom.js';
import { header } from '../js/header.js';
import { part } from '../js/heard.js';
import { age, day } from '../js/money.js';
import { passwordForm } from '../js/password.js';
import { pushSection } from '../js/push.js';
import { amend, current, demand, forget, leaving, toLogin } from '../js/session.js';
import { cardForm, cards, expiryOf, nameOf } from '../js/vault.js';
import { loadAddresses } from './addresses.js';

await demand('CUSTOMER');
header();

/** A small button that runs a job and says so; 404 on a deletion means: already gone. */
function act(words, testId, job, kind = 'quiet small') {
  const button = el('button', { type: 'button', class: kind, 'data-testid': testId }, words);
  button.addEventListener('click', () => busy(button, job).catch((error) => toast(error.message, 'bad')));
  return button;
}

// Profile -----------------------------------------------------------------------------------------------------
const FIELDS = ['name', 'phone', 'city'];
let profile = {};
let etag = null;

function takeProfile(answer) {
  profile = answer.body;
  etag = answer.etag;
  byId('email').value = profile.email;
  byId('profile').disabled = false; // until now typing would be overwritten
}

async function loadProfile(keepTyped = false) {
  const mine = FIELDS.filter((name) => keepTyped && byId(name).value.trim() !== (profile[name] ?? ''));
  takeProfile(await get('/api/accounts/me'));
  for (const name of FIELDS) if (!mine.includes(name)) byId(name).value = profile[name] ?? '';
}

onSubmit(byId('profile-form'), async () => {
  const patch = {};
  for (const name of FIELDS) {
    const value = byId(name).value.trim();
    if (value !== (profile[name] ?? '')) patch[name] = value === '' ? null : value;
  }
  if (!Object.keys(patch).length) return toast('Nothing to save.');
  try {
    const answer = await call('PATCH', '/api/accounts/me', { body: patch, type: 'application/merge-patch+json', ifMatch: etag });
    if (answer.body && answer.etag) takeProfile(answer);
    else await loadProfile();
    amend({ name: profile.name });
    text(document.querySelector('.who-name'), profile.name);
    toast('Profile saved.', 'good');
  } catch (error) {
    if (error.status !== 412) throw error;
    await loadProfile(true);
    throw new Error('Your profile was changed elsewhere meanwhile. It has been loaded again and what you typed is kept: look it over and save once more.');
  }
});

// Cards -------------------------------------------------------------------------------------------------------
function cardRow(card) {
  const path = `/api/payment-methods/${encodeURIComponent(card.id)}`;
  const prefer = async () => (await put(`${path}/default`), await loadCards());
  const remove = async () => (await del(path).catch((error) => error.status === 404 || Promise.reject(error)), await loadCards());
  return el(
    'li',
    { 'data-testid': 'card-row', 'data-id': card.id },
    el('span', { class: 'grow' }, el('strong', {}, nameOf(card)), el('span', { class: 'muted' }, ` ${expiryOf(card)}`)),
    card.default ? el('span', { class: 'chip' }, 'Default') : act('Make default', 'card-default', prefer),
    act('Delete', 'card-delete', remove, 'danger quiet small'),
  );
}

const loadCards = part('cards-note', async () => {
  const list = await cards();
  byId('cards').replaceChildren(...list.map(cardRow));
  return list.length ? '' : 'No card yet.';
});

byId('add-card').append(
  cardForm(async () => {
    byId('add-card').open = false;
    toast('Card added.', 'good');
    await loadCards();
  }),
);

// Sessions ----------------------------------------------------------------------------------------------------
function sessionRow(session) {
  const path = `/api/sessions/${encodeURIComponent(session.id)}`;
  const end = async () => (await del(path).catch((error) => error.status === 404 || Promise.reject(error)), await loadSessions());
  return el(
    'li',
    { 'data-testid': 'session-row', 'data-id': session.id },
    el('span', { class: 'grow' }, el('strong', {}, session.device || 'Unknown device'), el('span', { class: 'muted' }, ` since ${day(session.createdAt)}, last used ${age(session.lastUsedAt)} ago`)),
    session.current ? el('span', { class: 'chip' }, 'This one') : act('Log out', 'session-end', end),
  );
}

const loadSessions = part('sessions-note', async () => {
  const { body } = await get('/api/sessions');
  const list = body.items ?? body;
  byId('sessions').replaceChildren(...list.map(sessionRow));
  show('end-others', list.length > 1);
  return '';
});

byId('end-others').addEventListener('click', (event) =>
  busy(event.target, async () => {
    await del('/api/sessions?others=true');
    toast('All other devices are logged out.', 'good');
    await loadSessions();
  }).catch((error) => toast(error.message, 'bad')),
);

// Password, copy, erasure -------------------------------------------------------------------------------------
passwordForm(byId('password-form'), loadSessions);

byId('export').addEventListener('click', (event) =>
  busy(event.target, async () => {
    const { body } = await get('/api/accounts/me/export', { timeout: 30000 });
    const url = URL.createObjectURL(new Blob([JSON.stringify(body, null, 2)], { type: 'application/json' }));
    el('a', { href: url, download: 'foodfast-my-data.json' }).click();
    setTimeout(() => URL.revokeObjectURL(url), 10000);
  }).catch((error) => toast(error.message, 'bad')),
);

const dialog = byId('erase-dialog');
byId('erase').addEventListener('click', () => {
  dialog.returnValue = '';
  dialog.showModal();
});
dialog.addEventListener('close', async () => {
  if (dialog.returnValue !== 'erase') return;
  try {
    const session = current();
    leaving('erased');
    await del('/api/accounts/me', { tries: 1 });
    await forget(session, 'erased');
    toLogin('erased');
  } catch (error) {
    leaving(null);
    toast(error.message, 'bad');
  }
});

pushSection(byId('push'));
part('profile-note', async () => (await loadProfile(), ''))();
loadCards();
loadAddresses();
loadSessions();
