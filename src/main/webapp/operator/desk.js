// The operator's page, made livelier: preview and reach follow the typing, the desk's cookie stays fresh. Without this
// script the page works too, by its buttons.
import { get } from '../js/api.js';
import { later } from '../js/clock.js';
import { byId, show, text } from '../js/dom.js';
import { header } from '../js/header.js';
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
  const times = [['Starts', 'startsAt'], ['Ends', 'endsAt']]
    .filter(([, id]) => value(id))
    .map(([word, id]) => `${word} ${new Date(`${value(id)}Z`).toLocaleString()}`);
  text('local-times', `${times.join(', ')} in your time.`);
  show('local-times', times.length > 0);
}

// what the server refused is marked at its field; the words below it are there without this script
form.querySelectorAll('.field-error').forEach((error) => error.previousElementSibling.setAttribute('aria-invalid', 'true'));

let asked = 0;
async function reach() {
  const mine = ++asked;
  const query = new URLSearchParams();
  form.querySelectorAll('input[name=roles]:checked').forEach((box) => query.append('role', box.value));
  value('cities').split(',').map((city) => city.trim()).filter(Boolean).forEach((city) => query.append('city', city));
  const { body } = await get(`/api/announcements/reach?${query}`, { tries: 1 });
  if (mine !== asked) return;
  text('people', body.people);
  text('people-words', body.people === 1 ? 'person will get it' : 'people will get it');
}

let waiting = null;
form.addEventListener('input', () => {
  draw();
  waiting?.();
  waiting = later(300, () => reach().catch(() => {}));
});
draw();
reach().catch(() => {});
