// Request/response. Guarantees: every call ends (timeout), every refusal is a Problem (RFC 9457), an expired token
// is renewed once and by one tab only, and only calls that are safe to repeat (GET, PUT, DELETE, or a POST with an
// Idempotency-Key) are repeated on a bad connection, with full jitter. What is thrown says whether the outcome is
// unknown (`unsure`): a refusal says that nothing was done; silence and a fault of the server's say nothing.
import { current, forget, keep, lost, roleOfPage } from './session.js';
import { heardTime, pause } from './clock.js';
import { parse, secondsOf, weigh } from './answers.js';
import { spend } from './spent.js';

export class Problem extends Error {
  constructor(status, body = {}, retryAfter = null) {
    super(body.detail || body.title || (status ? 'Something went wrong on our side. Please try again.' : 'No connection to FoodFast.'));
    Object.assign(this, { name: 'Problem', status, body, retryAfter });
    this.type = body.type ?? 'about:blank';
    this.title = body.title ?? '';
    this.detail = body.detail ?? '';
    this.errors = body.errors ?? [];
  }

  is(name) {
    return this.type.endsWith(`/${name}`);
  }
}

/** A fresh Idempotency-Key; randomUUID exists only on https and localhost. */
export function newKey() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
}

const REPEATABLE = new Set(['GET', 'HEAD', 'PUT', 'DELETE']);

/** Same key, first call still running: the answer is on its way, so asking again is right. */
const stillRunning = (error) => error.is?.('idempotency-key-in-use') ?? false;
const noProvider = (error) => error.is?.('payment-provider-unavailable') ?? false;
const passing = (error) => ([0, 502, 503, 504].includes(error.status) && !noProvider(error)) || stillRunning(error);

/** Refused before anybody looked at the key: these say nothing of an earlier try. */
const UNREAD = [401, 403, 408, 425, 429];
const refused = (error) => error instanceof Problem && (error.status < 500 ? error.status > 0 : noProvider(error) || error.is('busy'));
const mayBeDone = (error) => !refused(error) || stillRunning(error);

/**
 * Options: body, type, headers, key (Idempotency-Key), ifMatch, anonymous, signal, timeout (ms), tries, idempotent,
 * unsure (an earlier call with this key ended so), ahead(path, token) (the answer of a request sent before, or none),
 * onRetry(error).
 * Answers {status, headers, etag, body, bytes}; 304 is an answer, everything else above 299 throws a Problem.
 */
export async function call(method, path, options = {}) {
  const repeatable = REPEATABLE.has(method) || options.key || options.idempotent;
  const tries = options.tries ?? (repeatable ? 4 : 1);
  let unsure = options.unsure ?? false;
  for (let attempt = 1; ; attempt++) {
    try {
      return await authorised(method, path, options);
    } catch (error) {
      unsure = mayBeDone(error) || (unsure && UNREAD.includes(error.status));
      error.unsure = unsure;
      const patience = error.retryAfter == null || error.retryAfter <= 5;
      if (attempt >= tries || !passing(error) || !patience || options.signal?.aborted) throw error;
      options.onRetry?.(error);
      const backoff = Math.random() * Math.min(8000, 500 * 2 ** attempt);
      await pause(Math.max(200, backoff, (error.retryAfter ?? 0) * 1000), options.signal);
    }
  }
}

export const get = (path, options) => call('GET', path, options);
export const put = (path, body, options) => call('PUT', path, { ...options, body });
export const post = (path, body, options) => call('POST', path, { ...options, body });
export const del = (path, options) => call('DELETE', path, options);

/**
 * Answers a post(path, body) for acts that must not happen twice: as long as the outcome is unknown the same act is
 * repeated with its key; another body is another act, and a decided one is over.
 */
