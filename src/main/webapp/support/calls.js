// What the ladder asks of agents: to call restaurants that do not answer. Request/response, asked again every ten seconds
// while somebody looks.
import { get, post } from '../js/api.js';
import { every } from '../js/clock.js';
import { busy, byId, el, phrase, toast, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { part } from '../js/heard.js';
import { age, clock, shortId } from '../js/money.js';
import { demand } from '../js/session.js';

await demand('AGENT');
header();
const places = new Map(); // restaurant id → what is known of it

async function place(id) {
  if (!places.has(id)) places.set(id, (await get(`/api/restaurants/${encodeURIComponent(id)}`)).body);
  return places.get(id);
}

async function done(task) {
  try {
    await post(`/api/support-tasks/${encodeURIComponent(task.id)}/done`, undefined, { idempotent: true });
    toast(phrase`The call to ${(await place(task.restaurantId)).name ?? 'the restaurant'} is done.`, 'good');
  } catch (error) {
    toast(error.message, 'bad');
  }
  await look();
}

function row(task, { name = 'A restaurant', phone }) {
  return el(
    'li',
    { 'data-testid': 'task', 'data-id': task.id },
    el('span', { class: 'grow' }, el('strong', {}, typed(name)), el('br'), el('span', { class: 'muted' }, `Order #${shortId(task.orderId)} · since ${clock(task.createdAt)}, `, el('time', { class: 'age', datetime: task.createdAt }, age(task.createdAt)))),
    phone ? el('a', { class: 'button quiet small', href: `tel:${phone.replace(/[^+\d]/g, '')}`, 'data-testid': 'call' }, `Call ${phone}`) : el('span', { class: 'muted' }, 'no number known'),
    el('button', { type: 'button', class: 'small', 'data-testid': 'task-done', 'aria-label': `Done: ${name}, order ${shortId(task.orderId)}`, onclick: ({ currentTarget }) => busy(currentTarget, () => done(task)) }, 'Done'),
  );
}

const look = part('note', async () => {
  const { body } = await get('/api/support-tasks', { tries: 1 });
  const known = await Promise.all(body.items.map((task) => place(task.restaurantId)));
  byId('list').replaceChildren(...body.items.map((task, at) => row(task, known[at])));
  document.title = `${body.items.length ? `(${body.items.length}) ` : ''}Calls – FoodFast`;
  return body.items.length ? `${body.items.length} to make, the oldest first.` : 'Nothing to do: every kitchen answers.';
});

await look();
every(10000, () => document.hidden || look());
document.addEventListener('visibilitychange', () => document.hidden || look());
