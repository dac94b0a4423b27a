// The shop's first questions, asked while its styles and scripts are still on their way over a slow line.
import { forTab, session } from '../js/shelf.js';

export const RESTAURANTS = '/api/restaurants?limit=100';
export const PERSON = '/api/accounts/me';

const kept = session('CUSTOMER').get();
const hood = forTab('hood').get() || parent !== window || location.search.includes('hood'); // it sees what is asked after it
const answers = new Map();

function ask(path) {
  const headers = { Accept: 'application/json, application/problem+json', Authorization: `Bearer ${kept.accessToken}` };
  const answer = fetch(path, { headers, signal: AbortSignal.timeout(12000) });
  answer.catch(() => {}); // whoever needs it asks again
  answers.set(path, answer);
}
if (!hood && kept?.expiresAt - Date.now() > 15000) [RESTAURANTS, PERSON].forEach(ask);

/** The answer that is on its way to whoever has this token, once. */
export function ahead(path, token) {
  const answer = token === kept?.accessToken ? answers.get(path) : undefined;
  answers.delete(path);
  return answer;
}
