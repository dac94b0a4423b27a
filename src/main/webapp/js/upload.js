// Resumable upload (tus 1.0.0), then the server's steps, in one line of progress. Guarantees: bytes
// that arrived are never sent twice; a cut line, a pause and a reload go on where they were; the token is renewed on
// the way; what the server says of an upload is the truth, what this page remembers is a hint.
import { bearer, del, get } from './api.js';
import { phrase } from './dom.js';
import { tenths } from './money.js';
import { file as shelved } from './shelf.js';
import { stream } from './stream.js';
import { forget, TusUpload } from './tus.js';

const DOOR = '/api/uploads';
const OF_BYTES = 60; // per cent of the way, as the server counts
const LARGEST = 10 * 1024 * 1024;
const PATIENCE = 60; // seconds; who is to wait longer is told so
const RETRIES = [0, 500, 1500, 4000, 8000, 15000, 20000, 20000, 20000];

/** The uploads of this restaurant, or of this person into conversations, that are not at their end, from any device. */
export const inWork = async () => (await get(`${DOOR}?state=open`)).body.items;

/**
 * One upload for one subject: { name, id }, as Upload-Metadata names it. show({ state, percent, words, reasons, photo, sent, total }) for every change; state is the
 * server's, or PAUSED, STOPPED (needs the file again), BROKEN (gave up), GONE.
 */
export class PhotoUpload {
  #tus = null;
  #events = null;

  constructor(subject, show) {
    Object.assign(this, { subject, show, id: null, kept: shelved(subject.id) });
  }

  /** Begins with a file just chosen; the same file as before goes on where it was, another takes its place. */
  async begin(file) {
    if (file.size > LARGEST) return this.#tell('BROKEN', 0, `This file has ${tenths(file.size / 1048576)} MB. At most 10 MB are taken: export it smaller.`);
    await this.kept.set(file);
    const same = this.id && isOf(file, this.unfinished);
    if (this.id && !same) await this.#giveUp().catch(() => {}); // left behind, it is in nobody's way once the new one is READY
    this.#send(file, same ? `${DOOR}/${this.id}` : null);
  }

  /** Goes on with what the server told of an unfinished upload, perhaps begun on another device. */
  async resume(status) {
    this.id = status.id;
    if (status.state !== 'RECEIVING') return this.#follow();
    this.unfinished = status;
    const file = await this.kept.get();
    if (file && isOf(file, status)) return this.#send(file, `${DOOR}/${status.id}`);
    this.#tell('STOPPED', status.percent, phrase`“${status.filename}” is not complete. Choose it again to go on where it was.`);
  }

  pause() {
    this.#tus?.abort();
    this.#tell('PAUSED', this.percent, 'Paused.');
  }

  goOn() {
    this.#tell('RECEIVING', this.percent, 'Going on…');
    this.#tus.start();
  }

  async cancel() {
    this.#tus?.abort();
    this.#events?.close();
    this.cancelled = true;
    await this.kept.set(null);
    await this.#giveUp();
    this.#tell('GONE', 0, '');
  }

  async #giveUp() {
    const id = this.id;
    this.id = null;
    if (id) await del(`${DOOR}/${id}`, { headers: { 'Tus-Resumable': '1.0.0' } }).catch((error) => error.status === 404 || Promise.reject(error));
    forget(this.subject.id);
  }

  /** What was cancelled before it had an address is given up as soon as it has one. */
  #begun(address) {
    this.id = address.split('/').pop();
    if (this.cancelled) this.#giveUp().catch(() => {});
  }

  #send(file, url = null) {
    this.#tus = new TusUpload(file, {
      endpoint: DOOR,
      url,
      key: this.subject.id,
      delays: RETRIES,
      bearer,
      metadata: { [this.subject.name]: this.subject.id, filename: file.name, filetype: file.type },
      onUrl: (address) => this.#begun(address),
      onProgress: (sent, total) => this.#tell('RECEIVING', total ? (OF_BYTES * sent) / total : 0, 'Uploading', { sent, total }),
      onSuccess: () => (this.kept.set(null), this.#follow()),
      onError: (error) => this.#failed(error),
      retries: (error, attempt) => this.#retry(error, attempt),
    });
    this.#tell('RECEIVING', this.percent ?? 0, 'Starting…');
    this.#tus.start();
  }

  #retry({ status, body, retryAfter }, attempt) {
    const passing = status === 0 || status >= 500 || [400, 401, 409, 423, 429, 460].includes(status);
    const again = passing && !(retryAfter > PATIENCE) && !body?.includes('/problems/conversation-closed');
    if (again) this.#tell('RECEIVING', this.percent, attempt ? 'No connection. It goes on by itself…' : 'Going on…');
    return again;
  }

  async #failed(error) {
    if (!error.status || error.status >= 500) return this.#tell('PAUSED', this.percent, 'No connection. Press “Resume” to try again.');
    await this.kept.set(null);
    forget(this.subject.id);
    let problem = {};
    try {
      problem = JSON.parse(error.body);
    } catch {
      // no problem document: the status alone must do
    }
    this.#tell('BROKEN', this.percent, problem.detail ?? 'This file was refused.');
  }

  #follow() {
    this.#events?.close();
    this.#events = stream(`${DOOR}/${this.id}/events`, {
      from: 0,
      onEvent: ({ type, data }) => {
        if (type === 'gone') this.#end('GONE', {});
        else if (type === 'status') this.#status(JSON.parse(data));
      },
      onState: (state) => state === 'refused' && this.#end('GONE', {}),
    });
  }

  #status(status) {
    const words = { QUEUED: 'Waiting for its turn', PROCESSING: stepWords(status.steps) }[status.state] ?? '';
    if (status.final) this.#end(status.state, status);
    else this.#tell(status.state, status.percent, words, { steps: status.steps });
  }

  #end(state, status) {
    this.#events?.close();
    this.#tell(state, status.percent ?? 0, '', { reasons: status.reasons ?? [], photo: status.photo, steps: status.steps });
  }

  #tell(state, percent, words, more = {}) {
    this.percent = percent;
    this.show({ state, percent, words, reasons: [], ...more });
  }
}

const isOf = (file, status) => file.size === status?.length && file.name === status.filename;
const STEPS = { RECEIVED: 'Checking', RETRIED: 'Checking again', CHECKED: 'Reading the picture', DECODED: 'Making sizes', RESIZED: 'Looking at its quality', JUDGED: 'Compressing', COMPRESSED: 'Storing' };
const stepWords = (steps) => STEPS[steps.at(-1)?.step] ?? 'Being worked on';
