// A conversation on the screen: bubbles, receipts, who is typing, older pages on scrolling up, and the line to write
// on, with photos. Guarantees: text is text; reading older messages is never disturbed by new ones; a draft is kept per
// conversation; read out is what others say from now on, and which of one's own words were not sent.
import { attachments } from './attach.js';
import { arrange, byId, el, isolated, phrase, show, text, toast, typed } from './dom.js';
import { linked } from './links.js';
import { clock, day } from './money.js';
import { privatePicture } from './private-picture.js';

const LONGEST = 4000;
const READ_OUT = 5;
const STATES = { sending: 'Sending', sent: 'Sent', delivered: 'Delivered', read: 'Read', failed: 'Not sent' };
const TICKS = { sending: '◷', sent: '✓', delivered: '✓✓', read: '✓✓', failed: '!' };

/** Draws into #messages, #heard, #typing, #composer and #draft of the page. */
export function thread(chat, me) {
  const list = byId('messages');
  const voice = byId('heard');
  const draft = byId('draft');
  const drafts = new Map();
  const events = new Map(); // conversation → what happened to its order: [{key, at, words}]
  const drawn = new Map(); // key of a bubble → what it was drawn from
  let id = null;
  let heard = null; // up to this position nothing is read out any more; null until there is a view
  let atNewest = true;
  const photos = attachments(chat, () => id, (changed) => changed === id && draw(chat.conversation(id)));

  const nameOf = (c, account) => (account === me.id ? 'You' : account === c.view?.customer?.id ? c.view.customer.name : c.view?.agent?.id === account ? c.view.agent.name : 'Support');

  function receiptOf(c, message) {
    let state = 'sent';
    for (const [account, mark] of c.marks) {
      if (account === me.id) continue;
      if (mark.read >= message.position) return 'read';
      if (mark.delivered >= message.position) state = 'delivered';
    }
    return state;
  }

  function ticks(state) {
    return el('span', { class: 'seen', 'data-state': state, 'data-testid': 'message-state' }, el('span', { 'aria-hidden': 'true' }, TICKS[state]), el('span', { class: 'visually-hidden' }, STATES[state]));
  }

  function bubble(c, message) {
    const own = message.from === me.id;
    const foot = el('span', { class: 'foot-line' }, el('time', { datetime: message.at }, clock(message.at)), own ? ticks(receiptOf(c, message)) : null);
    return el(
      'div',
      { class: `bubble ${own ? 'own' : 'other'}`, 'data-testid': 'message', 'data-position': message.position, 'data-client-id': message.clientId, 'data-role': message.role },
      el('span', { class: 'visually-hidden' }, typed(nameOf(c, message.from)), ': '),
      message.photo ? photo(c, message) : el('p', { dir: 'auto' }, linked(message.text)),
      foot,
    );
  }

  function photo(c, { photo, from, at }) {
    const whose = from === me.id ? 'Your photo' : `Photo from ${isolated(nameOf(c, from))}`;
    return privatePicture(`/api/conversations/${encodeURIComponent(c.id)}/photos/${encodeURIComponent(photo)}`, `${whose}, ${clock(at)}`);
  }

  function waiting(c, one) {
    const failed = Boolean(one.failed);
    const foot = el('span', { class: 'foot-line' }, failed ? el('span', { class: 'why' }, one.failed) : el('time', { datetime: one.at }, clock(one.at)), ticks(failed ? 'failed' : 'sending'));
    const controls = failed
      ? el(
          'span',
          { class: 'again' },
          el('button', { type: 'button', class: 'link', 'data-testid': 'retry', onclick: () => chat.retry(c.id, one.clientId) }, 'Try again'),
          el('button', { type: 'button', class: 'link', 'data-testid': 'discard', onclick: () => chat.discard(c.id, one.clientId) }, 'Discard'),
        )
      : null;
    return el('div', { class: `bubble own ${failed ? 'failed' : 'sending'}`, 'data-testid': 'message', 'data-client-id': one.clientId }, el('p', { dir: 'auto' }, linked(one.text)), foot, controls);
  }

  function note(c, one) {
    return el('div', { class: 'bubble note', 'data-testid': 'note', 'data-client-id': one.clientId }, el('span', { class: 'note-mark' }, one.from === me.id ? 'Your note' : phrase`Note by ${nameOf(c, one.from)}`), el('p', { dir: 'auto' }, linked(one.text)), el('span', { class: 'foot-line' }, el('time', { datetime: one.at }, clock(one.at))));
  }

  /** The bubbles in order, each with a key and what it depends on. */
  function entries(c) {
    const rows = [...c.messages.values()].map((m) => ({ key: m.clientId, sort: Date.parse(m.at), position: m.position, stamp: 'm', state: m.from === me.id ? receiptOf(c, m) : null, at: m.at, make: () => bubble(c, m) }));
    rows.sort((a, b) => a.position - b.position);
    const notes = [...c.notes.values()].map((n) => ({ key: `n${n.clientId}`, at: n.at, stamp: 'n', make: () => note(c, n) }));
    const steps = (events.get(c.id) ?? []).map((one) => ({ key: one.key, at: one.at, stamp: 'e', make: () => el('p', { class: 'event', 'data-testid': 'thread-event' }, one.words) }));
    for (const one of [...notes, ...steps]) {
      const next = rows.findIndex((row) => Date.parse(row.at) > Date.parse(one.at));
      if (next === 0 && !c.complete) continue;
      rows.splice(next < 0 ? rows.length : next, 0, one);
    }
    const taken = new Set([...c.messages.values()].map((m) => m.clientId));
    for (const one of chat.pending(c.id)) if (!taken.has(one.clientId)) rows.push({ key: one.clientId, stamp: `w${one.failed ?? ''}`, failed: one.failed, at: one.at, make: () => waiting(c, one) });
    const sending = photos.of(c);
    if (sending) rows.push({ key: 'photo', stamp: sending, at: sending.at, make: () => sending.node });
    return rows;
  }

  const isAtNewest = () => list.scrollHeight - list.scrollTop - list.clientHeight < 80;
  const dayOf = (at) => new Date(at).toLocaleDateString([], { weekday: 'long', day: 'numeric', month: 'long' });

  function draw(c) {
    const atEnd = isAtNewest();
    const fromEnd = list.scrollHeight - list.scrollTop;
    const nodes = [];
    let day = null;
    for (const entry of entries(c)) {
      if (dayOf(entry.at) !== day) {
        day = dayOf(entry.at);
        const key = `d${day}`;
        if (!drawn.has(key)) drawn.set(key, { stamp: key, node: el('div', { class: 'day' }, day) });
        nodes.push(drawn.get(key).node);
      }
      const before = drawn.get(entry.key);
      if (before?.stamp !== entry.stamp) {
        drawn.set(entry.key, { stamp: entry.stamp, state: entry.state, node: entry.make() });
        if (before && entry.failed) say(`${STATES.failed}. ${entry.failed}`);
      } else if (before.state !== entry.state) {
        before.state = entry.state;
        before.node.querySelector('.seen').replaceWith(ticks(entry.state));
      }
      nodes.push(drawn.get(entry.key).node);
    }
    arrange(list, nodes);
    show('older', !c.complete && c.messages.size > 0);
    if (atEnd) list.scrollTop = list.scrollHeight;
    else if (list.dataset.paging) list.scrollTop = list.scrollHeight - fromEnd;
    drawTyping(c);
    hear(c);
  }

  /** Reads it out to whoever listens. */
  function say(...words) {
    voice.append(el('p', {}, words));
    while (voice.children.length > READ_OUT) voice.firstChild.remove();
  }

  /** What others say from now on is read out; what was said when the conversation was opened is history. */
  function hear(c) {
    heard ??= c.view && Math.max(c.view.lastPosition, c.last);
    if (heard === null) return;
    const news = [...c.messages.values()].filter(({ from, position }) => from !== me.id && position > heard);
    for (const m of news.sort((a, b) => a.position - b.position)) say(typed(nameOf(c, m.from)), ': ', m.photo ? 'Photo' : typed(m.text));
    heard = Math.max(heard, c.last);
  }

  function drawTyping(c) {
    const names = [...c.typing.keys()].filter((account) => account !== me.id).map((account) => nameOf(c, account));
    text('typing', names.length ? [...names.flatMap((name, at) => (at ? [' and ', typed(name)] : [typed(name)])), ` ${names.length > 1 ? 'are' : 'is'} typing…`] : '');
    byId('typing').classList.toggle('on', names.length > 0);
  }

  // Writing ------------------------------------------------------------------------------------------------------
  const length = (value) => [...value].length;

  function fit() {
    draft.style.height = 'auto';
    draft.style.height = `${Math.min(draft.scrollHeight + 2, 180)}px`;
    const left = LONGEST - length(draft.value);
    text('left', left < 200 ? `${left} characters left` : '');
    byId('left').classList.toggle('over', left < 0);
    byId('send').disabled = !draft.value.trim() || left < 0;
  }

  function send() {
    const value = draft.value.trim();
    if (!id || !value || length(value) > LONGEST) return;
    chat.say(id, value, byId('as-note')?.checked ?? false);
    draft.value = '';
    drafts.delete(id);
    fit();
    draft.focus();
    list.scrollTop = list.scrollHeight;
  }

  draft.addEventListener('input', () => {
    drafts.set(id, draft.value);
    fit();
    if (id && !byId('as-note')?.checked) chat.typing(id, draft.value.length > 0);
  });
  draft.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  });
  byId('composer').addEventListener('submit', (event) => {
    event.preventDefault();
    send();
  });

  async function older() {
    const c = id && chat.conversation(id);
    if (!c || c.complete || c.loading) return;
    list.dataset.paging = 'yes';
    await chat.older(id).catch((error) => toast(error.message, 'bad'));
    delete list.dataset.paging;
  }
  byId('older').addEventListener('click', older);
  list.addEventListener('scroll', () => {
    atNewest = isAtNewest();
    if (list.scrollTop < 60 && list.scrollHeight > list.clientHeight) older();
  });
  // a keyboard that opens, or a question below, takes room: who has seen the newest still does
  new ResizeObserver(() => atNewest && (list.scrollTop = list.scrollHeight)).observe(list);

  return {
    /** Shows another conversation, or none. */
    show(next) {
      if (id === next) return;
      id = next;
      drawn.clear();
      list.replaceChildren();
      voice.replaceChildren();
      heard = null;
      chat.show(id);
      draft.value = drafts.get(id) ?? '';
      fit();
      if (id) {
        draw(chat.conversation(id));
        list.scrollTop = list.scrollHeight;
      }
    },
    shown: () => id,
    /** What happened beside what was said. */
    about(of, list) {
      events.set(of, list);
      if (of === id) draw(chat.conversation(id));
    },
    draw: (changed) => changed === id && id && draw(chat.conversation(id)),
    insert(value) {
      draft.value = draft.value ? `${draft.value.trimEnd()} ${value}` : value;
      drafts.set(id, draft.value);
      fit();
      draft.focus();
    },
  };
}

export { clock, day };
