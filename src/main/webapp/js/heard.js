// What a part of a page says of what it shows. Guarantees: nothing is called empty or quiet before it was heard; where nobody
// answers it says why, in the place of the answer, and either asks again by itself or has a button for it; but not where the
// question was refused, for the answer would be the same.
import { busy, byId, el, text, wordsOf } from './dom.js';
import { clock } from './money.js';

export const LOADING = 'Loading…';
const ADVICE = / Please try again\.$/; // said by what follows

/** Why nobody answered, on a page that asks again by itself. */
export const tryingAgain = (error) => `${wordsOf(error).replace(ADVICE, '')} Trying again…`;

const nodeOf = (note) => (typeof note === 'string' ? byId(note) : note);

/** It was heard: the note says this of it, if anything. */
export function told(note, words) {
  text(note, words);
  nodeOf(note).classList.remove('form-error');
}

const mayHelp = ({ status = 0 }) => status === 0 || status === 429 || status >= 500;

/** It was not: the note says why, beside a button that asks again, where that may help. */
export function failed(note, error, again, since = '') {
  const button = el('button', { type: 'button', class: 'quiet small', 'data-testid': 'try-again', onclick: () => busy(button, () => again()) }, 'Try again');
  text(note, mayHelp(error) ? [`${wordsOf(error).replace(ADVICE, '')}${since} `, button] : `${wordsOf(error)}${since}`);
  nodeOf(note).classList.add('form-error');
}

/** For what need not be there: none, if it is not. */
export const orNone = (error) => (error.status === 404 ? null : Promise.reject(error));

/**
 * ask() fetches and draws a part, and answers what its note says then (undefined: what it said). Answers the job that has it
 * do so, which answers whether asking again makes sense.
 */
export function part(note, ask) {
  let knownAt = null;
  return async function look() {
    try {
      const words = await ask();
      knownAt = new Date();
      if (words !== undefined) told(note, words);
      return true;
    } catch (error) {
      failed(note, error, look, knownAt ? ` What stands below is as of ${clock(knownAt)}.` : '');
      return mayHelp(error);
    }
  };
}
