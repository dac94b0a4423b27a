// News for a closed app. Guarantees: permission is asked for after a press only; what this device hears of is its own
// choice, kept by the server with the session; an address that the browser changed is told on the next page.
import { del, get, post, put } from './api.js';
import { busy, el, show, toast } from './dom.js';
import { failed, LOADING, told } from './heard.js';
import { day } from './money.js';
import { shelf, worker } from './shelf.js';

const WORDS = {
  ORDERS: 'News of my orders',
  SUPPORT: 'Messages from support',
  KITCHEN: 'Orders that nobody has answered',
  DELIVERIES: 'Deliveries to take',
  WAITING: 'Customers who wait',
  ALERTS: 'Warnings and outages',
  NEWS: 'Other announcements',
};
const CURRENT = '/api/push/subscriptions/current';
const bytesOf = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
const isApple = () => /iP(hone|ad|od)/.test(navigator.userAgent) || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1);
const isInstalled = () => matchMedia('(display-mode: standalone)').matches || navigator.standalone === true;

/** Why this browser can't be woken, in words for people; null if it can. */
function obstacle() {
  if (!isSecureContext) return 'This needs a connection over https.';
  if (isApple() && !isInstalled()) return 'On iPhone and iPad, put FoodFast on the home screen first: tap Share, then Add to Home Screen, and open it from there.';
  if (!navigator.serviceWorker || !window.PushManager || !window.Notification) return 'This browser can’t show news while FoodFast is closed.';
  if (Notification.permission === 'denied') return 'Notifications of FoodFast are blocked in this browser. Allow them in its settings for this site.';
  return null;
}

async function subscription() {
  const registration = await navigator.serviceWorker?.getRegistration('/');
  return (await registration?.pushManager?.getSubscription()) ?? null;
}

function body(subscribed, choice = {}) {
  const { endpoint, keys } = subscribed.toJSON();
  return { endpoint, keys, ...choice };
}

/** Subscribes the browser, anew if it was for another key. */
async function subscribe(publicKey) {
  if ((await Notification.requestPermission()) !== 'granted') throw new Error('Without your permission this device stays quiet.');
  await worker();
  const { pushManager } = await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: bytesOf(publicKey) };
  try {
    return await pushManager.subscribe(options).catch(async (error) => {
      if (error.name !== 'InvalidStateError') throw error;
      await (await pushManager.getSubscription())?.unsubscribe();
      return pushManager.subscribe(options);
    });
  } catch (error) {
    if (error.name === 'NotAllowedError') throw new Error('Without your permission this device stays quiet.');
    throw new Error('The push service of this browser can’t be reached just now: news waits until it can. Try again later.');
  }
}

/** Tells the server where this device is reached, if the browser has changed that since; asks nobody for anything. */
export async function keepSubscribed() {
  const kept = shelf('push');
  if (!kept.get()) return;
  const subscribed = await subscription();
  if (!subscribed || subscribed.endpoint === kept.get().endpoint) return;
  await put(CURRENT, body(subscribed, { quiet: kept.get().quiet }));
  kept.set({ ...kept.get(), endpoint: subscribed.endpoint });
}

