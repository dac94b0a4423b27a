// The operator's page, made livelier: preview and reach follow the typing, times stand beside UTC as the operator's own
// clock shows them, the desk's cookie stays fresh. Without this script the page works too, by its buttons.
import { get } from '../js/api.js';
import { later } from '../js/clock.js';
import { byId, el, show, text } from '../js/dom.js';
import { header } from '../js/header.js';
import { failed, told } from '../js/heard.js';
import { day } from '../js/money.js';
import { demand } from '../js/session.js';
import { stayOpen } from './desk-cookie.js';

await demand('OPERATOR');
header();
stayOpen();

const form = byId('compose');
const value = (id) => byId(id).value.trim();

function draw() {
  text('shown-title', value('title') || 'Title');
  text('shown-body', value('body') || 'Text');
  byId('shown').className = `notice ${value('severity').toLowerCase()}`;
  for (const id of ['startsAt', 'endsAt']) {
    if (value(id)) text(`${id}-local`, `${day(`${value(id)}Z`)} in your time`);
    show(`${id}-local`, value(id) !== '');
  }
}

for (const cell of document.querySelectorAll('[data-starts]')) {
  const times = [cell.dataset.starts, cell.dataset.ends].filter(Boolean).map(day);
  cell.append(el('br'), el('span', { class: 'muted' }, `${times.join(' – ')} here`));
}

/** What was looked over is no longer what would go out. */
function reviewAgain() {
  if (!byId('review')) return;
  byId('review').remove();
  byId('agreed').value = '';
  byId('publish').value = 'Look again…';
  byId('preview').value = 'Preview';
}

// what the server refused is marked at its field; the words below it are there without this script
form.querySelectorAll('.field-error').forEach((error) => error.previousElementSibling.setAttribute('aria-invalid', 'true'));

let asked = 0;
async function reach() {
  const mine = ++asked;
  const query = new URLSearchParams();
  form.querySelectorAll('input[name=roles]:checked').forEach((box) => query.append('role', box.value));
  form.querySelectorAll('input[name=cities]:checked').forEach((box) => query.append('city', box.value));
  const { body } = await get(`/api/announcements/reach?${query}`, { tries: 1 });
  if (mine !== asked) return;
  text('people', body.people);
  told('people-words', body.people === 1 ? 'person will get it' : 'people will get it');
}

async function count() {
  try {
    await reach();
  } catch (error) {
    text('people', '–');
    failed('people-words', error, count);
  }
}

let waiting = null;
form.addEventListener('input', () => {
  draw();
  reviewAgain();
  waiting?.();
  waiting = later(300, count);
});
draw();
count();
