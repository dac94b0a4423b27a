// Resumable upload by tus 1.0.0 (core and creation), as small as a page needs it. Guarantees: one request at a time;
// after a cut it asks the server where it was and sends from there; it remembers the upload's address across reloads;
// a creation whose answer is lost is repeated with its key, so that no second upload begins.
import { newKey } from './api.js';
import { secondsOf } from './answers.js';
import { dropAll, shelf } from './shelf.js';

const VERSION = { 'Tus-Resumable': '1.0.0' };
const MEMORY = 'upload/';

const base64 = (text) => btoa(String.fromCharCode(...new TextEncoder().encode(text)));
const waiting = (millis, seconds) => new Promise((resolve) => setTimeout(resolve, millis * (0.5 + Math.random() / 2) + 1000 * (seconds ?? 0)));

/** Forgets all remembered uploads under this key. */
export const forget = (key) => dropAll(`${MEMORY}${key}|`);

/** What a request came to: status 0 without an answer. */
export class TusError extends Error {
  constructor(status, body, retryAfter = null) {
    super(`upload answered ${status}`);
    Object.assign(this, { status, body, retryAfter });
  }
}

export class TusUpload {
  #xhr = null;
  #aborted = true;
  #run = 0;
  #creating = false;
  #creation = newKey();
  #kept = 0;

  /** options: endpoint, url, metadata, key, delays, bearer(), onUrl, onProgress(sent, total), onSuccess, onError, retries(error, attempt) */
  constructor(file, options) {
    Object.assign(this, { file, ...options });
    this.memory = shelf(`${MEMORY}${[this.key, file.name, file.size, file.lastModified].join('|')}`);
    this.url ??= this.memory.get();
  }

  start() {
    if (!this.#aborted) return;
    this.#aborted = false;
    this.#go(++this.#run);
  }

  /** Stops sending; start() goes on where the server is. A creation under way is let finish, and onUrl told of it. */
  abort() {
    this.#aborted = true;
    if (!this.#creating) this.#xhr?.abort();
  }

  async #go(run) {
    const current = () => !this.#aborted && run === this.#run;
    for (this.attempt = 0; current(); ) {
      try {
        let offset = this.url ? await this.#whereWasI() : await this.#create();
        if (this.url) this.onUrl(this.url);
        this.#grown(offset);
        while (current() && offset < this.file.size) this.#grown((offset = await this.#send(offset)));
        if (current()) {
          this.#aborted = true;
          this.memory.set(null);
          this.onSuccess();
        }
        return;
      } catch (error) {
        if (!current()) return;
        const pause = this.delays[this.attempt];
        if (!(error instanceof TusError) || pause === undefined || !this.retries(error, this.attempt)) {
          this.#aborted = true;
          this.onError(error);
          return;
        }
        this.attempt++;
        await waiting(pause, error.retryAfter);
      }
    }
  }

  async #create() {
    const metadata = Object.entries(this.metadata).filter(([, value]) => value).map(([name, value]) => `${name} ${base64(value)}`).join(',');
    const headers = { 'Upload-Length': this.file.size, 'Upload-Metadata': metadata, 'Idempotency-Key': this.#creation };
    const answer = await this.#request('POST', this.endpoint, headers);
    this.url = new URL(answer.getResponseHeader('Location'), location.href).pathname;
    this.memory.set(this.url);
    return 0;
  }

  async #whereWasI() {
    try {
      return Number((await this.#request('HEAD', this.url, {})).getResponseHeader('Upload-Offset'));
    } catch (error) {
      if (![404, 410].includes(error.status)) throw error;
      this.memory.set(null);
      this.url = null;
      this.#creation = newKey();
      this.#kept = 0;
      return this.#create();
    }
  }

  async #send(offset) {
    const headers = { 'Upload-Offset': offset, 'Content-Type': 'application/offset+octet-stream' };
    const answer = await this.#request('PATCH', this.url, headers, this.file.slice(offset), (sent) => this.onProgress(offset + sent, this.file.size));
    return Number(answer.getResponseHeader('Upload-Offset'));
  }

  /** Only bytes that the server has kept make up for failures: those handed to the own machine may have gone nowhere. */
  #grown(offset) {
    if (offset > this.#kept) this.attempt = 0;
    this.#kept = Math.max(this.#kept, offset);
  }

  async #request(method, url, headers, body = null, onSent = null) {
    const run = this.#run;
    const token = await this.bearer();
    if (this.#aborted || run !== this.#run) throw new TusError(0);
    this.#creating = method === 'POST';
    return new Promise((resolve, reject) => {
      const xhr = (this.#xhr = new XMLHttpRequest());
      xhr.open(method, url);
      for (const [name, value] of Object.entries({ ...VERSION, Authorization: `Bearer ${token}`, ...headers })) xhr.setRequestHeader(name, value);
      if (onSent) xhr.upload.onprogress = (event) => onSent(event.loaded);
      const failed = () => reject(new TusError(xhr.status, xhr.responseText, secondsOf(xhr.getResponseHeader('Retry-After'))));
      xhr.onloadend = () => (this.#creating = false);
      xhr.onload = () => (xhr.status >= 200 && xhr.status < 300 ? resolve(xhr) : failed());
      xhr.onerror = xhr.onabort = xhr.ontimeout = failed;
      xhr.send(body);
    });
  }
}
