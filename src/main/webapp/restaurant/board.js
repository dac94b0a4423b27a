// The board: server-sent events with replay (js/stream.js), a snapshot with its position as the safety net. What it
// promises: every order shows on every screen once, rings until somebody acts, and silence of the line is seen.
import { get, post, put } from '../js/api.js';
import { alarm, stayAwake } from '../js/alarm.js';
import { every, later, pause, serverNow } from '../js/clock.js';
import { byId, phrase, show, text, toast, typed } from '../js/dom.js';
import { header } from '../js/header.js';
import { LOADING, tryingAgain } from '../js/heard.js';
import { day, shortId } from '../js/money.js';
import { demand } from '../js/session.js';
import { stream } from '../js/stream.js';
import { Tickets, wasCancelled, whoDid } from '../js/tickets.js';
import { comes, isLate, WORDS } from '../js/words.js';
import { light } from './light.js';
import { Columns, MORE } from './columns.js';
import { drivers } from './drivers.js';
import { keyboard } from './keys.js';
import { opening } from './opening.js';
import { refusal } from './refusal.js';
import { soldOut } from './sold-out.js';

const LONGEST = 240; // minutes that can be promised
const { account } = await demand('RESTAURANT');
header();
const home = `/api/restaurants/${encodeURIComponent(account.restaurantId)}`;
const tickets = new Tickets();
let known = false; // what waits here
const columns = new Columns(byId('board'), { act, delay, refuse: (ticket) => refuse(ticket), sellOut: (dish) => sellOut(dish), overdue });
const sound = alarm((heard) => {
  show('silent', !heard);
  document.body.dataset.sound = heard ? 'on' : 'blocked';
  tellAlarm();
});
const lamp = light('light', 'light-text', (words) => {
  text('warned', words);
  tellAlarm();
});
const say = (words) => text('said', words);
const coming = drivers(home, (who) => {
  columns.coming(who);
  draw();
});

// Showing -----------------------------------------------------------------------------------------------------
function draw() {
  columns.draw(tickets);
  const ringing = tickets.ringing();
  sound.ring(ringing);
  byId('board').dataset.alarm = ringing < 0 ? 'silent' : 'ringing';
  byId('board').dataset.level = Math.max(0, ringing);
  const waiting = tickets.in('new').length;
  tellAlarm();
  coming.follow(['confirmed', 'preparing', 'ready'].some((name) => tickets.in(name).length > 0));
  document.title = `${waiting ? `(${waiting}) ` : ''}Board – FoodFast`;
  text('position', `Position ${tickets.position}.`);
}

/** What is heard, what is red and what stands here are one thing. */
function tellAlarm() {
  const waiting = tickets.in('new').length;
  if (!known && !waiting) return text('alarm-says', LOADING);
  const loud = tickets.ringing() > 0 ? 'Ringing louder' : 'Ringing';
  const how = document.body.dataset.sound === 'on' ? loud : 'Silent, for this browser allows no sound';
  const quiet = lamp.lost() ? 'When last heard, no order waited for an answer.' : 'Quiet: no order waits for an answer.';
  text('alarm-says', waiting ? `${how}: ${waiting} ${waiting === 1 ? 'order waits' : 'orders wait'} for an answer.` : quiet);
}

/** Once for each order, as soon as what was promised is not kept. */
function overdue(ticket) {
  text('warned', `Order ${shortId(ticket.orderId)} is overdue.`);
}

function news(change) {
  const { ticket, before } = change;
  const name = `Order ${shortId(ticket.orderId)}`;
  if (!before && ticket.status === 'PLACED') say(`New order. ${columns.describe(ticket)}`);
  else if (wasCancelled(change)) {
    sound.cancelled();
    say(`${name} is ${WORDS[ticket.status].toLowerCase()}.`);
    toast(`${name} is ${WORDS[ticket.status].toLowerCase()}.`, 'bad');
  } else if (before && before.status !== ticket.status) {
    const by = whoDid(ticket.by);
    say([`${name}: ${WORDS[ticket.status].toLowerCase()}`, ...(by ? phrase` by ${by}` : []), '.']);
  } else if (before?.minutes < ticket.minutes) say(`${name} is promised ${ticket.minutes - before.minutes} minutes later.`);
}

// Receiving ---------------------------------------------------------------------------------------------------
let told = 0;
let telling = null;

