// How pages tell the state of their line to the server: one lamp and one sentence for each state, the same everywhere.
import { byId, text } from './dom.js';

export const LINE = {
  connecting: { light: 'amber', says: 'Connecting…' },
  live: { light: 'green', says: 'Connected' },
  late: { light: 'amber', says: 'Nothing heard for a while' },
  down: { light: 'red', says: 'No connection. Trying again…' },
  tunnel: { light: 'red', says: 'No network' },
  resting: { light: 'off', says: 'Nobody looks: no line' },
  polling: { light: 'amber', says: 'Asked every 10 s' },
  ended: { light: 'off', says: 'Over' },
  refused: { light: 'red', says: 'No access' },
  over: { light: 'red', says: 'Logged out' },
};

/** Sets a lamp (data-light) and the words beside it; `more` stands after the words. Answers whether something can be sent. */
export function tellLine(lamp, label, state, more = '') {
  byId(lamp).dataset.light = LINE[state].light;
  text(label, `${LINE[state].says}${more}`);
  return LINE[state].light !== 'red';
}
