// How announcements look: the inbox behind the bell, and the banners below the head of the page. Guarantee: for whoever
// listens, a banner is read out once on their device; no other page, tab or banner repeats it.
import { arrange, el, text, typed } from './dom.js';
import { LOADING } from './heard.js';
import { shelf } from './shelf.js';

const RANK = { OUTAGE: 3, WARNING: 2, INFO: 1, PROMO: 0 };
const WORDS = { OUTAGE: 'Outage', WARNING: 'Please note', INFO: 'News', PROMO: 'Offer' };
const AT_ONCE = 2;
const REMEMBERED = 100;

function when(item) {
  const time = new Date(item.startsAt);
  return el('time', { datetime: item.startsAt, class: 'muted' }, time.toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' }));
}

/** The bell in the head of the page, and the panel it opens; `live`: a switch in it, {on, change(on)}, or none. */
export function inboxPanel(place, { opened, live = null }) {
  const count = el('span', { class: 'bell-count', 'data-testid': 'unread', hidden: true });
  const button = el(
    'button',
    { type: 'button', class: 'bell', id: 'bell', 'data-testid': 'bell', 'aria-expanded': 'false', 'aria-controls': 'inbox', 'aria-label': 'Announcements', onclick: () => toggle() },
    count,
  );
  const list = el('ul', { class: 'inbox-list' });
  const says = (words) => list.replaceChildren(el('li', { class: 'muted' }, words));
  says(LOADING);
  const panel = el('section', { class: 'inbox', id: 'inbox', tabindex: 0, 'aria-label': 'Announcements', 'data-testid': 'inbox', hidden: true }, el('h2', {}, 'Announcements'), list);
  if (live) {
    const change = (event) => live.change(event.target.checked);
    panel.append(
      el('label', { class: 'inbox-live' }, el('input', { type: 'checkbox', 'data-testid': 'bell-live', checked: live.on, onchange: change }), ' Tell me at once (keeps a line open, which costs battery)'),
    );
  }
  place.prepend(button);
  place.closest('header').append(panel);

  function toggle(open = panel.hidden) {
    panel.hidden = !open;
    button.setAttribute('aria-expanded', String(open));
    if (open) opened();
  }
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || panel.hidden) return;
    toggle(false);
    button.focus();
  });
  document.addEventListener('click', (event) => {
    if (!panel.hidden && !panel.contains(event.target) && !button.contains(event.target)) toggle(false);
  });

  function line(item) {
    return el(
      'li',
      { class: `inbox-item ${item.severity.toLowerCase()}${item.unread ? ' unread' : ''}`, 'data-testid': 'inbox-item', 'data-id': item.id },
      el('p', { class: 'inbox-head' }, el('span', { class: `badge ${item.severity.toLowerCase()}` }, WORDS[item.severity]), when(item)),
      el('p', { class: 'inbox-title', dir: 'auto' }, el('strong', {}, item.title)),
      el('p', { class: 'inbox-body', dir: 'auto' }, item.body),
    );
  }

  return {
    isOpen: () => !panel.hidden,
    says,
    draw(items, unread) {
      text(count, unread > 99 ? '99+' : unread);
      count.hidden = unread === 0;
      button.setAttribute('aria-label', unread ? `Announcements, ${unread} unread` : 'Announcements');
      if (items.length) list.replaceChildren(...items.map(line));
      else says('There are no announcements at the moment.');
    },
  };
}

/** The banners: what is sticky, and what nobody here has read or put away yet; the gravest first. */
export function banners(head) {
  const kept = shelf('away');
  const told = shelf('told'); // what was read out
  const box = el('div', { class: 'notices', id: 'notices', role: 'region', 'aria-label': 'Latest announcements', 'data-testid': 'banner' });
  const voice = el('div', { class: 'visually-hidden', role: 'log', 'aria-live': 'polite', 'data-testid': 'announced' });
  head.after(box, voice);
  let all = [];

  const mark = (item) => `${item.id}@${item.position}`;
  const standing = (place, item) => [...place.children].find((node) => node.dataset.mark === mark(item));

  /** What is kept last is what goes last. */
  function keep(place, items) {
    const marks = items.map(mark);
    place.set([...(place.get() ?? []).filter((one) => !marks.includes(one)), ...marks].slice(-REMEMBERED));
  }

  function putAway(item) {
    keep(kept, [item]);
    draw(all);
  }

  function notice(item) {
    return el(
      'div',
      { class: `notice ${item.severity.toLowerCase()}`, 'data-testid': 'notice', 'data-id': item.id, 'data-mark': mark(item) },
      el('p', { class: 'notice-text' }, el('strong', {}, typed(item.title)), ' ', typed(item.body)),
      item.sticky ? null : el('button', { type: 'button', class: 'notice-close', 'aria-label': `Dismiss: ${item.title}`, 'data-testid': 'notice-close', onclick: () => putAway(item) }, '×'),
    );
  }

  const spoken = (item) => el('p', { 'data-mark': mark(item) }, `${WORDS[item.severity]}: `, typed(item.title), '. ', typed(item.body));

  /** Reads out what of this nobody has read yet, here or elsewhere; a page in the background leaves it to the one in front. */
  function say(due) {
    if (document.hidden) return;
    const known = told.get() ?? [];
    const news = due.filter((item) => item.unread && !known.includes(mark(item)));
    arrange(voice, due.map((item) => standing(voice, item) ?? (news.includes(item) && spoken(item))).filter(Boolean));
    if (news.length) keep(told, due);
  }

  function draw(items) {
    all = items;
    const gone = kept.get() ?? [];
    const due = items
      .filter((item) => item.sticky || (item.unread && !gone.includes(mark(item))))
      .sort((a, b) => RANK[b.severity] - RANK[a.severity] || b.position - a.position)
      .slice(0, AT_ONCE);
    arrange(box, due.map((item) => standing(box, item) ?? notice(item)));
    box.hidden = due.length === 0;
    say(due);
  }
  kept.watch(() => draw(all));
  document.addEventListener('visibilitychange', () => draw(all));
  return { draw };
}
