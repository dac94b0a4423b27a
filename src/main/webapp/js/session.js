// Who is logged in. One session per role and browser, so that a customer's tab and a restaurant's tab can live side by
// side. Guarantees: no page of a role renders without that role's session; a page stays its person's: when another logs
// in here, it never speaks or writes in their name; logging out in one tab logs out all tabs of the role.
import { clear, openFor, session as kept } from './shelf.js';

const HOMES = {
  CUSTOMER: '/customer/index.html',
  RESTAURANT: '/restaurant/index.html',
  DRIVER: '/driver/index.html',
  AGENT: '/support/index.html',
  OPERATOR: '/operator/announcements.xhtml',
};
export const ROLES = Object.keys(HOMES);

let role = null;
let person = null; // the account this page was opened for
let open = false; // the page is everybody's, and shows something of this person's
let left = null; // why they are leaving, once they are

export const homeOf = (name) => HOMES[name] ?? '/index.html';

/** Who is logged in here in that role. */
export const whoIs = (name) => (kept(name).get()?.account ? kept(name).get() : null);

/** The session of this page's person; null when they are not logged in here any more. */
export function current() {
  const session = role && whoIs(role);
  return session && session.account.id === person ? session : null;
}

/** Everybody logged in in this browser, at most one per role. */
export const everybody = () => ROLES.map(whoIs).filter(Boolean);

/** Keeps the answer of a log-in or a refresh; a refresh may leave the account out. */
export function keep(answer) {
  const account = answer.account ?? current().account;
  const session = {
    accessToken: answer.accessToken,
    refreshToken: answer.refreshToken,
    expiresAt: Date.now() + (answer.expiresIn ?? 900) * 1000,
    account,
  };
  if (!kept(account.role).set(session)) throw new Error('This browser keeps no log-ins. Allow it to store data for this site, or leave the private window.');
  return session;
}

/** What this page's person has changed about themselves; undefined takes a member away. */
export function amend(changes) {
  const session = current();
  if (session) kept(role).set({ ...session, account: { ...session.account, ...changes } });
}

/** Forgets a person and all that is kept for them here. */
export const forget = ({ account }, why) => clear({ role: account.role, id: account.id }, why);

export const roleOfPage = () => role;

/** The door of every role's page: answers the session, or sends the visitor to the log-in and never returns. */
export async function demand(name) {
  role = name;
  const session = whoIs(role);
  if (!session) {
    toLogin();
    await new Promise(() => {});
  }
  enter(session);
  return session;
}

/** A page that is everybody's shows something of whoever is logged in here in that role; when they go, it is loaded again. */
export function welcome({ account }) {
  role = account.role;
  open = true;
  enter({ account });
}

function enter({ account }) {
  person = account.id;
  openFor(role, person);
  kept(role).watch((now) => (now?.over && !open ? toLogin(now.over) : current() || lost('out')));
  addEventListener('pageshow', ({ persisted }) => persisted && !current() && lost('out')); // back to a page from before
}

/** This page's person is gone: leads to the log-in, or shows the page of whoever is here now. */
export function lost(why) {
  if (left && current()) return; // still packing: who leaves leads there when nothing is left behind
  if (open || (!left && whoIs(role))) location.reload();
  else toLogin(left ?? why);
}

/** This page's person goes of their own will: streams that end from now on are no surprise. */
export function leaving(why) {
  left = why;
}

/** `why`, as the log-in page knows it: out, ended, erased. */
export function toLogin(why) {
  const query = new URLSearchParams();
  if (!left) query.set('next', location.pathname + location.search + location.hash);
  if (why) query.set('why', why);
  location.replace(`/login.html?${query}`);
}

/** Where to go after a log-in: only ever a page of this site. */
export function safeNext(next, fallback) {
  if (!next) return fallback;
  const url = new URL(next, location.origin);
  return url.origin === location.origin ? url.pathname + url.search + url.hash : fallback;
}
