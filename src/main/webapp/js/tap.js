// What goes over this page's line: fetch, XMLHttpRequest and WebSocket, wrapped where they stand, so that no other module
// knows of it. Guarantees: the page sees what it would see without; what is kept is bounded and holds no secret; the line
// can be made bad on purpose. It imports nothing, for it must stand before the page's first request.
const MOST = 300;
const LONGEST = 20000; // characters of a text that is read, or of an event
const SHOWN = ['ETag', 'If-None-Match', 'If-Match', 'Prefer', 'Preference-Applied', 'Last-Event-ID', 'Idempotency-Key', 'Idempotency-Replayed', 'Retry-After', 'Server-Timing', 'Location', 'Upload-Offset', 'Upload-Length', 'X-Correlation-Id'];
const SECRET = /token|password|ticket|secret|authorization|number|cvc|^(current|new|auth|p256dh|endpoint)$/i;
const SILENT = /^\/vault\//; // of these not even the form

const Native = { fetch: window.fetch.bind(window), WebSocket: window.WebSocket };
const entries = [];
const listeners = new Set();
const opened = new Map(); // path → how often a stream or socket was opened
const cuts = new Set(); // each ends one open connection
let last = 0;
let started = false;
let counted = 0;

/** How bad the line is: `cut` nothing passes, `slow` everything is late, `lossy` every third is lost. */
export const line = { cut: false, slow: false, lossy: false };

export function change(switches) {
  const before = line.cut;
  Object.assign(line, switches);
  if (line.cut === before) return;
  if (line.cut) for (const cut of [...cuts]) cut();
  dispatchEvent(new Event(line.cut ? 'offline' : 'online'));
}

/** Hears of every entry, those of before too; of one that grows (an answer comes) again. */
export function listen(job) {
  entries.forEach((entry) => job(entry));
  listeners.add(job);
}

export const clear = () => void (entries.length = 0);

/** An entry of another page, or of this one. */
export function tell(entry) {
  if (!entries.includes(entry)) {
    entries.push(entry);
    if (entries.length > MOST) entries.shift();
  }
  listeners.forEach((job) => job(entry));
  return entry;
}

// What may be shown ---------------------------------------------------------------------------------------------
const hidden = (name, value) => (SECRET.test(name) && typeof value === 'string' ? '••••' : value);

function readable(text, path) {
  if (!text || text.length > LONGEST || SILENT.test(path)) return null;
  try {
    return JSON.parse(text, hidden);
  } catch {
    return null;
  }
}

function address(input) {
  const url = new URL(input?.url ?? input, location.href);
  for (const name of [...url.searchParams.keys()]) if (SECRET.test(name)) url.searchParams.set(name, '••••');
  return { path: url.pathname, query: url.search.replaceAll('%E2%80%A2', '•'), ours: url.host === location.host };
}

function entry(kind, way, name, { path, query }, more = {}) {
  return tell({ id: ++last, kind, way, name, path, query, at: Date.now(), status: null, ms: null, sent: 0, bytes: 0, open: false, notes: {}, data: null, ...more });
}

function noted(notes, headers) {
  for (const name of SHOWN) if (headers.has(name)) notes[name] = headers.get(name);
  if (headers.has('Authorization')) notes.Authorization = 'Bearer ••••';
  return notes;
}

/** How often this address was opened before, as its entry tells it. */
function again(path) {
  const times = opened.get(path) ?? 0;
  opened.set(path, times + 1);
  return times ? { Reconnect: `no. ${times}` } : {};
}

const size = (text) => (typeof text === 'string' ? new TextEncoder().encode(text).length : (text?.size ?? text?.byteLength ?? 0));

// The bad line --------------------------------------------------------------------------------------------------
const isLost = () => line.lossy && ++counted % 3 === 0;
const late = () => new Promise((resolve) => setTimeout(resolve, line.slow ? 800 + Math.random() * 2200 : 0));
const broken = () => new TypeError('Failed to fetch');

// fetch ---------------------------------------------------------------------------------------------------------
async function fetched(input, init = {}) {
  const where = address(input);
  if (!where.ours || where.path === '/openapi') return Native.fetch(input, init);
  const headers = new Headers(init.headers ?? input?.headers);
  const opens = headers.get('Accept') === 'text/event-stream';
  const notes = noted(opens ? again(where.path) : {}, headers);
  const one = entry(opens ? 'stream' : 'request', 'out', init.method ?? input?.method ?? 'GET', where, { sent: size(init.body), data: readable(init.body, where.path), open: true, notes });
  const since = performance.now();
  const breaking = new AbortController();
  const cut = () => breaking.abort(broken());
  const passed = () => Math.round(performance.now() - since);
  const end = (more) => (cuts.delete(cut), tell(Object.assign(one, { ms: passed(), open: false, ...more })));
  cuts.add(cut);
  try {
    if (line.slow) await late();
    if (line.cut) throw broken();
    const response = await Native.fetch(input, { ...init, signal: AbortSignal.any([init.signal, breaking.signal].filter(Boolean)) });
    noted(one.notes, response.headers);
    tell(Object.assign(one, { status: response.status }));
    if (isStream(response)) {
      tell(Object.assign(one, { ms: passed() }));
      return followed(response, one, where, cut, end);
    }
    if (isLost()) throw broken();
    read(response, where, end);
    return response;
  } catch (error) {
    end({ status: error.name === 'AbortError' ? 'given up' : 'no answer' });
    throw error;
  }
}

const isStream = (response) => response.ok && response.headers.get('Content-Type')?.startsWith('text/event-stream');

