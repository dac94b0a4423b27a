// All that pages keep in this browser; no other module touches localStorage, sessionStorage, IndexedDB or caches.
// Guarantees: what is kept belongs to one account, and nobody else's page reads it; nothing is kept for somebody who is
// not logged in here any more (a forgotten tab writes nothing); all of it goes when the person leaves. Where the browser
// keeps nothing (private windows), nothing breaks.
import { script } from './trusted.js';

const SESSION = 'foodfast.session.';
const OWN = 'foodfast.own.';
let owner = null; // whose page this is: {role, id}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** What is written there, or null. */
function read(key) {
  try {
    return parsed(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    if (value === null || value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // no room, or no storage at all: the page goes on without
  }
}

function watch(key, job) {
  addEventListener('storage', (event) => (event.key === key || event.key === null) && job(parsed(event.newValue)));
}

const keys = (prefix) => {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(prefix));
  } catch {
    return [];
  }
};

for (const key of [...keys('foodfast.'), ...keys('tus::foodfast')]) {
  if (!key.startsWith(SESSION) && !key.startsWith(OWN)) write(key, null); // as earlier versions kept it, for nobody in particular
}

// Sessions: one for each role ------------------------------------------------------------------------------------
export const session = (role) => ({
  get: () => read(SESSION + role),
  /** False where this browser keeps nothing. */
  set(value) {
    write(SESSION + role, value);
    return read(SESSION + role) !== null;
  },
  /** job(what is there now): null, or {over: why} just before it goes. */
  watch: (job) => watch(SESSION + role, job),
});

/** From now on this page is this person's. */
export function openFor(role, id) {
  owner = { role, id };
}

const isHere = () => owner !== null && read(SESSION + owner.role)?.account?.id === owner.id;

// Small things, as JSON ------------------------------------------------------------------------------------------
/** A place for one thing of the person whose page this is; `set(null)` takes it away. */
export function shelf(name) {
  const key = () => `${OWN}${owner.id}.${name}`;
  return {
    get: () => (isHere() ? read(key()) : null),
    set: (value) => isHere() && write(key(), value),
    watch: (job) => watch(key(), job),
  };
}

/** Takes away all of this person whose names begin so. */
export function dropAll(prefix) {
  if (owner) for (const key of keys(`${OWN}${owner.id}.${prefix}`)) write(key, null);
}

/** A place for a switch of this tab, nobody's own: it goes when the tab closes. */
export const forTab = (name) => ({
  get: () => {
    try {
      return parsed(sessionStorage.getItem(`foodfast.${name}`));
    } catch {
      return null;
    }
  },
  set(value) {
    try {
      if (value === null) sessionStorage.removeItem(`foodfast.${name}`);
      else sessionStorage.setItem(`foodfast.${name}`, JSON.stringify(value));
    } catch {
      // no storage: the switch holds for this page
    }
  },
});

// Files ----------------------------------------------------------------------------------------------------------
const open = () =>
  new Promise((resolve, reject) => {
    const request = indexedDB.open('foodfast.shelf', 1);
    request.onupgradeneeded = () => request.result.createObjectStore('files');
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

async function within(mode, job) {
  let shelf;
  try {
    shelf = await open();
    const transaction = shelf.transaction('files', mode);
    const request = job(transaction.objectStore('files'));
    return await new Promise((resolve, reject) => {
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    });
  } catch {
    return undefined;
  } finally {
    shelf?.close();
  }
}

const of = (id) => IDBKeyRange.bound(`${id}/`, `${id}/\uffff`);

/** A place for one file of the person whose page this is. */
export function file(name) {
  const key = () => `${owner.id}/${name}`;
  return {
    get: async () => (isHere() ? within('readonly', (files) => files.get(key())) : undefined),
    set: async (value) => (isHere() ? within('readwrite', (files) => (value ? files.put(value, key()) : files.delete(key()))) : undefined),
  };
}

/** How many files of this person are kept. */
export const files = async (id) => (await within('readonly', (all) => all.count(of(id)))) ?? 0;

/** The service worker, which keeps the shell of pages (sw.js); none where browsers have none. */
export const worker = async () => navigator.serviceWorker?.register(script('/sw.js'), { scope: '/' });

/** job() whenever a push came that is about this page. */
export const onPush = (job) => navigator.serviceWorker?.addEventListener('message', () => job());

// Leaving --------------------------------------------------------------------------------------------------------
/** Nothing of this person stays in this browser, their session last; their other tabs hear why. */
export async function clear({ role, id }, why) {
  await within('readwrite', (all) => all.delete(of(id)));
  for (const key of keys(`${OWN}${id}.`)) write(key, null);
  if (read(SESSION + role)?.account?.id === id) {
    write(SESSION + role, { over: why });
    write(SESSION + role, null);
  }
}
