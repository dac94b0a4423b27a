// Whether the restaurant takes orders: open, busy (with extra minutes) or closed. Plain request/response; every
// screen looks once a minute what a colleague has set.
import { get, put } from '../js/api.js';
import { every } from '../js/clock.js';
import { byId, show, text, toast, typed } from '../js/dom.js';
import { failed, told } from '../js/heard.js';

const SAYS = {
  OPEN: () => 'You are open.',
  BUSY: (minutes) => `Busy: customers see +${minutes} min.`,
  CLOSED: () => 'Closed: new orders are refused.',
};

export function opening(home) {
  const form = byId('opening');

  function draw({ name, state = 'OPEN', extraMinutes }) {
    if (name) text('title', typed(name));
    form.elements.state.value = state;
    form.querySelector('fieldset').disabled = false; // until now a choice would be overwritten
    show('extra-label', state === 'BUSY');
    if (extraMinutes) byId('extra').value = extraMinutes;
  }
  async function load(tries) {
    try {
      const { body } = await get(home, { tries });
      told('opening-note', '');
      if (!form.contains(document.activeElement)) draw(body);
    } catch (error) {
      if (form.querySelector('fieldset').disabled) failed('opening-note', error, load); // else the light tells of the line
    }
  }

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', async () => {
    const state = form.elements.state.value;
    const extraMinutes = Number(byId('extra').value) || 15;
    show('extra-label', state === 'BUSY');
    try {
      await put(`${home}/state`, state === 'BUSY' ? { state, extraMinutes } : { state });
      toast(SAYS[state](extraMinutes), 'good');
    } catch (error) {
      toast(error.message, 'bad');
      document.activeElement.blur();
      load();
    }
  });

  load();
  every(60000, () => load(1));
}