function read(response, { path }, end) {
  if (!/json|text/.test(response.headers.get('Content-Type') ?? '')) return end({ bytes: Number(response.headers.get('Content-Length') ?? 0) });
  return response.clone().text().then((text) => end({ bytes: size(text), answer: readable(text, path) }), () => end({}));
}

/** Events as they pass; one that is lost takes its line along, for a stream has no holes. */
function followed(response, one, where, cut, end) {
  const decoder = new TextDecoder();
  let rest = '';
  const { readable: shown, writable } = new TransformStream({
    async transform(chunk, controller) {
      if (line.slow) await late();
      one.bytes += chunk.length;
      rest += decoder.decode(chunk, { stream: true });
      const parts = rest.split(/\r?\n\r?\n/);
      rest = parts.pop().slice(-LONGEST);
      for (const part of parts) if (event(part, where) && isLost()) return cut();
      controller.enqueue(chunk);
    },
  });
  response.body.pipeTo(writable).then(() => end({ status: 'over' }), () => end({ status: 'cut' }));
  return new Response(shown, { status: response.status, headers: response.headers });
}

/** Answers whether it was one, and no mere sign of life. */
function event(text, where) {
  const fields = {};
  for (const one of text.split(/\r?\n/)) {
    const [, name, value] = /^([a-z]+): ?(.*)$/.exec(one) ?? [];
    if (name) fields[name] = fields[name] ? `${fields[name]}\n${value}` : value;
  }
  const beat = fields.event === undefined && fields.data === undefined;
  entry(beat ? 'beat' : 'event', 'in', beat ? 'heartbeat' : (fields.event ?? 'message'), where, { bytes: size(text) + 2, data: readable(fields.data, where.path), notes: fields.id ? { id: fields.id } : {} });
  return !beat;
}

// WebSocket -----------------------------------------------------------------------------------------------------
const mayBeLost = (path) => /driver|location/.test(path); // live frames; of a durable conversation the line breaks

class TappedSocket extends Native.WebSocket {
  constructor(url, protocols = []) {
    super(url, protocols);
    this.where = address(url);
    const one = entry('socket', 'out', 'open', this.where, { open: true, notes: again(this.where.path) });
    const since = performance.now();
    const cut = () => super.close();
    cuts.add(cut);
    this.addEventListener('open', () => tell(Object.assign(one, { status: 101, ms: Math.round(performance.now() - since) })));
    this.addEventListener('close', ({ code, reason }) => {
      cuts.delete(cut);
      tell(Object.assign(one, { open: false }));
      entry('socket', 'in', 'close', this.where, { status: code, notes: reason ? { reason } : {} });
    });
    this.addEventListener('message', (message) => this.heard(message));
    if (line.cut) super.close();
  }

  heard(message) {
    if (message.tapped) return;
    const data = readable(message.data, this.where.path);
    const one = entry('frame', 'in', data?.type ?? 'frame', this.where, { bytes: size(message.data), data });
    if (isLost()) {
      message.stopImmediatePropagation();
      tell(Object.assign(one, { status: 'lost' }));
      if (!mayBeLost(this.where.path) || data?.type === 'status') super.close();
    } else if (line.slow) {
      message.stopImmediatePropagation();
      const copy = Object.assign(new MessageEvent('message', { data: message.data }), { tapped: true });
      this.turn = (this.turn ?? Promise.resolve()).then(late).then(() => this.readyState === this.OPEN && this.dispatchEvent(copy));
    }
  }

  send(text) {
    const data = readable(text, this.where.path);
    const one = entry('frame', 'out', data?.type ?? 'frame', this.where, { sent: size(text), data });
    if (line.cut || isLost()) {
      tell(Object.assign(one, { status: 'lost' }));
      if (!mayBeLost(this.where.path)) super.close();
    } else if (line.slow) this.queue = (this.queue ?? Promise.resolve()).then(late).then(() => this.readyState === this.OPEN && super.send(text));
    else super.send(text);
  }
}

// XMLHttpRequest, which uploads use for its progress ------------------------------------------------------------
function tapUploads() {
  const { open, send, setRequestHeader } = XMLHttpRequest.prototype;
  Object.assign(XMLHttpRequest.prototype, {
    open(method, url, ...rest) {
      this.tapped = { method, where: address(url), headers: new Headers() };
      return open.call(this, method, url, ...rest);
    },
    setRequestHeader(name, value) {
      this.tapped.headers.append(name, value);
      return setRequestHeader.call(this, name, value);
    },
    send(body) {
      const { method, where, headers } = this.tapped;
      const one = entry('request', 'out', method, where, { sent: size(body), open: true, notes: noted({}, headers) });
      const since = performance.now();
      const cut = () => this.abort();
      cuts.add(cut);
      this.addEventListener('loadend', () => {
        cuts.delete(cut);
        const answered = new Headers(this.getAllResponseHeaders().trim().split(/\r?\n/).filter(Boolean).map((text) => text.split(/: (.*)/s).slice(0, 2)));
        noted(one.notes, answered);
        tell(Object.assign(one, { status: this.status || 'no answer', ms: Math.round(performance.now() - since), open: false }));
      });
      if (line.cut) setTimeout(cut);
      else if (isLost()) this.upload.addEventListener('progress', cut, { once: true });
      if (line.slow) late().then(() => this.readyState === this.OPENED && send.call(this, body));
      else send.call(this, body);
    },
  });
}

/** From now on everything is seen. */
export function start() {
  if (started) return;
  started = true;
  window.fetch = fetched;
  window.WebSocket = TappedSocket;
  tapUploads();
}
