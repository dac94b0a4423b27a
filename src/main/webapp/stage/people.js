// The five people of the stage, in one browser: each role has its session (js/session.js), and each act is done with the
// token of the one who does it. Demo people are there in local runs only.
import { call, locked, newKey } from '../js/api.js';
import { every } from '../js/clock.js';
import { keep, whoIs } from '../js/session.js';

const DOMAIN = '@demo.foodfast.test';
const PASSWORD = 'foodfast-demo';

export const CAST = [
  { role: 'CUSTOMER', name: 'Customer', demo: 'customer', page: '/customer/index.html' },
  { role: 'RESTAURANT', name: 'Kitchen', demo: 'restaurant', page: '/restaurant/index.html' },
  { role: 'DRIVER', name: 'Driver', demo: 'driver', page: '/driver/index.html' },
  { role: 'AGENT', name: 'Support', demo: 'agent', page: '/support/index.html' },
  { role: 'OPERATOR', name: 'Operator', demo: 'operator', page: '/operator/index.html' },
];

/** Logs in, as a demo person, whoever is not here yet; who is here stays. */
export async function arrive() {
  for (const { role, demo } of CAST) {
    if (whoIs(role) && (await as(role).get('/api/accounts/me', { tries: 2 }).catch(() => null))) continue;
    const body = { email: demo + DOMAIN, password: PASSWORD, device: 'the stage' };
    keep((await call('POST', '/api/sessions', { body, anonymous: true, tries: 2, idempotent: true })).body);
  }
}

async function token(role) {
  const session = whoIs(role);
  if (session.expiresAt - Date.now() > 15000) return session.accessToken;
  return locked(`foodfast.refresh.${role}`, async () => {
    const now = whoIs(role);
    if (now.accessToken !== session.accessToken) return now.accessToken;
    const { body } = await call('POST', '/api/sessions/refresh', { body: { refreshToken: now.refreshToken }, anonymous: true, tries: 2, idempotent: true });
    return keep({ ...body, account: now.account }).accessToken;
  });
}

export const headersOf = async (role) => ({ Authorization: `Bearer ${await token(role)}` });

/** Asks as that role. */
async function ask(role, method, path, options = {}) {
  return call(method, path, { ...options, anonymous: true, headers: { ...options.headers, ...(await headersOf(role)) } });
}

export const as = (role) => ({
  account: () => whoIs(role).account,
  get: (path, options) => ask(role, 'GET', path, options),
  put: (path, body) => ask(role, 'PUT', path, { body }),
  post: (path, body, options) => ask(role, 'POST', path, { body, key: newKey(), ...options }),
});

/** A socket of that role: say(frame), heard(test) for the first frame that passes it, close(). */
export async function talk(role) {
  const { body } = await as(role).post('/api/tickets', undefined, { key: undefined, tries: 1 });
  const url = new URL(`/ws/chat?ticket=${body.ticket}`, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  const line = new WebSocket(url);
  const frames = [];
  const waiting = new Set();
  line.addEventListener('message', ({ data }) => {
    const frame = JSON.parse(data);
    if (frames.push(frame) > 200) frames.shift();
    waiting.forEach((look) => look(frame));
  });
  await new Promise((resolve, reject) => {
    line.addEventListener('open', resolve);
    line.addEventListener('close', () => reject(new Error('The chat could not be reached.')));
  });
  return {
    say: (frame) => line.send(JSON.stringify(frame)),
    heard: (test, patience = 15000) =>
      new Promise((resolve) => {
        const before = frames.find(test);
        if (before) return resolve(before);
        const look = (frame) => test(frame) && end(frame);
        const end = (frame) => (waiting.delete(look), clearTimeout(gone), resolve(frame));
        const gone = setTimeout(end, patience, null);
        waiting.add(look);
      }),
    close: () => line.close(),
  };
}

/**
 * Five pages would hold five streams of announcements, and a browser allows six connections: for these people the stage
 * holds the lock that says who follows (js/bell.js), asks for the inbox now and then, and tells their page when it is news.
 */
export function listenFor(role) {
  if (!navigator.locks) return undefined;
  const name = `foodfast.bell.${as(role).account().id}`;
  const channel = new BroadcastChannel(name);
  let etag = null;
  async function look() {
    const answer = await as(role).get('/api/announcements?limit=1', { tries: 1, headers: etag ? { 'If-None-Match': etag } : {} });
    if (answer.status === 304) return;
    if (etag) channel.postMessage({ event: { type: 'sync', data: '{"recovered":false}' } });
    etag = answer.etag;
  }
  return new Promise((held) =>
    navigator.locks.request(name, { ifAvailable: true }, (lock) => {
      held();
      if (!lock) return undefined; // another tab of theirs follows
      every(5000, () => document.hidden || look().catch(() => {}));
      return new Promise(() => {});
    }),
  );
}
