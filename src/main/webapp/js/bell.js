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

export function bell() {
  const { account } = current();
  const name = `foodfast.bell.${account.id}`;
  const channel = 'BroadcastChannel' in window ? new BroadcastChannel(name) : null;
  const early = []; // what the leading tab told before the inbox was read
  const items = new Map();
  let position = -1;
  let older = 0; // unread ones beyond the first page

  const panel = inboxPanel(byId('who'), { opened: markRead });
  const banner = banners(document.querySelector('header.top'), account.id);

  function draw() {
    const now = Date.now();
    const valid = [...items.values()].filter((item) => !item.endsAt || Date.parse(item.endsAt) > now);
    valid.sort((a, b) => b.position - a.position);
    panel.draw(valid, older + valid.filter((item) => item.unread).length);
    banner.draw(valid);
  }

  function apply({ type, data }) {
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

  function read() {
    older = 0;
    items.forEach((item) => (item.unread = false));
    draw();
  }

  async function markRead() {
    if (!older && ![...items.values()].some((item) => item.unread)) return;
    await put(`${DOOR}/read`, { upTo: position }).then(read, () => {});
    channel?.postMessage({ read: true });
  }

  async function load() {
    try {
      const { body } = await get(DOOR, { tries: 1 });
      items.clear();
      body.items.forEach((item) => items.set(item.id, item));
      older = body.unread - body.items.filter((item) => item.unread).length;
      position = body.position;
      draw();
    } catch {
      later(4000 + Math.random() * 4000, load);
      return;
    }
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
    if (data.read) read();
    else if (position < 0) early.push(data.event);
    else apply(data.event);
  });
  every(15000, draw);
  load();
}