export function once() {
  let owed = null;
  return async (path, body, options) => {
    const act = JSON.stringify([path, body]);
    if (owed?.act !== act) owed = { act, key: newKey(), unsure: false };
    const mine = owed;
    try {
      const answer = await post(path, body, { ...options, key: mine.key, unsure: mine.unsure });
      owed = null;
      return answer;
    } catch (error) {
      mine.unsure = error.unsure;
      if (!error.unsure) owed = null;
      throw error;
    }
  };
}

async function authorised(method, path, options) {
  if (options.anonymous) return send(method, path, options, null);
  const token = await bearer();
  try {
    return await send(method, path, options, token);
  } catch (error) {
    if (error.status !== 401) throw error;
    return send(method, path, options, await renew(token));
  }
}

async function send(method, path, options, token) {
  const headers = new Headers({ Accept: 'application/json, application/problem+json', ...options.headers });
  if (token) headers.set('Authorization', `Bearer ${token}`);
  if (options.key) headers.set('Idempotency-Key', options.key);
  if (options.ifMatch) headers.set('If-Match', options.ifMatch);
  if (options.body !== undefined) headers.set('Content-Type', options.type ?? 'application/json');
  // A browser lets one request at a time at a cached address: a change must not wait for the poll that sleeps there.
  const cache = method === 'GET' && !headers.has('If-None-Match') ? 'default' : 'no-store';
  const signals = [AbortSignal.timeout(options.timeout ?? 12000), options.signal].filter(Boolean);
  const sent = Date.now();
  spend({ requests: 1 });
  let response, text;
  try {
    response = await options.ahead?.(path, token);
    if (!response) {
      response = await fetch(path, {
        method,
        headers,
        cache,
        body: options.body === undefined ? undefined : JSON.stringify(options.body),
        signal: AbortSignal.any(signals),
      });
      heardTime(response.headers.get('Date'), sent, Date.now());
    }
    if (response.headers.has('Announcement-Position')) hearNews(Number(response.headers.get('Announcement-Position')));
    text = await response.text();
    spend({ bytes: weigh(response, text) });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Problem(0, { detail: error.name === 'TimeoutError' ? 'FoodFast did not answer in time.' : '' });
  }
  const body = parse(text);
  if (!response.ok && response.status !== 304) {
    throw new Problem(response.status, body ?? {}, secondsOf(response.headers.get('Retry-After')));
  }
  return { status: response.status, headers: response.headers, etag: response.headers.get('ETag'), body, bytes: weigh(response, text) };
}

/** An access token good for at least some seconds more. */
export async function bearer() {
  const session = current();
  if (!session) return expired();
  return session.expiresAt - Date.now() > 15000 ? session.accessToken : renew(session.accessToken);
}

let hearNews = () => {};

/** job(position): an answer said how far announcements have come. */
export const onNews = (job) => (hearNews = job);

let renewing = null;

/** Single flight: within the tab by the promise, across tabs by the lock; the loser finds the winner's token. */
export function renew(stale) {
  renewing ??= locked(`foodfast.refresh.${roleOfPage()}`, () => refresh(stale)).finally(() => (renewing = null));
  return renewing;
}

async function refresh(stale) {
  const session = current();
  if (!session) return expired();
  if (session.accessToken !== stale) return session.accessToken;
  try {
    const body = { refreshToken: session.refreshToken };
    const answer = await call('POST', '/api/sessions/refresh', { body, anonymous: true, tries: 2, idempotent: true });
    const now = current();
    if (!now) return expired(); // somebody else has logged in here meanwhile
    const changed = JSON.stringify(now.account) !== JSON.stringify(session.account); // after this answer was made
    return keep(changed ? { ...answer.body, account: now.account } : answer.body).accessToken;
  } catch (error) {
    if (error.status !== 401) throw error;
    if (current()) await forget(session, 'ended');
    return expired();
  }
}

function expired() {
  lost('ended');
  throw new Problem(401, { detail: 'Your session has ended. Please log in again.' });
}

export const locked = (name, job) => (navigator.locks ? navigator.locks.request(name, job) : job());
