// The service worker: shows pushes, opens the page that a tap asks for, and has one honest page for when there is no
// network. Guarantees: it answers navigations and the three files of that page alone, and from its shelf only when the
// network does not answer; nothing of a door is ever kept, and no page or script comes from an earlier version.
const SHELF = 'foodfast-offline-1';
const OFFLINE = ['/offline.html', '/css/foodfast.css', '/img/logo.svg'];
const DECLARATIVE = 8030;

self.addEventListener('install', (event) => {
  event.waitUntil(
    caches
      .open(SHELF)
      .then((shelf) => shelf.addAll(OFFLINE.map((path) => new Request(path, { cache: 'reload' }))))
      .then(() => self.skipWaiting()),
  );
});

self.addEventListener('activate', (event) => {
  const others = (names) => names.filter((name) => name !== SHELF);
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(others(names).map((name) => caches.delete(name))))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = new URL(request.url).pathname;
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') event.respondWith(fetch(request).catch(() => caches.match(OFFLINE[0])));
  else if (OFFLINE.includes(path)) event.respondWith(fetch(request).catch(() => caches.match(path)));
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

self.addEventListener('push', (event) => {
  const { title, body, tag, lang, navigate } = read(event.data);
  const icon = '/img/icon-192.png';
  event.waitUntil(self.registration.showNotification(title, { body, tag, lang, icon, renotify: true, data: { navigate } }));
});

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