/** Fills a part of a page with what this device hears of, and with the list of all devices. */
export async function pushSection(box) {
  const kept = shelf('push');
  const note = el('p', { class: 'muted', role: 'status', 'data-testid': 'push-note' });
  const controls = el('div', { 'data-testid': 'push-controls' });
  const list = el('ul', { class: 'rows', 'data-testid': 'push-devices' });
  box.replaceChildren(note, controls, list);
  const press = (words, id, job, kind = 'quiet') => {
    const button = el('button', { type: 'button', class: kind, 'data-testid': id }, words);
    button.addEventListener('click', () => busy(button, job).catch((error) => toast(error.message, 'bad')));
    return button;
  };
  let offer;

  const devices = async () => (await get('/api/push/subscriptions')).body.items;

  async function turnOn() {
    const subscribed = await subscribe(offer.publicKey);
    await put(CURRENT, body(subscribed));
    kept.set({ endpoint: subscribed.endpoint });
    toast('This device will hear from us now.', 'good');
    await draw();
  }

  async function turnOff(device) {
    await del(`/api/push/subscriptions/${encodeURIComponent(device.id)}`).catch((error) => error.status === 404 || Promise.reject(error));
    if (device.current) {
      kept.set(null);
      await (await subscription())?.unsubscribe();
    }
    await draw();
  }

  async function choose(form) {
    const kinds = [...form.querySelectorAll('[name=kind]:checked')].map((one) => one.value);
    const [from, until] = [form.elements.from.value, form.elements.until.value];
    const quiet = from && until ? { from, until, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone } : undefined;
    const subscribed = await subscription();
    if (!subscribed) throw new Error('This browser has forgotten us: stop, and turn it on again.');
    await put(CURRENT, body(subscribed, { kinds, quiet }));
    kept.set({ endpoint: subscribed.endpoint, quiet });
    toast('Saved.', 'good');
    await draw();
  }

  function choices(device) {
    const kind = (name) =>
      el('label', { class: 'choice' }, el('input', { type: 'checkbox', name: 'kind', value: name, checked: device.kinds.includes(name), 'data-testid': `push-${name}` }), WORDS[name] ?? name);
    const time = (name, words, value) =>
      el('div', { class: 'field' }, el('label', { for: `push-${name}` }, words), el('input', { id: `push-${name}`, name, type: 'time', value, 'data-testid': `push-${name}` }));
    const form = el(
      'form',
      { method: 'post', 'data-testid': 'push-form' },
      el('fieldset', { class: 'choices' }, el('legend', {}, 'Wake me for'), offer.kinds.map(kind)),
      el('div', { class: 'row' }, time('from', 'Quiet from', device.quiet?.from), time('until', 'until', device.quiet?.until)),
      el('p', { class: 'hint' }, 'In quiet hours only your own orders, and a kitchen’s, are told.'),
      el('p', { class: 'actions' }, el('button', { type: 'submit', 'data-testid': 'push-save' }, 'Save choice'), press('Send me a test', 'push-test', () => test(device)), press('Stop on this device', 'push-off', () => turnOff(device), 'danger quiet')),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      busy(event.submitter, () => choose(form)).catch((error) => toast(error.message, 'bad'));
    });
    return form;
  }

  async function test(device) {
    await post(`/api/push/subscriptions/${encodeURIComponent(device.id)}/test`, undefined);
    toast('On its way. Whether it comes is up to the push service.');
  }

  const row = (device) =>
    el(
      'li',
      { 'data-testid': 'push-device', 'data-id': device.id },
      el('span', { class: 'grow' }, el('strong', {}, device.device || 'Unknown device'), el('span', { class: 'muted' }, ` since ${day(device.createdAt)}, by ${device.service}`)),
      device.current ? el('span', { class: 'chip' }, 'This one') : press('Stop', 'push-stop', () => turnOff(device), 'quiet small'),
    );

  async function draw() {
    const all = await devices();
    const mine = all.find(({ current }) => current);
    const why = obstacle();
    told(note, why ?? (mine ? 'This device is woken for:' : 'Get news of your order while FoodFast is closed. It comes by the push service of your browser’s maker, which can’t read it and promises nothing: the pages here tell the truth.'));
    if (mine && !why) controls.replaceChildren(choices(mine));
    else controls.replaceChildren(...(why ? [] : [el('p', { class: 'actions' }, press('Tell me on this device', 'push-on', turnOn, ''))]));
    list.replaceChildren(...all.map(row));
    show(list, all.length > 0);
  }

  async function load() {
    try {
      offer = (await get('/api/push/key')).body;
      await draw();
    } catch (error) {
      if (error.is?.('push-off')) told(note, 'This server sends no news to closed apps.');
      else failed(note, error, load);
    }
  }
  told(note, LOADING);
  await load();
}
