// Messages that are written and not yet confirmed. Guarantees: they survive a reload and a closed tab (localStorage),
// keep their order and their client id, so that sending them again never makes a second message.
const key = (account) => `foodfast.chat.outbox.${account}`;

function read(account) {
  try {
    return JSON.parse(localStorage.getItem(key(account))) ?? [];
  } catch {
    return [];
  }
}

const write = (account, all) => localStorage.setItem(key(account), JSON.stringify(all));

/** What waits in a conversation, oldest first: [{conversationId, clientId, text, at, failed?}]. */
export const waiting = (account, conversationId) => read(account).filter((one) => one.conversationId === conversationId);

export const conversationsWaiting = (account) => [...new Set(read(account).map((one) => one.conversationId))];

export const add = (account, message) => write(account, [...read(account), message]);

export const remove = (account, clientId) => write(account, read(account).filter((one) => one.clientId !== clientId));

/** Marks why a message can't be sent as it is, or with null that it may be tried again. */
export function mark(account, clientId, failed) {
  write(account, read(account).map((one) => (one.clientId === clientId ? { ...one, failed } : one)));
}
