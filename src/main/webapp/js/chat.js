// All conversations of a person over one socket. Guarantees: each message is shown once and in its position's order;
// what is written is sent until the server has confirmed it, one at a time per conversation so that the order holds;
// after a cut every conversation catches up, open or not; "delivered" is said when a message is here, "read" only
// when its conversation is open and the page visible.
import { get, newKey } from './api.js';
import { every, later, serverNow } from './clock.js';
import * as outbox from './outbox.js';
import { pace } from './pace.js';
import { socket } from './socket.js';

const PAGE = 30;
const TYPING_AGAIN = 8000; // said again while it goes on
const TYPING_IDLE = 5000; // over when nothing was typed for so long
const TYPING_GONE = 15000; // shown no longer than this
const UNANSWERED = 15000; // then a message counts as failed, and can be tried again
const PASSING = ['rate-limited', 'try-again']; // every other refusal is final: the person is told, and may try again

/**
 * Opens the chat. onList() when a conversation appeared or its state changed; onChange(id) when its thread did;
 * onMessage(id, message) for what somebody else has just said; onState as of the socket.
 */
export function chat(me, { onList, onChange, onMessage = () => {}, onState }) {
  const known = new Map();
  let shown = null;
  const isBusy = () => [...known.values()].some((c) => c.flying);
  const isCustomer = me.role === 'CUSTOMER'; // on a phone: as few beats as its network allows
  const line = socket('/ws/chat', { onFrame, onOpen, onState: state, patience: () => (isCustomer ? 0 : 40), isBusy, beat: isCustomer ? pace : null });
  if (!isCustomer) every(15000, () => line.send({ type: 'ping' }));

  function conversation(id) {
    if (!known.has(id)) {
      known.set(id, {
        id, view: null, messages: new Map(), notes: new Map(), marks: new Map(), typing: new Map(),
        oldest: null, complete: false, last: 0, opened: false, loading: null, flying: null, delivered: 0, read: 0, typed: 0, idle: null,
      });
    }
    return known.get(id);
  }

  const isShown = (c) => c.id === shown && !document.hidden;

  function state(now, detail) {
    if (now === 'down' || now === 'resting') for (const c of known.values()) if (c.typing.size) c.typing.clear(), onChange(c.id);
    onState(now, detail);
  }

  // The line ---------------------------------------------------------------------------------------------------
  function onOpen() {
    for (const c of known.values()) {
      c.opened = false;
      c.flying = null;
      c.typing.clear();
      if (c.view) open(c);
    }
    for (const id of outbox.conversationsWaiting()) flush(conversation(id));
  }

  const FRAMES = {
    conversation(c, frame) {
      const { type, ...view } = frame;
      const before = c.view;
      c.view = view;
      if (!before || before.state !== view.state || before.agent?.id !== view.agent?.id) c.opened = c.opened && mine(view);
      open(c);
      onList();
      if (c.id === shown) onChange(c.id);
    },
    message(c, frame) {
      take(c, frame);
      if (frame.from !== me.id) {
        c.typing.delete(frame.from);
        onMessage(c.id, frame);
      }
      acknowledge(c);
      onChange(c.id);
    },
    sent(c, frame) {
      const own = landed(c, frame);
      if (own && !c.messages.has(frame.position)) take(c, { ...frame, from: me.id, role: me.role, text: own.text }, true);
      flush(c);
      onChange(c.id);
    },
    receipt(c, frame) {
      const mark = c.marks.get(frame.accountId) ?? { delivered: 0, read: 0 };
      c.marks.set(frame.accountId, { delivered: Math.max(mark.delivered, frame.delivered), read: Math.max(mark.read, frame.read) });
      if (frame.accountId === me.id) Object.assign(c, { delivered: Math.max(c.delivered, frame.delivered), read: Math.max(c.read, frame.read) });
      onChange(c.id);
    },
    typing(c, frame) {
      c.typing.get(frame.accountId)?.();
      c.typing.delete(frame.accountId);
      if (frame.on) c.typing.set(frame.accountId, later(TYPING_GONE, () => (c.typing.delete(frame.accountId), onChange(c.id))));
      onChange(c.id);
    },
    note(c, frame) {
      c.notes.set(frame.position, frame);
      landed(c, frame);
      flush(c);
      onChange(c.id);
    },
  };

  /** The server has it: answers what was on its way under that id, if it still was. */
  function landed(c, { clientId }) {
    outbox.remove(clientId);
    if (c.flying?.clientId !== clientId) return null;
    const own = c.flying;
    c.flying = null;
    return own;
  }

  function onFrame(frame) {
    if (frame.type === 'error') return refused(frame);
    if (frame.conversationId) FRAMES[frame.type]?.(conversation(frame.conversationId), frame);
  }

  function refused({ code, detail, clientId }) {
    for (const c of known.values()) {
      if (!clientId || c.flying?.clientId !== clientId) continue;
      c.flying = null;
      const passing = PASSING.includes(code);
      if (!passing) outbox.mark(clientId, detail);
      later(passing ? 2000 : 0, () => flush(c));
      onChange(c.id);
    }
  }

  // Messages in --------------------------------------------------------------------------------------------------
  const mine = (view) => me.role !== 'AGENT' || view.agent?.id === me.id;

  /** `own`: known from the confirmation, before the stream has brought it; it doesn't move the place to resume from. */
  function take(c, message, own = false) {
    c.messages.set(message.position, message);
    if (!own) c.last = Math.max(c.last, message.position);
    if (message.from === me.id) outbox.remove(message.clientId);
  }

  async function open(c) {
    if (c.opened || !mine(c.view) || (c.view.state === 'CLOSED' && c.id !== shown)) return;
    c.opened = true;
    if (c.last === 0 && c.view.lastPosition > PAGE) await older(c.id).catch(() => {});
    if (c.oldest === null) c.oldest = c.last + 1;
    c.complete ||= c.oldest <= 1;
    if (!line.send({ type: 'open', conversationId: c.id, after: c.last })) c.opened = false;
    flush(c);
  }

  /** Reads the page before the oldest message known. */
  function older(id) {
    const c = conversation(id);
    c.loading ??= get(`/api/conversations/${id}/messages?limit=${PAGE}${c.oldest ? `&before=${c.oldest}` : ''}`)
      .then(({ body }) => {
        for (const message of body.items) take(c, message);
        c.oldest = body.items.at(-1)?.position ?? 1;
        c.complete = !body.next;
        acknowledge(c);
        onChange(id);
      })
      .finally(() => (c.loading = null));
    return c.loading;
  }

  function acknowledge(c) {
    if (c.telling) return;
    c.telling = true;
    later(120, () => {
      c.telling = false;
      if (!c.opened) return;
      if (isShown(c) && c.last > c.read && line.send({ type: 'read', conversationId: c.id, upTo: c.last })) c.read = c.delivered = c.last;
      else if (c.last > c.delivered && line.send({ type: 'delivered', conversationId: c.id, upTo: c.last })) c.delivered = c.last;
    });
  }

  document.addEventListener('visibilitychange', () => shown && acknowledge(conversation(shown)));

  // Messages out -------------------------------------------------------------------------------------------------
  function flush(c) {
    if (c.flying) return;
    const next = outbox.waiting(c.id).find((one) => !one.failed);
    if (!next || !line.send({ type: next.note ? 'note' : 'send', conversationId: c.id, clientId: next.clientId, text: next.text })) return;
    c.flying = next;
    later(UNANSWERED, () => {
      if (c.flying !== next) return;
      c.flying = null;
      outbox.mark(next.clientId, 'No answer from FoodFast.');
      flush(c);
      onChange(c.id);
    });
  }

  function say(id, text, note = false) {
    const c = conversation(id);
    outbox.add({ conversationId: id, clientId: newKey(), text, at: new Date(serverNow()).toISOString(), note });
    typing(id, false);
    flush(c);
    onChange(id);
  }

  function typing(id, on) {
    const c = conversation(id);
    c.idle?.();
    c.idle = on ? later(TYPING_IDLE, () => typing(id, false)) : null;
    if (on ? Date.now() - c.typed < TYPING_AGAIN : !c.typed) return;
    c.typed = on ? Date.now() : 0;
    line.send({ type: 'typing', conversationId: id, on });
  }

  return {
    conversation,
    all: () => [...known.values()].filter((c) => c.view),
    older,
    say,
    typing,
    mine,
    pending: (id) => outbox.waiting(id),
    retry(id, clientId) {
      outbox.mark(clientId, null);
      flush(conversation(id));
      onChange(id);
    },
    discard(id, clientId) {
      outbox.remove(clientId);
      onChange(id);
    },
    /** This conversation is on the screen now. */
    show(id) {
      shown = id;
      if (!id) return;
      if (conversation(id).view) open(conversation(id));
      acknowledge(conversation(id));
    },
    add(view) {
      FRAMES.conversation(conversation(view.id), { type: 'conversation', ...view });
    },
  };
}
