// Messages that are written and not yet confirmed. Guarantees: they survive a reload and a closed tab (on their
// writer's shelf), keep their order and their client id, so that sending them again never makes a second message.
import { shelf } from './shelf.js';

const kept = shelf('outbox');
const all = () => kept.get() ?? [];

/** What waits in a conversation, oldest first: [{conversationId, clientId, text, at, failed?}]. */
export const waiting = (conversationId) => all().filter((one) => one.conversationId === conversationId);

export const conversationsWaiting = () => [...new Set(all().map((one) => one.conversationId))];

export const count = () => all().length;

export const add = (message) => kept.set([...all(), message]);

export const remove = (clientId) => kept.set(all().filter((one) => one.clientId !== clientId));

/** Marks why a message can't be sent as it is, or with null that it may be tried again. */
export const mark = (clientId, failed) => kept.set(all().map((one) => (one.clientId === clientId ? { ...one, failed } : one)));
