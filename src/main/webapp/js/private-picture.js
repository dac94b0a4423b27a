// A picture that only some people may see: read with one's token, shown small, and large at a click. Guarantees: it is
// asked for once a visit; what is no longer kept says so.
import { bearer } from './api.js';
import { el } from './dom.js';

const MOST = 60;
const kept = new Map(); // address → where this page holds it

async function read(address) {
  const answer = await fetch(address, { headers: { Authorization: `Bearer ${await bearer()}` } });
  if (!answer.ok) throw Object.assign(new Error(`photo answered ${answer.status}`), { gone: answer.status === 404 });
  return URL.createObjectURL(await answer.blob());
}

function held(address) {
  if (!kept.has(address)) {
    kept.set(address, read(address));
    kept.get(address).catch(() => kept.delete(address));
    if (kept.size > MOST) letGo(kept.keys().next().value);
  }
  return kept.get(address);
}

function letGo(address) {
  kept.get(address).then(URL.revokeObjectURL, () => {});
  kept.delete(address);
}

function fill(image, address) {
  const failed = ({ gone }) => {
    const words = gone ? el('span', { class: 'muted', 'data-testid': 'photo-gone' }, 'This photo is no longer kept.') : el('button', { type: 'button', class: 'link', onclick: () => (words.replaceWith(image), fill(image, address)) }, 'The photo did not come. Load it again');
    image.replaceWith(words);
  };
  held(address).then((source) => (image.src = source), failed);
}

function enlarged(address, alt) {
  const image = el('img', { alt });
  const dialog = el('dialog', { class: 'photo-dialog', 'aria-label': alt, 'data-testid': 'photo-large', onclose: () => dialog.remove() }, image, el('form', { method: 'dialog' }, el('button', { class: 'quiet' }, 'Close')));
  document.body.append(dialog);
  fill(image, address);
  dialog.showModal();
}

/** `folder` is where its sizes are. */
export function privatePicture(folder, alt) {
  const image = el('img', { class: 'photo', alt, width: 320, height: 240, 'data-testid': 'message-photo' });
  fill(image, `${folder}/800.webp`);
  return el('button', { type: 'button', class: 'photo-button', 'data-testid': 'photo-open', onclick: () => enlarged(`${folder}/1600.webp`, alt) }, image);
}
