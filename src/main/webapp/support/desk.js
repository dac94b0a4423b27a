// The agents' desk: up to ten conversations over one socket, switched by keyboard; what they are about stands beside.
import { get, once, put } from '../js/api.js';
import { chat as openChat } from '../js/chat.js';
import { chime } from '../js/chime.js';
import { every, later } from '../js/clock.js';
import { arrange, busy, byId, el, isolated, onSubmit, show, text, toast, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { part } from '../js/heard.js';
import { tellLine } from '../js/line.js';
import { age } from '../js/money.js';
import { demand } from '../js/session.js';
import { shelf } from '../js/shelf.js';
import { thread as openThread } from '../js/thread.js';
import { historyBeside } from './history.js';
import { orderAgain, orderBeside } from './side.js';

const session = await demand('AGENT');
header();
const me = { id: session.account.id, role: 'AGENT' };

const chat = openChat(me, { onList: drawList, onChange: draw, onMessage: heard, onState });
const thread = openThread(chat, me);

// The list: those held, in the order they came, so that Alt+3 stays the same one ---------------------------------
const order = [];
const newest = (c) => [...c.messages.values()].reduce((a, b) => (a && a.position > b.position ? a : b), null);
/** Since when the customer waits for an answer; null when the last word is ours. */
const unansweredSince = (c) => {
  const last = newest(c);
  return last ? (last.role === 'CUSTOMER' ? last.at : null) : c.view.waitingSince;
};

function held() {
  const all = chat.all().filter((c) => c.view.state === 'OPEN' && c.view.agent?.id === me.id);
  for (const c of all) {
    if (order.includes(c.id)) continue;
    order.push(c.id);
    later(500, look); // somebody less waits
  }
  const ids = new Set(all.map((c) => c.id));
  for (const id of [...order]) if (!ids.has(id)) order.splice(order.indexOf(id), 1);
  return order.map((id) => chat.conversation(id));
}

const unreadOf = (c) => [...c.messages.values()].filter((m) => m.role === 'CUSTOMER' && m.position > c.read).length;
const rows = new Map();

function row(c, index) {
  const since = unansweredSince(c);
  const unread = unreadOf(c);
  const shown = c.id === thread.shown();
  const typing = [...c.typing.keys()].some((account) => account !== me.id);
  const last = newest(c);
  const stamp = JSON.stringify([index, c.view, unread, shown, typing, last?.position]);
  const before = rows.get(c.id);
  if (before?.stamp === stamp) {
    text(before.wait, since ? age(since) : '');
    return before.node;
  }
  const wait = el('span', { class: 'wait', 'data-testid': 'wait' }, since ? age(since) : '');
  const node = el(
    'li',
    {},
    el(
      'button',
      { type: 'button', class: 'conversation', 'data-testid': 'conversation', 'data-id': c.id, 'aria-current': shown ? 'true' : null, onclick: () => go(c.id) },
      el('kbd', { 'aria-hidden': 'true' }, String((index + 1) % 10)),
      el('span', { class: 'grow' }, el('strong', { class: 'preview' }, typed(c.view.customer.name)), el('span', { class: 'preview' }, typed(c.view.topic)), el('span', { class: 'muted preview' }, typing ? 'typing…' : typed(last?.text ?? 'New conversation'))),
      el('span', { class: 'marks' }, wait, unread ? el('span', { class: 'unread', 'data-testid': 'unread' }, String(unread), el('span', { class: 'visually-hidden' }, ' unread')) : null),
    ),
  );
  rows.set(c.id, { stamp, node, wait });
  return node;
}

function drawList() {
  const all = held();
  arrange(byId('list'), all.map(row));
  show('nothing', all.length === 0);
  const unread = all.reduce((sum, c) => sum + unreadOf(c), 0);
  document.title = unread ? `(${unread}) Support desk – FoodFast` : 'Support desk – FoodFast';
  if (thread.shown() && !order.includes(thread.shown())) go(order[0] ?? null);
  else if (!thread.shown() && order.length && matchMedia('(min-width: 54rem)').matches) go(order[0], false);
}
every(1000, drawList);

function go(id, focus = true) {
  thread.show(id);
  show('chat', Boolean(id));
  show('side', Boolean(id));
  show('empty', !id);
  byId('desk').classList.toggle('in-chat', Boolean(id));
  if (id) {
    const { view } = chat.conversation(id);
    text('chat-title', typed(view.customer.name));
    text('chat-sub', typed(view.topic));
    orderBeside(view, thread.about);
    historyBeside(view);
    if (focus) byId('draft').focus();
  }
  drawList();
}

function draw(id) {
  thread.draw(id);
  drawList();
}

function heard(id, message) {
  if (!document.hidden && id === thread.shown()) return;
  document.body.dataset.news = message.position;
  if (byId('sound').checked && order.includes(id) && message.position > chat.conversation(id).read) chime();
}

// Keys ---------------------------------------------------------------------------------------------------------
addEventListener('keydown', (event) => {
  if (!event.altKey || event.ctrlKey || event.metaKey) return;
  const now = order.indexOf(thread.shown());
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const wraps = (index) => order[(index + order.length) % order.length];
  const actions = {
    ArrowUp: () => go(wraps(now - 1)),
    ArrowDown: () => go(wraps(now + 1)),
    KeyU: () => {
      const waiting = held().filter(unreadOf).sort((a, b) => String(unansweredSince(a)).localeCompare(String(unansweredSince(b))));
      if (waiting.length) go(waiting[0].id);
    },
    KeyN: () => byId('as-note').click(),
    KeyR: () => byId('replies').querySelector('button')?.focus(),
  };
  const action = digit ? () => order[(Number(digit) + 9) % 10] && go(order[(Number(digit) + 9) % 10]) : actions[event.code];
  if (!action) return;
  event.preventDefault();
  action();
});
byId('back').addEventListener('click', () => go(null));
byId('as-note').addEventListener('change', (event) => {
  byId('composer').classList.toggle('noting', event.target.checked);
  byId('draft').placeholder = event.target.checked ? 'For colleagues' : 'To the customer';
  text('draft-label', event.target.checked ? 'Your note' : 'Your message');
  byId('photo').disabled = event.target.checked;
  byId('draft').focus();
});

// What an agent does with a conversation -------------------------------------------------------------------------
byId('close').addEventListener('click', () =>
  busy(byId('close'), () => put(`/api/conversations/${thread.shown()}/state`, { state: 'CLOSED' })).catch((error) => toast(error.message, 'bad')),
);
const handOver = once();
onSubmit(byId('transfer'), async () => {
  const agentId = byId('colleague').value;
  await handOver(`/api/conversations/${thread.shown()}/transfer`, agentId ? { agentId } : {});
  toast('Handed over.');
});

const sound = shelf('desk-sound');
byId('sound').checked = sound.get() !== 'off';
byId('sound').addEventListener('change', ({ target }) => sound.set(target.checked ? 'on' : 'off'));

// Being there ----------------------------------------------------------------------------------------------------
function drawAvailability({ available, capacity }) {
  byId('available').checked = available;
  byId('capacity').value = capacity;
  for (const control of byId('availability').elements) control.disabled = false;
  text('available-says', available ? 'Taking chats' : 'Not taking chats');
}

byId('availability').addEventListener('change', async () => {
  const wish = { available: byId('available').checked, capacity: Number(byId('capacity').value) };
  try {
    drawAvailability((await put('/api/agents/me/availability', wish)).body);
  } catch (error) {
    toast(error.message, 'bad');
  }
});

function lineOf({ items, next }) {
  const longest = items.map((view) => view.waitingSince).sort()[0];
  byId('line').classList.toggle('warn', items.length > 0);
  return items.length ? `${items.length}${next ? '+' : ''} waiting, the longest for ${age(longest)}` : 'Nobody is waiting';
}

function drawCalls(n) {
  text('calls-link', `${n} ${n === 1 ? 'restaurant' : 'restaurants'} to call`);
  show('calls', n > 0);
}

function drawColleagues(all) {
  const select = byId('colleague');
  const chosen = select.value;
  select.replaceChildren(el('option', { value: '' }, 'Back into the line'), ...all.map(({ id, name }) => el('option', { value: id }, isolated(name))));
  select.value = all.some(({ id }) => id === chosen) ? chosen : '';
}

function onState(state) {
  tellLine('light', 'light-says', state, state === 'down' ? ' Messages are kept and sent later.' : '');
}

const reply = ({ title, text: words }) => el('li', {}, el('button', { type: 'button', class: 'quiet small', title: words, 'data-testid': 'canned-reply', onclick: () => thread.insert(words) }, title));

/** What others do not change. */
async function drawOwn() {
  const [{ body: own }, { body: replies }] = await Promise.all([get('/api/agents/me/availability'), get('/api/canned-replies')]);
  if (!byId('available').disabled) return;
  byId('replies').replaceChildren(...replies.items.map(reply));
  byId('capacity').replaceChildren(...Array.from({ length: 10 }, (_, at) => el('option', { value: at + 1 }, String(at + 1))));
  drawAvailability(own);
}

const look = part('line', async () => {
  const [line, agents, calls] = await Promise.all([get('/api/conversations?state=WAITING&limit=100'), get('/api/agents'), get('/api/support-tasks')]);
  if (byId('available').disabled) await drawOwn();
  drawColleagues(agents.body.items);
  drawCalls(calls.body.items.length);
  return lineOf(line.body);
});

/** Whom one has already; who comes later comes over the socket. */
const lookAtOwn = part('nothing', async () => {
  const { body } = await get('/api/conversations?state=OPEN');
  for (const view of body.items) if (!chat.conversation(view.id).view) chat.add(view);
  show('empty', !thread.shown());
  return 'No conversations. Take chats, and they come to you by themselves.';
});

every(10000, () => {
  if (document.hidden) return;
  look();
  orderAgain().catch(() => {}); // where nobody answers, the line says so
});
look();
lookAtOwn();
