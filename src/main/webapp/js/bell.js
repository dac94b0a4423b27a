// Announcements on every page: a bell with the inbox behind it, and a banner for what matters now. Pages of those who
// work, and of customers who want it so, follow a stream: one per person and browser, however many tabs (the tab that
// holds the lock follows, the others hear from it, and when it closes or rests another goes on from its own position).
// A customer's page keeps no line for what is in no hurry: other answers say how far announcements have come, and it asks
// when that is news to it, when somebody is back, or after minutes without any answer. Nothing twice, nothing missed.
import { secondsOf } from './answers.js';
import { get, locked, onNews, put } from './api.js';
import { every, later } from './clock.js';
import { byId } from './dom.js';
import { tryingAgain } from './heard.js';
import { banners, inboxPanel } from './notices.js';
import { pace as silence } from './pace.js';
import { awake, onRest, resting } from './presence.js';
import { current, roleOfPage } from './session.js';
import { shelf } from './shelf.js';
import { stream } from './stream.js';

const DOOR = '/api/announcements';
const PAGE = 100;

/** All that is valid, page after page; the position is that of the first, the stream brings what came since. */
async function inbox() {
  const { body, headers } = await get(`${DOOR}?limit=${PAGE}`, { tries: 1 });
  body.pace = secondsOf(headers.get('Retry-After'));
  for (let { next } = body; next; ) {
    const { body: more } = await get(`${DOOR}?limit=${PAGE}&before=${next}`, { tries: 1 });
    body.items.push(...more.items);
    next = more.next;
  }
  return body;
}

export function bell() {
  const { account } = current();
  const name = `foodfast.bell.${account.id}`;
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null;
  const early = []; // what was told before the inbox was read
  const items = new Map();
  let position = 0;
  let ready = false;
  let known = false; // the inbox was read once

  const isCustomer = roleOfPage() === 'CUSTOMER';
  const wish = shelf('bell-live'); // a customer's own
  const keepsLine = () => !isCustomer || wish.get() === true;

  function choose(live) {
    wish.set(live || null);
    if (live) return void load();
    line?.abort();
    line = null;
  }

  const panel = inboxPanel(byId('who'), { opened: markRead, live: isCustomer && { on: keepsLine(), change: choose } });
  const banner = banners(document.querySelector('header.top'));

  function draw() {
    if (!known) return;
    const now = Date.now();
    const valid = [...items.values()].filter((item) => !item.endsAt || Date.parse(item.endsAt) > now);
    valid.sort((a, b) => b.position - a.position);
    panel.draw(valid, valid.filter((item) => item.unread).length);
    banner.draw(valid);
  }

  function apply(event) {
    if (!ready) {
      early.push(event);
      return;
    }
    const { type, data } = event;
    const value = JSON.parse(data || '{}');
    if (type === 'sync') {
      if (value.recovered === false) load();
      return;
    }
    if (!['announcement', 'withdrawn'].includes(type) || value.position <= position) return;
    position = value.position;
    if (type === 'withdrawn') items.delete(value.id);
    else items.set(value.id, { ...value, unread: true });
    draw();
    if (panel.isOpen()) markRead();
  }

  function read(upTo) {
    items.forEach((item) => (item.unread &&= item.position > upTo));
    draw();
  }

  /** The panel shows all there is, so all of it was seen; if that can't be noted, it stays unread everywhere. */
  async function markRead() {
    const upTo = position;
    if (![...items.values()].some((item) => item.unread)) return;
    try {
      await put(`${DOOR}/read`, { upTo });
    } catch {
      return;
    }
    read(upTo);
    channel?.postMessage({ read: upTo });
  }

  async function load() {
    await awake();
    ready = false;
    try {
      const found = await inbox();
      items.clear();
      found.items.forEach((item) => items.set(item.id, item));
      position = found.position;
      if (found.pace) pace = found.pace * 1000;
    } catch (error) {
      if (!known) panel.says(tryingAgain(error));
      later(4000 + Math.random() * 4000, load);
      return;
    }
    ready = known = true;
    draw();
    if (panel.isOpen()) markRead();
    early.splice(0).forEach(apply);
    if (keepsLine()) lead();
  }

  // A line of its own --------------------------------------------------------------------------------------------
  let line = null; // ends the following, or the wish to

  function lead() {
    if (line) return;
    line = new AbortController();
    const { signal } = line;
    (async () => {
      while (!signal.aborted) {
        await awake(signal);
        if (channel) await locked(name, () => follow(signal));
        else await follow(signal);
      }
    })();
  }

  /** Until the wish ends, or this page has to rest: then another tab may follow. */
  async function follow(signal) {
    if (signal.aborted || resting()) return;
    const end = new AbortController();
    const over = AbortSignal.any([signal, end.signal]);
    document.documentElement.dataset.stream = 'leader';
    const open = stream(`${DOOR}/stream`, {
      from: position,
      beat: isCustomer ? silence : null,
      onEvent: (event) => {
        channel?.postMessage({ event });
        apply(event);
      },
    });
    await new Promise((resolve) => {
      onRest((rests) => rests && resolve(), over);
      over.addEventListener('abort', resolve, { once: true });
    });
    end.abort();
    open.close();
    delete document.documentElement.dataset.stream;
  }

  // Without one: other answers say how far announcements have come -------------------------------------------------
  let toldAt = Date.now(); // when an answer last said so, or was asked
  let pace = 300000;
  let askedFor = -1;

  onNews((newest) => {
    toldAt = Date.now();
    if (!ready || line || newest <= Math.max(position, askedFor)) return;
    askedFor = newest;
    load();
  });

  const isDue = () => !line && !resting() && Date.now() - toldAt >= pace * 0.9;

  /** Where nothing else is asked for a long time, this is. */
  function lookAgain() {
    later(Math.max(1000, toldAt + pace * (0.9 + 0.2 * Math.random()) - Date.now()), () => {
      if (isDue()) {
        toldAt = Date.now();
        load();
      }
      lookAgain();
    });
  }

  /** Whoever comes back hears of news by what the page asks anyway; if it asks nothing, this does. */
  onRest((rests) => {
    if (rests) return;
    const backAt = Date.now();
    later(1000 + Math.random() * 300, () => !line && !resting() && toldAt < backAt && load());
  });

  channel?.addEventListener('message', ({ data }) => {
    if (data.event) apply(data.event);
    else read(data.read);
  });
  every(15000, draw);
  load();
  lookAgain();
}
