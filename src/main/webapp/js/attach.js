// Photos on their way into conversations: chosen beside the line to write on, sent by upload.js, shown in the thread until
// the message is there. Guarantees: one at a time in each conversation; what was cut goes on, after a reload too; nobody
// but the sender sees one before it is a message, or hears why it was refused.
import { byId, el, show, text, toast } from './dom.js';
import { inWork, PhotoUpload } from './upload.js';

const BUSY = ['RECEIVING', 'PAUSED', 'QUEUED', 'PROCESSING', 'READY'];
const TELLING = ['BLURRY', 'TOO_DARK']; // of a screenshot the other warnings say nothing
const WORDS = { FAILED: 'Something went wrong. Please send it again.', REJECTED: 'This photo was refused.', READY: 'Sent' };

/** Takes what is chosen at #photo for the conversation that shown() names; onChange(id) when its row is another. */
export function attachments(chat, shown, onChange) {
  const sending = new Map(); // conversation → what is on its way

  function begun(id) {
    const words = el('p', { 'data-testid': 'photo-words' });
    const bar = el('progress', { max: 100, value: 0, 'aria-label': 'Sending the photo' });
    const button = (label, testId, job) => el('button', { type: 'button', class: 'link', 'data-testid': testId, onclick: job }, label);
    const one = { id, words, bar, at: new Date().toISOString(), state: null, preview: null };
    one.upload = new PhotoUpload({ name: 'conversationId', id }, (now) => told(one, now));
    one.pause = button('Pause', 'photo-pause', () => one.upload.pause());
    one.resume = button('Resume', 'photo-resume', () => one.upload.goOn());
    one.cancel = button('Cancel', 'photo-cancel', () => one.upload.cancel().catch((error) => toast(error.message, 'bad')));
    one.dismiss = button('Dismiss', 'photo-dismiss', () => over(one));
    one.node = el('div', { class: 'bubble own sending', 'data-testid': 'photo-sending' }, words, bar, el('span', { class: 'again' }, one.pause, one.resume, one.cancel, one.dismiss));
    sending.set(id, one);
    return one;
  }

  function pictured(one, file) {
    one.preview = URL.createObjectURL(file);
    one.node.prepend(el('img', { class: 'photo', src: one.preview, alt: 'The photo that you chose', onerror: ({ target }) => target.remove() }));
  }

  function over(one) {
    if (one.preview) URL.revokeObjectURL(one.preview);
    sending.delete(one.id);
    onChange(one.id);
  }

  function told(one, { state, percent, words, reasons }) {
    if (state === 'GONE') return over(one);
    const busy = BUSY.includes(state);
    const changed = one.state !== state;
    one.state = one.node.dataset.state = state;
    one.node.className = `bubble own ${busy ? 'sending' : 'failed'}`;
    one.node.ariaLive = busy ? 'off' : 'polite'; // a refusal is read out, progress is not
    one.bar.value = percent;
    show(one.bar, busy);
    show(one.pause, state === 'RECEIVING');
    show(one.resume, state === 'PAUSED');
    show(one.cancel, ['RECEIVING', 'PAUSED', 'STOPPED'].includes(state));
    show(one.dismiss, ['BROKEN', 'REJECTED', 'FAILED'].includes(state));
    const why = reasons.map(({ advice }) => advice).join(' ');
    text(one.words, (busy ? '' : why) || words || WORDS[state] || '');
    if (state === 'READY') for (const { code, advice } of reasons) if (TELLING.includes(code)) toast(advice);
    if (changed) onChange(one.id);
  }

  function choose(file) {
    const id = shown();
    const before = id && sending.get(id);
    if (!file || !id) return;
    if (before && BUSY.includes(before.state)) return toast('One photo is on its way. Please wait until it is there.');
    const one = before?.state === 'STOPPED' ? before : begun(id);
    if (!one.preview) pictured(one, file);
    one.upload.begin(file);
    onChange(id);
  }

  byId('photo').addEventListener('change', ({ target }) => {
    choose(target.files[0]);
    target.value = '';
  });

  async function goOn() {
    for (const status of await inWork()) {
      if (!status.conversationId || sending.has(status.conversationId)) continue;
      const one = begun(status.conversationId);
      const file = await one.upload.kept.get();
      if (file) pictured(one, file);
      one.upload.resume(status);
    }
  }
  goOn().catch(() => {}); // the next visit asks again

  return {
    /** What is on its way into that conversation, or null; it is over once its message is there. */
    of(c) {
      const one = sending.get(c.id);
      const isThere = one && [...c.messages.values()].some(({ clientId }) => clientId === `photo-${one.upload.id}`);
      if (!isThere) return one ?? null;
      if (one.preview) URL.revokeObjectURL(one.preview);
      sending.delete(c.id);
      return null;
    },
  };
}
