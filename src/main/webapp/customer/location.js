// The driver on the customer's map. A socket brings positions (js/socket.js); while no socket opens, the last known one
// is asked for every ten seconds. The marker moves by js/animator.js, frame by frame, while the page is visible.
import { get } from '../js/api.js';
import { animator } from '../js/animator.js';
import { every, serverNow } from '../js/clock.js';
import { byId, show, text } from '../js/dom.js';
import { distance } from '../js/geo.js';
import { LINE } from '../js/line.js';
import { openMap } from '../js/map.js';
import { km } from '../js/money.js';
import { pace } from '../js/pace.js';
import { middleOf } from '../js/places.js';
import { resting } from '../js/presence.js';
import { socket } from '../js/socket.js';

const SILENT = 75; // seconds; the driver may report once a minute until it hears that somebody watches
const POLL = 10000;

let poll = { take() {}, release() {} }; // of the status, which this line carries while it is open
let order = null;
let map = null;
let line = null;
let underWay = false;
let arrived = false;
let state = 'connecting';
let failures = 0;
let etag = null;
const walker = animator();
const counts = { frames: 0, skipped: 0 };

const seconds = (ms) => Math.round(ms / 1000);
const roughly = (metres) => (metres < 950 ? `${Math.max(50, Math.round(metres / 50) * 50)} m` : km(metres));

function mode(next) {
  state = next;
  if (next !== 'live') poll.release();
  if (next === 'down') failures += 1;
  if (next === 'live') failures = 0;
  const shown = failures > 2 && ['down', 'connecting'].includes(next) ? 'polling' : next;
  byId('location-mode').dataset.mode = shown;
  text('location-mode', shown === 'ended' && arrived ? 'Arrived' : LINE[shown].says);
}

function took(fix) {
  if (!walker.fix(fix, serverNow())) return;
  counts.frames += 1;
  counts.skipped += fix.skipped?.length ?? 0;
  text('frames', counts.frames);
  text('skipped', counts.skipped);
  draw();
}

function draw() {
  const here = walker.at(serverNow());
  if (here) map.driver(here);
}

function frame() {
  if (!line) return;
  if (!document.hidden) draw();
  requestAnimationFrame(frame);
}

function tell() {
  const here = walker.at(serverNow());
  if (!here) {
    text('location-says', state === 'live' ? 'The driver will appear here after pick-up.' : '');
    return;
  }
  text('seen', `${seconds(here.age)} s ago`);
  text('spacing', `${seconds(walker.spacing())} s`);
  byId('map').dataset.stale = here.stale;
  text('location-says', here.stale ? `Last seen ${seconds(here.age)} s ago` : `About ${roughly(distance(here, order.deliverTo))} away`);
}

/** For those who cannot see the map, now and then. */
function say() {
  if (line) text('location-said', byId('location-says').textContent);
}

const HEARD = { position: took, status: ({ type, ...report }) => poll.take(report) };

async function ask(id) {
  if (failures <= 2 || state === 'live' || resting()) return;
  try {
    const answer = await get(`/api/orders/${encodeURIComponent(id)}/location`, { tries: 1, headers: etag ? { 'If-None-Match': etag } : {} });
    etag = answer.etag ?? etag;
    if (answer.status === 200) took(answer.body);
  } catch (error) {
    if (error.status === 410) stop('ended');
  }
}

function stop(last) {
  line?.close();
  line = null;
  mode(last);
  map?.noDriver();
  text('location-says', last !== 'ended' ? '' : arrived ? 'The driver has arrived.' : 'There is no delivery to watch any more.');
}

function connect(id) {
  line?.close();
  line = socket(`/ws/orders/${encodeURIComponent(id)}/location`, {
    beat: pace,
    patience: () => (underWay ? SILENT : 0),
    onState: (next) => (['ended', 'refused', 'over'].includes(next) ? stop(next) : mode(next)),
    onFrame: (news) => HEARD[news.type]?.(news),
  });
}

async function begin(id) {
  show('location', true);
  map = openMap(byId('map'));
  const door = order.deliverTo;
  const { body } = await get(`/api/restaurants/${encodeURIComponent(order.restaurantId)}`).catch(() => ({}));
  const kitchen = middleOf(door.city, body);
  map.pin('door', door, 'Your door');
  map.pin('kitchen', kitchen, body?.name ?? 'Restaurant');
  map.fit([door, kitchen]);
  connect(id);
  requestAnimationFrame(frame);
  every(POLL, () => line && ask(id));
  every(1000, () => line && tell());
  every(20000, say);
}

let wanted = null;

function beginOnce() {
  if (wanted && order?.deliverTo && !map) begin(wanted);
}

export const location = {
  /** The order is there: where it comes from and where it goes. */
  about(known) {
    order = known;
    beginOnce();
  },
  /** What asks for the status while this line does not tell it. */
  beside(other) {
    poll = other;
  },
  /** The order moved on: the map opens when the food is ready and closes at the door. */
  follow(id, status) {
    if (['READY', 'PICKED_UP'].includes(status)) {
      underWay ||= status === 'PICKED_UP';
      wanted = id;
      beginOnce();
    } else if (['DELIVERED', 'CANCELLED', 'REJECTED', 'EXPIRED'].includes(status)) {
      arrived = status === 'DELIVERED';
      if (map) stop('ended');
    }
  },
};
