// How somebody was helped: asked at the end of a conversation, under its last message.
import { put } from '../js/api.js';
import { byId, clear, el, onSubmit, show, text } from '../js/dom.js';

const form = byId('helped');
let shown = null; // the conversation

byId('helped-stars').append(
  ...[1, 2, 3, 4, 5].map((n) => el('label', {}, el('input', { type: 'radio', name: 'stars', value: n, required: true, 'aria-label': `${n} ${n === 1 ? 'star' : 'stars'}`, 'data-testid': `helped-${n}` }), el('span', { 'aria-hidden': 'true' }, '★'))),
);

/** Asks once it is closed; what was said before stands there. `told` gets the conversation with its rating. */
export function askHowItWas(view) {
  const ended = view?.state === 'CLOSED' && view.lastPosition > 0;
  show(form, ended);
  const next = ended ? `${view.id} ${view.rating?.stars ?? ''}` : null;
  if (shown?.key === next) return;
  shown = { key: next, id: view?.id };
  if (!ended) return;
  clear(form);
  form.reset();
  if (view.rating) form.elements.stars.value = String(view.rating.stars);
  byId('helped-words').value = view.rating?.words ?? '';
  rated(view.rating);
}

/** Words can be added to stars, and once it was said it takes no more room than it needs until somebody presses a star. */
function rated(rating) {
  text('helped-says', rating ? 'Thank you. You can still change it.' : '');
  form.classList.toggle('said', Boolean(rating));
}
byId('helped-stars').addEventListener('click', () => form.classList.remove('said'));

export function onRated(told) {
  onSubmit(form, async () => {
    const words = byId('helped-words').value.trim();
    const { body } = await put(`/api/conversations/${encodeURIComponent(shown.id)}/rating`, { stars: Number(form.elements.stars.value), ...(words && { words }) });
    told(body);
    rated(body.rating);
  });
}
