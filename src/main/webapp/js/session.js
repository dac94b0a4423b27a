// Who is logged in. One session per role and browser, kept in localStorage, so that a customer's tab and a
// restaurant's tab can live side by side. Guarantees: no page of a role renders without that role's session;
// logging out in one tab logs out all tabs of the role.
const HOMES = {
  CUSTOMER: '/customer/index.html',
  RESTAURANT: '/restaurant/index.html',
  DRIVER: '/driver/index.html',
  AGENT: '/support/index.html',
  OPERATOR: '/operator/announcements.xhtml',
};
export const ROLES = ['CUSTOMER', 'RESTAURANT', 'DRIVER', 'AGENT', 'OPERATOR'];

const key = (role) => `foodfast.session.${role}`;
let role = null;

export const homeOf = (name) => HOMES[name] ?? '/index.html';

export function current(name = role) {
  try {
    return name ? JSON.parse(localStorage.getItem(key(name))) : null;
  } catch {
    return null;
  }
}

/** Everybody logged in in this browser, at most one per role. */
export const everybody = () => ROLES.map((name) => current(name)).filter(Boolean);

/** Keeps the answer of a log-in or a refresh; a refresh may leave the account out. */
export function keep(answer, name = answer.account?.role ?? role) {
  const account = answer.account ?? current(name)?.account;
  const session = {
    accessToken: answer.accessToken,
    refreshToken: answer.refreshToken,
    expiresAt: Date.now() + (answer.expiresIn ?? 900) * 1000,
    account,
  };
  localStorage.setItem(key(name), JSON.stringify(session));
  return session;
}

export function rename(name) {
  const session = current();
  if (!session) return;
  session.account.name = name;
  localStorage.setItem(key(role), JSON.stringify(session));
}

export function forget(name = role) {
  localStorage.removeItem(key(name));
}

export const roleOfPage = () => role;

/** The door of every role's page: answers the session, or sends the visitor to the log-in and never returns. */
export async function demand(name) {
  role = name;
  const session = current();
  if (!session) {
    toLogin();
    await new Promise(() => {});
  }
  addEventListener('storage', (event) => {
    if (event.key !== key(role) && event.key !== null) return;
    const now = current();
    if (!now) toLogin();
    else if (now.account.id !== session.account.id) location.reload();
  });
  return session;
}

/** Speaks as this role without demanding a session (log-in page). */
export function speakAs(name) {
  role = name;
}

export function toLogin() {
  const next = encodeURIComponent(location.pathname + location.search);
  location.replace(`/login.html?next=${next}`);
}

/** Where to go after a log-in: only ever a page of this site. */
export function safeNext(next, fallback) {
  if (!next) return fallback;
  const url = new URL(next, location.origin);
  return url.origin === location.origin ? url.pathname + url.search + url.hash : fallback;
}
