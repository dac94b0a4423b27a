// The service worker: shows pushes, tells the open page that one is about, opens the page that a tap asks for, and keeps
// the shell of the customer's pages for when there is no network, with an honest page in place of all others. Guarantees:
// it answers navigations and the files of those pages alone, and from its shelf only when the network does not answer; a
// shelf holds pages and files of one version, all of them or none; nothing of a door, and so nothing of a person, is ever kept.
const OFFLINE = '/offline.html';
const PAGES = ['/customer/index.html', '/customer/order.html', OFFLINE];
const FILE = / (?:href|src)="(\/(?:v|img|webjars)\/[^"]+)"/g;
const DECLARATIVE = 8030;

const shelfOf = (page) => `foodfast-${/\/v\/(\w+)\//.exec(page)?.[1]}`;
const isKept = async (name) => Boolean(await caches.match(OFFLINE, { cacheName: name })); // what comes last is there

/** Puts all pages with all that they name on the shelf of their version, and clears the others. */
async function shelve() {
  const pages = await Promise.all(PAGES.map((path) => fetch(path, { cache: 'no-cache' })));
  if (!pages.every((page) => page.ok)) throw new Error('no page to keep');
  const texts = await Promise.all(pages.map((page) => page.clone().text()));
  const name = shelfOf(texts[0]);
  if (!texts.every((text) => shelfOf(text) === name)) throw new Error('two versions at once');
  if (!(await isKept(name))) {
    const shelf = await caches.open(name);
    await shelf.addAll([...new Set(texts.flatMap((text) => [...text.matchAll(FILE)].map(([, path]) => path)))]);
    for (const [at, path] of PAGES.entries()) await shelf.put(path, pages[at]);
  }
  await Promise.all((await caches.keys()).filter((other) => other !== name).map((other) => caches.delete(other)));
}

self.addEventListener('install', (event) => event.waitUntil(shelve().then(() => self.skipWaiting())));
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

/** A page that was asked for tells when there is a newer version to keep. */
async function heed(page) {
  if (page.ok && !(await isKept(shelfOf(await page.text())))) await shelve();
}

async function open(event, path) {
  try {
    const page = await fetch(event.request);
    if (PAGES.includes(path)) event.waitUntil(heed(page.clone()).catch(() => {})); // the next one tells it again
    return page;
  } catch {
    return (PAGES.includes(path) && (await caches.match(path))) || caches.match(OFFLINE);
  }
}

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (request.mode === 'navigate') event.respondWith(open(event, pathname));
  else if (/^\/(v|img|webjars)\//.test(pathname)) event.respondWith(fetch(request).catch(async () => (await caches.match(pathname)) ?? Response.error()));
});

/** What to show, in the form of Declarative Web Push; something else is not from us, but a push must show something. */
function read(data) {
  try {
    const message = data.json();
    if (message.web_push === DECLARATIVE) return message.notification;
  } catch {
    // no JSON
  }
  return { title: 'FoodFast', body: 'There is news for you.', navigate: '/index.html', tag: 'news' };
}

let shown = Promise.resolve(); // one after the other: of two with one tag, the newer stays

self.addEventListener('push', (event) => {
  const { title, body, tag, lang, navigate } = read(event.data);
  const show = () => self.registration.showNotification(title, { body, tag, lang, icon: '/img/icon-192.png', renotify: true, data: { navigate } });
  shown = shown.then(show, show);
  event.waitUntil(Promise.all([shown, wake(pageOf(navigate))]));
});

/** An open page that is about the same looks again: of what happens after an order's end it hears by no other way. */
async function wake(page) {
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  windows.filter(({ url }) => url === page).forEach((window) => window.postMessage('look again'));
}

/** One of our own pages, whatever a message says. */
function pageOf(navigate) {
  const url = new URL(navigate ?? '/index.html', self.location.origin);
  return url.origin === self.location.origin ? url.href : `${self.location.origin}/index.html`;
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const page = pageOf(event.notification.data?.navigate);
  event.waitUntil(
    self.clients.matchAll({ type: 'window', includeUncontrolled: true }).then((windows) => {
      const open = windows.find((window) => window.url === page);
      return open ? open.focus() : self.clients.openWindow(page);
    }),
  );
});

// The browser changed its address: a new one is fetched here, and told by the next page that is opened (js/push.js).
self.addEventListener('pushsubscriptionchange', (event) => {
  const options = event.oldSubscription?.options;
  if (options && !event.newSubscription) event.waitUntil(self.registration.pushManager.subscribe(options));
});
