// The seven patterns, as the hood and the stage tell them: which one an exchange belongs to, why it is that one, and which
// source file answers it. SourcesTest holds the files to the repository.
import { el } from './dom.js';
import { documented, linked } from './sources.js';

export const PATTERNS = [
  { id: 1, feature: 'Accounts and payment', pattern: 'Request / response', why: 'Somebody who logs in, orders or pays wants one answer, now. An ETag makes a repeat cheap, an Idempotency-Key makes it harmless.' },
  { id: 2, feature: 'Order tracking', pattern: 'Polling that sleeps', why: 'A status changes a few times in an hour. The request waits at the server (Prefer: wait) and comes back when there is news, or as 304 without a body; the server sets the pace (Retry-After), and a hidden page asks nothing.' },
  { id: 3, feature: 'Driver location', pattern: 'WebSocket, live', why: 'Many small frames both ways, and only the newest counts: one that is lost is not sent again by the server, for the next is better.' },
  { id: 4, feature: 'Restaurant orders', pattern: 'Queue, then SSE', why: 'No order may be lost: a queue keeps it, a row numbers it, the stream shows it. A screen that was away says the last number it saw (Last-Event-ID) and gets exactly what it missed.' },
  { id: 5, feature: 'Support chat', pattern: 'WebSocket, durable', why: 'Two people talk at any time. Each message is stored before it is shown, carries an id of its sender’s, and is sent again until the server has confirmed it.' },
  { id: 6, feature: 'Announcements', pattern: 'Publish / subscribe', why: 'One word for thousands, in no hurry: it is published once, spread over some seconds to those who listen, and waits in the inbox of everybody else.' },
  { id: 7, feature: 'Menu photos', pattern: 'Resumable upload, queue', why: 'Large files on shaky lines: after a cut the page asks where it was (HEAD) and sends the rest. The slow work waits in a queue, and its progress comes as events.' },
];

