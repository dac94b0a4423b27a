// Support chat of a customer: js/chat.js for what is said, js/thread.js for how it looks.
import { get, once } from '../js/api.js';
import { chat as openChat } from '../js/chat.js';
import { every } from '../js/clock.js';
import { heardOf } from '../js/current.js';
import { byId, el, isolated, onSubmit, phrase, show, text, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { whileSeen } from '../js/fresh.js';
import { happened } from '../js/happened.js';
import { orNone, part } from '../js/heard.js';
import { tellLine } from '../js/line.js';
import { day, money, shortId } from '../js/money.js';
import { follow } from '../js/poll.js';
import { demand } from '../js/session.js';
import { onPush } from '../js/shelf.js';
import { thread as openThread } from '../js/thread.js';
import { isOver, WORDS } from '../js/words.js';
import { askHowItWas, onRated } from './helped.js';

const session = await demand('CUSTOMER');
header();
const me = { id: session.account.id, role: 'CUSTOMER' };
const here = new URL(location.href);
let wanted = here.searchParams.get('id');
let decided = Boolean(wanted || here.searchParams.get('order'));

const chat = openChat(me, { onList: drawList, onChange: draw, onState });
const thread = openThread(chat, me);

// Which conversation -------------------------------------------------------------------------------------------
function go(id, push = true) {
  wanted = id;
  decided = true;
  const url = new URL('/customer/chat.html', location.origin);
  if (id) url.searchParams.set('id', id);
  if (push) history.pushState(null, '', url);
  drawPlace();
  if (id) byId(matchMedia('(pointer: fine)').matches ? 'draft' : 'chat-title').focus();
}

addEventListener('popstate', () => {
  wanted = new URL(location.href).searchParams.get('id');
  drawPlace();
});

function drawPlace() {
  show('start', !wanted);
  show('chat', Boolean(wanted));
  document.body.classList.toggle('in-chat', Boolean(wanted));
  thread.show(wanted);
  if (wanted) drawHead();
  else drawList();
}

let following = null; // the conversation about whose order this page hears, and how

/** What happens to the order stands among what was said, as on the order's own page (js/poll.js). */
function followOrder(view) {
  const of = view?.orderId ? view.id : null;
  if (of === (following?.of ?? null)) return;
  following?.poll.end();
  following = null;
  heardOf(null);
  if (!of) return;
  const path = `/api/orders/${encodeURIComponent(view.orderId)}`;
  const hear = (order) => thread.about(of, happened(order, order.refunds ?? []));
  const read = async () => hear((await get(path, { tries: 1 })).body);
  const now = { of, read, isFinal: false };
  now.poll = follow(`${path}/status`, {
    whole: { path, isFinal: ({ status }) => isOver(status) },
    onWhole: hear,
    onChange: (news) => {
      heardOf(view.orderId);
      if (!news.items) read().catch(() => {}); // the next step reads it again
    },
    onReport: ({ mode }) => (now.isFinal = mode === 'final'),
    onProblem: () => {}, // what was said is there all the same
  });
  following = now;
}

/** Money may go back when the order is over, and no poll asks any more. */
const readAgain = async () => following?.isFinal && following.read();
whileSeen(readAgain);
onPush(() => document.hidden || readAgain().catch(() => {})); // the next minute asks again

/** Of a conversation that is not open here the server's count stands. */
const unreadOf = (c) => (c.messages.size ? [...c.messages.values()].filter((message) => message.from !== me.id && message.position > c.read).length : c.view.unread);

function drawTitle() {
  const unread = chat.all().reduce((sum, c) => sum + unreadOf(c), 0);
  const topic = wanted && chat.conversation(wanted).view?.topic;
  document.title = `${unread ? `(${unread}) ` : ''}${isolated(topic || 'Support')} – FoodFast`;
}

const WAITS = { WAITING: 'Waiting for an agent', OPEN: 'With an agent', CLOSED: 'Closed' };

function drawHead() {
  const view = wanted && chat.conversation(wanted).view;
  askHowItWas(view);
  followOrder(view);
  drawTitle();
  if (!view) return;
  text('chat-title', typed(view.topic || 'Support'));
  const minutes = view.estimateSeconds ? Math.max(1, Math.round(view.estimateSeconds / 60)) : null;
  const place = view.place ? `You are number ${view.place} in line${minutes ? `, about ${minutes} min` : ''}.` : 'An agent will be with you soon.';
  const says = { WAITING: place, OPEN: phrase`${view.agent?.name ?? 'An agent'} is here for you.`, CLOSED: 'Closed. Write again to reopen it.' };
  text('chat-sub', says[view.state]);
}

function drawList() {
  const all = chat.all().sort((a, b) => b.view.changedAt.localeCompare(a.view.changedAt));
  if (!decided && all.some((c) => c.view.state !== 'CLOSED')) go(all.find((c) => c.view.state !== 'CLOSED').id, false);
  show('earlier-box', all.length > 0);
  byId('earlier').replaceChildren(
    ...all.map(({ id, view }) =>
      el(
        'li',
        {},
        el(
          'button',
          { type: 'button', class: 'conversation', 'data-testid': 'conversation', 'data-id': id, onclick: () => go(id) },
          el('span', { class: 'grow' }, el('strong', { class: 'preview' }, typed(view.topic || 'Support')), el('span', { class: 'muted preview' }, typed(view.preview ?? WAITS[view.state]))),
          unreadOf(chat.conversation(id)) ? el('span', { class: 'unread', 'data-testid': 'unread' }, String(unreadOf(chat.conversation(id))), el('span', { class: 'visually-hidden' }, ' unread')) : el('span', { class: 'muted' }, day(view.changedAt)),
        ),
      ),
    ),
  );
  drawHead();
}

function draw(id) {
  thread.draw(id);
  if (wanted) drawHead();
  else drawList(); // it counts what is unread, and a message may come after its conversation
}

function onState(state) {
  const open = tellLine('light', 'light-says', state);
  text('notice', 'No connection. What you write is kept here and sent as soon as there is one.');
  show('notice', !open);
}

onRated((view) => chat.add(view));
document.addEventListener('visibilitychange', drawTitle);
every(2000, drawTitle); // what was on the screen counts as read a moment later

// A new one ----------------------------------------------------------------------------------------------------
const begin = once();
async function begins() {
  const body = { topic: byId('topic').value };
  if (byId('order').value) body.orderId = byId('order').value;
  const { body: view } = await begin('/api/conversations', body);
  chat.add(view);
  go(view.id);
  byId('topic').value = '';
}
byId('back').addEventListener('click', () => go(null));

const load = part('note', async () => {
  const one = wanted ? get(`/api/conversations/${encodeURIComponent(wanted)}`).catch(orNone) : undefined;
  const [orders, earlier, asked] = await Promise.all([get('/api/orders?limit=10'), get('/api/conversations?limit=20'), one]);
  for (const order of orders.body.items) {
    const words = `${shortId(order.id)} · ${money(order.total)} · ${WORDS[order.status]} · ${day(order.placedAt)}`;
    byId('order').append(el('option', { value: order.id, selected: order.id === here.searchParams.get('order') }, words));
  }
  for (const view of [...earlier.body.items, ...(asked ? [asked.body] : [])]) if (!chat.conversation(view.id).view) chat.add(view);
  onSubmit(byId('begin'), begins); // no sooner: which order it is about can be said now
  if (asked !== null) return '';
  go(null, false);
  return 'There is no such conversation.';
});
await load();
decided = true;
drawPlace();
drawList();