/** A screen has seen everything up to here: cumulative, so one message may stand for many. */
function received() {
  if (telling || tickets.position <= told) return;
  telling = later(150, async () => {
    const upTo = tickets.position;
    await post(`${home}/tickets/received`, { upTo }, { idempotent: true }).then(() => (told = upTo), () => {});
    telling = null;
  });
}

async function snapshot() {
  const first = tickets.position === 0;
  const { body } = await get(`${home}/tickets?state=${first ? 'recent' : 'open'}`, { tries: 1 });
  const changes = tickets.snapshot(body);
  known = true;
  if (!first) changes.forEach(news);
  draw();
  received();
  return body.position;
}

let startsOver = false;

/** Until it is known what waits here. */
async function startOver() {
  if (startsOver) return;
  startsOver = true;
  while (!known) await snapshot().catch(() => pause(2000 + Math.random() * 4000));
  startsOver = false;
}

function onEvent({ type, data }) {
  const value = JSON.parse(data || '{}');
  if (type === 'sync' && value.recovered === false) {
    tickets.forget();
    known = false;
    told = 0;
    tellAlarm();
    return void startOver();
  }
  if (type !== 'ticket') return;
  const change = tickets.apply(value);
  if (!change) return;
  news(change);
  draw();
  coming.soon();
  received();
  if (change.gap) snapshot().catch(() => {});
}

/** Live: look every two minutes. Line down: the snapshot stands in for the stream until it is back. */
function safetyNet() {
  later((lamp.live() ? 120000 : 8000) * (0.75 + Math.random() / 2), () => {
    snapshot().catch(() => {});
    received();
    safetyNet();
  });
}

async function begin() {
  try {
    const from = await snapshot();
    show('board-error', false);
    stream(`${home}/tickets/stream`, { from, onEvent, onBeat: lamp.beat, onState: lamp.state });
    safetyNet();
  } catch (error) {
    text('board-error', tryingAgain(error));
    show('board-error', true);
    lamp.state('down');
    later(2000 + Math.random() * 4000, begin);
  }
}

// Acting ------------------------------------------------------------------------------------------------------
function first(by, at) {
  const who = [account.id, account.name].includes(by.id ?? by) ? 'you' : whoDid(by);
  return [...phrase`already taken by ${who}`, at ? ` at ${new Date(at).toLocaleTimeString()}.` : '.'];
}

/** First wins: who comes second learns who was first and when. */
async function act(ticket, status, more = {}) {
  try {
    const { body } = await put(`/api/orders/${encodeURIComponent(ticket.orderId)}/status`, { status, ...more });
    tickets.acted(ticket.orderId, body);
    draw();
  } catch (error) {
    failed(ticket, error);
  }
}

function failed(ticket, error) {
  const { by, at } = error.body;
  const words = () => (error.status === 409 && by ? first(by, at) : [error.message]);
  columns.remark(ticket.orderId, words());
  toast([`Order ${shortId(ticket.orderId)}: `, ...words()], 'bad');
  if (error.status === 409) snapshot().catch(() => {});
}

/** It takes longer than was promised, or than by now if that is over; says what the customer reads from now on. */
async function delay(ticket) {
  try {
    const gone = Math.ceil((serverNow() - Date.parse(ticket.confirmedAt)) / 60000);
    const { body } = await put(`/api/orders/${encodeURIComponent(ticket.orderId)}/minutes`, { minutes: Math.min(LONGEST, Math.max(ticket.minutes, gone) + MORE) });
    tickets.acted(ticket.orderId, body);
    columns.remark(ticket.orderId, [isLate(body.arrival) ? 'Later, but the customer still reads “Late”.' : `The customer now reads: arrives ${comes(body)}.`], 'told');
    draw();
  } catch (error) {
    failed(ticket, error);
  }
}

const refuse = refusal(byId('refuse'), {
  refused: (ticket, reason) => act(ticket, 'REJECTED', { reason }),
  kept: (ticket) => columns.focus(ticket.orderId),
});

const sellOut = soldOut(home, (dishes) => columns.out(dishes));

byId('unblock').addEventListener('click', sound.unblock);
byId('test-sound').addEventListener('click', sound.test);
keyboard(columns, tickets, { act, refuse, test: sound.test });
addEventListener('beforeprint', () => text('paper-head', [typed(byId('title').textContent), ` · printed ${day(serverNow())}`]));
stayAwake();
every(10000, () => columns.age());
opening(home);
begin();