const J = 'src/main/java/foodfast';
/** What begins so → pattern, source file, and the channel of /asyncapi.html it is described at. */
const DOORS = [
  [/^\/api\/orders\/[^/]+\/status$/, 2, `${J}/order/OrderStatusResource.java`],
  [/^\/ws\/orders\/[^/]+\/location$/, 3, `${J}/delivery/CustomerSocket.java`, 'location'],
  [/^\/api\/orders\/[^/]+\/location$/, 3, `${J}/delivery/LastPositionResource.java`],
  [/^\/ws\/driver$/, 3, `${J}/delivery/DriverSocket.java`, 'driver'],
  [/^\/api\/deliveries/, 3, `${J}/delivery/DriverDeliveriesResource.java`],
  [/^\/api\/restaurants\/[^/]+\/tickets\/stream$/, 4, `${J}/kitchen/KitchenStream.java`, 'tickets'],
  [/^\/api\/restaurants\/[^/]+\/tickets/, 4, `${J}/kitchen/TicketsResource.java`],
  [/^\/ws\/chat$/, 5, `${J}/chat/ChatSocket.java`, 'chat'],
  [/^\/api\/conversations\/[^/]+\/messages/, 5, `${J}/chat/MessagesResource.java`],
  [/^\/api\/conversations\/[^/]+\/photos\//, 5, `${J}/attachment/ConversationPhotosResource.java`],
  [/^\/api\/conversations/, 5, `${J}/chat/ConversationsResource.java`],
  [/^\/api\/(agents|canned-replies|support-tasks)/, 5, `${J}/support/AgentsResource.java`],
  [/^\/api\/announcements\/stream$/, 6, `${J}/announcement/AnnouncementStream.java`, 'announcements'],
  [/^\/api\/announcements/, 6, `${J}/announcement/AnnouncementsResource.java`],
  [/^\/api\/uploads\/[^/]+\/events$/, 7, `${J}/upload/UploadStatusStream.java`, 'upload'],
  [/^\/api\/uploads\/[^/]+\/status$/, 7, `${J}/upload/UploadStatusResource.java`],
  [/^\/api\/uploads/, 7, `${J}/upload/UploadsResource.java`],
  [/^\/api\/(menu-items|restaurants\/[^/]+\/menu)/, 1, `${J}/menu/MenusResource.java`],
  [/^\/api\/dishes$/, 1, `${J}/menu/DishesResource.java`],
  [/^\/api\/restaurants/, 1, `${J}/menu/RestaurantsResource.java`],
  [/^\/api\/orders\/[^/]+\/trace$/, 1, `${J}/overview/OrderTraceResource.java`],
  [/^\/api\/orders\/[^/]+\/refunds/, 1, `${J}/order/RefundsResource.java`],
  [/^\/api\/orders/, 1, `${J}/order/OrdersResource.java`],
  [/^\/api\/payment-methods/, 1, `${J}/payment/PaymentMethodsResource.java`],
  [/^\/api\/accounts/, 1, `${J}/account/OwnAccountResource.java`],
  [/^\/api\/sessions/, 1, `${J}/session/SessionsResource.java`],
  [/^\/api\/tickets$/, 1, `${J}/session/SocketTicketsResource.java`],
  [/^\/api\/overview$/, 2, `${J}/overview/OverviewResource.java`],
  [/^\/api\/map$/, 1, `${J}/delivery/BasemapResource.java`],
];

/** Answers {pattern, source, channel}; what stands in no list is an ordinary question with one answer. */
export function about({ path }) {
  const [, id = 1, source = null, channel = null] = DOORS.find(([shape]) => shape.test(path)) ?? [];
  return { pattern: PATTERNS[id - 1], source, channel };
}

/** What single things on a line mean. */
const MEANINGS = {
  ETag: 'the version of this answer',
  'If-None-Match': '“only if it has changed since this version”',
  'If-Match': '“only if it is still this version”: nobody’s change is overwritten unseen',
  Prefer: '“let me wait so many seconds for news”',
  'Preference-Applied': 'the server let it wait',
  'Last-Event-ID': '“I have seen everything up to here”',
  'Idempotency-Key': 'the same key twice is one act: safe to repeat when no answer came',
  'Idempotency-Replayed': 'the stored answer of the first try',
  'Retry-After': 'how many seconds to rest before asking again: the server sets the pace',
  'Server-Timing': 'what the time was spent on at the server',
  Authorization: 'who asks; the token itself is never shown',
  Location: 'where the new thing is',
  'Upload-Offset': 'how many bytes have arrived',
  'Upload-Length': 'how many bytes there are',
  'X-Correlation-Id': 'stands in every log line of this request',
  Reconnect: 'the line was lost and came back',
  id: 'the position of this event: what Last-Event-ID says after a cut',
};

const KINDS = {
  beat: 'A heartbeat: nothing has happened, and the line is alive. Its absence is how a page notices a dead one.',
  socket: 'One connection that stays open. The ticket in its address is good once, for 30 seconds: browsers cannot send a header here.',
  stream: 'One answer that does not end: each event is written as it happens.',
};

function happened({ kind, status, notes, way }) {
  if (status === 304) return 'Unchanged: the answer has no body.';
  if (status === 'lost') return `Lost on the way ${way === 'in' ? 'here' : 'there'}, as you asked for.`;
  if (status === 'cut' || status === 'no answer') return 'The line broke. What must not be lost is asked for again when it is back.';
  if (notes['Preference-Applied']) return 'It slept at the server until there was news.';
  return KINDS[kind] ?? null;
}

const template = (shape, path) => new RegExp(`^${shape.replace(/\{[^}]+\}/g, '[^/]+')}$`).test(path);

/** What the OpenAPI document of this very server says of it. */
async function operation({ kind, name, path }) {
  if (['frame', 'socket'].includes(kind)) return null;
  const { paths } = await documented();
  const [shape, doors] = Object.entries(paths).find(([one]) => template(one, path)) ?? [];
  const method = kind === 'request' ? name.toLowerCase() : 'get';
  return doors?.[method] ? { shape, method: method.toUpperCase(), summary: doors[method].summary } : null;
}

/** A path in the repository; a link where the server says that it can be read. */
function sourceOf(path) {
  const shown = el('span', { 'data-testid': 'hood-source' }, el('code', {}, path));
  linked(shown, path);
  return shown;
}

const short = (data) => {
  const text = JSON.stringify(data, null, 1);
  return text.length > 1200 ? `${text.slice(0, 1200)}…` : text;
};

/** An explanation of one exchange, in words, with its headers and what it carried. */
export function explained(entry) {
  const { pattern, source, channel } = about(entry);
  const door = el('p', { class: 'muted' });
  const link = channel ? el('a', { href: `/asyncapi.html#channel-${channel}` }, 'its frames and events') : el('a', { href: '/openapi/ui' }, 'all doors');
  operation(entry).then(
    (found) => found && door.append(el('code', {}, `${found.method} ${found.shape}`), ` ${found.summary}. `),
    () => {}, // without the document the rest still holds
  );
  const notes = Object.entries(entry.notes);
  return el(
    'div',
    { class: 'hood-why', 'data-testid': 'hood-why' },
    el('p', {}, el('strong', {}, `${pattern.id} ${pattern.feature}: ${pattern.pattern}. `), pattern.why),
    happened(entry) && el('p', {}, happened(entry)),
    door,
    notes.length ? el('dl', { class: 'hood-notes' }, ...notes.map(([name, value]) => el('div', {}, el('dt', {}, el('code', {}, `${name}: ${value}`)), el('dd', {}, MEANINGS[name] ?? '')))) : null,
    entry.data && el('pre', { tabindex: 0, role: 'group', 'aria-label': 'What it carried' }, short(entry.data)),
    entry.answer && el('pre', { tabindex: 0, role: 'group', 'aria-label': 'The answer' }, short(entry.answer)),
    el('p', { class: 'muted' }, 'Described: ', link, ' · ', el('a', { href: `/report/index.html#feature-${pattern.id}` }, 'why this pattern'), source && [' · Source: ', sourceOf(source)]),
  );
}
