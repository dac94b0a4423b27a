// What stands on a page and others change: asked again about once a minute while somebody looks, and at once when somebody
// comes back. No line is held for it, and a page that nobody sees asks nothing. A question that finds nothing new has an
// answer without a body; while there is no answer it is asked more and more seldom, down to every eight minutes.
import { call } from './api.js';
import { pause } from './clock.js';
import { awake, onRest } from './presence.js';

const PACE = 60000;
const LEAST = 5000; // between two, however often somebody leaves and comes back
const DOUBLINGS = 3;

/** A question to a door that has an ETag: answers the body as it is now, fetched again only if it is not as it was. */
export function question() {
  let known = {}; // of the address that was asked last
  return async (path, options) => {
    const { etag, body } = known.path === path ? known : {};
    const answer = await call('GET', path, { ...options, headers: etag ? { 'If-None-Match': etag } : {} });
    if (answer.status === 304) return body;
    known = { path, etag: answer.etag, body: answer.body };
    return answer.body;
  };
}

/** Has job() ask at this pace. */
export async function whileSeen(job) {
  let failures = 0;
  let least = LEAST;
  for (;;) {
    const from = Date.now();
    const end = new AbortController();
    onRest(() => end.abort(), end.signal);
    addEventListener('online', () => end.abort(), { signal: end.signal });
    await pause(Math.max(least, PACE * 2 ** failures * (0.9 + 0.2 * Math.random())), end.signal);
    end.abort();
    await pause(from + least - Date.now());
    await awake();
    try {
      await job();
      failures = 0;
      least = LEAST;
    } catch (error) {
      failures = Math.min(DOUBLINGS, failures + 1);
      least = Math.max(LEAST, 1000 * (error.retryAfter ?? 0));
    }
  }
}
