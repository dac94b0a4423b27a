// Announcements on every page: a bell with the inbox behind it, and a banner for what matters now. Guarantees: one
// stream per person and browser, however many tabs (the tab that holds the lock follows, the others hear from it, and
// when it closes another goes on from its own position); nothing twice, nothing missed.
import { get, put } from './api.js';
import { every, later } from './clock.js';
import { byId } from './dom.js';
import { banners, inboxPanel } from './notices.js';
import { current } from './session.js';
import { stream } from './stream.js';

const DOOR = '/api/announcements';
const PAGE = 100;

/** All that is valid, page after page; the position is that of the first, the stream brings what came since. */
async function inbox() {
  const { body } = await get(`${DOOR}?limit=${PAGE}`, { tries: 1 });
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

  const panel = inboxPanel(byId('who'), { opened: markRead });
  const banner = banners(document.querySelector('header.top'), account.id);

  function draw() {
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
    ready = false;
    try {
      const found = await inbox();
      items.clear();
      found.items.forEach((item) => items.set(item.id, item));
      position = found.position;
    } catch {
      later(4000 + Math.random() * 4000, load);
      return;
    }
    ready = true;
    draw();
    early.splice(0).forEach(apply);
    lead();
  }

  let leading = false;
  function lead() {
    if (leading) return;
    leading = true;
    const follow = () => {
      document.documentElement.dataset.stream = 'leader';
      stream(`${DOOR}/stream`, {
        from: position,
        onEvent: (event) => {
          channel?.postMessage({ event });
          apply(event);
        },
      });
      return new Promise(() => {});
    };
    if (navigator.locks && channel) navigator.locks.request(name, follow);
    else follow();
  }

  channel?.addEventListener('message', ({ data }) => {
    if (data.event) apply(data.event);
    else read(data.read);
  });
  every(15000, draw);
  load();
}
