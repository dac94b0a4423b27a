// Request/response. Guarantees: every call ends (timeout), every refusal is a Problem (RFC 9457), an expired token
// is renewed once and by one tab only, and only calls that are safe to repeat (GET, PUT, DELETE, or a POST with an
// Idempotency-Key) are repeated on a bad connection, with full jitter.
import { current, forget, keep, roleOfPage, toLogin } from './session.js';
import { pause } from './clock.js';
import { parse, secondsOf, weigh } from './answers.js';

export class Problem extends Error {
  constructor(status, body = {}, retryAfter = null) {
    super(body.detail || body.title || (status ? `The server answered ${status}.` : 'No connection to the server.'));
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
export const stillRunning = (error) => error.status === 409 && /idempoten|in-progress|running/.test(error.type);
const passing = (error) => [0, 502, 503, 504].includes(error.status) || stillRunning(error);

/**
 * Options: body, type, headers, key (Idempotency-Key), ifMatch, anonymous, signal, timeout (ms), tries, idempotent.
 * Answers {status, headers, etag, body, bytes}; 304 is an answer, everything else above 299 throws a Problem.
 */
export async function call(method, path, options = {}) {
  const repeatable = REPEATABLE.has(method) || options.key || options.idempotent;
  const tries = options.tries ?? (repeatable ? 4 : 1);
  for (let attempt = 1; ; attempt++) {
    try {
      return await authorised(method, path, options);
    } catch (error) {
      const patience = error.retryAfter == null || error.retryAfter <= 5;
      if (attempt >= tries || !passing(error) || !patience || options.signal?.aborted) throw error;
      const backoff = Math.random() * Math.min(8000, 500 * 2 ** attempt);
      await pause(Math.max(200, backoff, (error.retryAfter ?? 0) * 1000), options.signal);
    }
  }
}

export const get = (path, options) => call('GET', path, options);
export const put = (path, body, options) => call('PUT', path, { ...options, body });
export const post = (path, body, options) => call('POST', path, { ...options, body });
export const del = (path, options) => call('DELETE', path, options);

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
  let response, text;
  try {
    response = await fetch(path, {
      method,
      headers,
      cache,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      signal: AbortSignal.any(signals),
    });
    text = await response.text();
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Problem(0, { detail: error.name === 'TimeoutError' ? 'The server did not answer in time.' : '' });
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
    return keep(answer.body).accessToken;
  } catch (error) {
    if (error.status !== 401) throw error;
    forget();
    return expired();
  }
}

function expired() {
  toLogin();
  throw new Problem(401, { detail: 'Your session has ended. Please log in again.' });
}

export const locked = (name, job) => (navigator.locks ? navigator.locks.request(name, job) : job());
