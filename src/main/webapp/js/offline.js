// Opening without a network: the service worker has the page (sw.js), this what it last showed, which is the person's own
// and goes with them (shelf.js). Guarantees: what is old is never shown without saying so, and gives way to what is true.
import { pause } from './clock.js';
import { byId, el, show, text } from './dom.js';
import { day } from './money.js';
import { awake } from './presence.js';
import { shelf, worker } from './shelf.js';

const PAUSE = 10000;

/** What was last heard under this name, {at, body}, for when nothing is heard. */
export const known = (name) => {
  const place = shelf(`known.${name}`);
  return { get: () => place.get(), set: (body) => place.set({ at: Date.now(), body }) };
};

function say(at) {
  if (!byId('offline')) byId('main').prepend(el('p', { id: 'offline', class: 'banner warn', role: 'status', 'data-testid': 'offline' }));
  text('offline', `You are offline – this is what was known on ${day(at)}. FoodFast is asked again by itself.`);
  show('offline', true);
}

/** Until there is a reason to ask again: time has passed, or a network is there. */
async function rest() {
  const back = new AbortController();
  addEventListener('online', () => back.abort(), { signal: back.signal });
  await pause(PAUSE, back.signal);
  back.abort();
  await awake();
}

/** draw(what ask(options) answers); as long as there is no answer, what was last known. */
export async function recall(name, ask, draw) {
  const place = known(name);
  const old = place.get();
  let told = false;
  const remember = (error) => {
    if (!old || told || error.status !== 0) return;
    told = true;
    draw(old.body);
    say(old.at);
  };
  for (;;) {
    try {
      const body = await ask({ onRetry: remember });
      place.set(body);
      draw(body);
      if (told) show('offline', false);
      return;
    } catch (error) {
      remember(error);
      if (!told) throw error;
    }
    await rest();
  }
}

/** The shell is kept once the page is there, unless somebody saves data. */
export function keepShell() {
  if (navigator.connection?.saveData) return;
  const keep = () => worker().catch(() => {}); // private windows keep nothing
  if (document.readyState === 'complete') keep();
  else addEventListener('load', keep, { once: true });
}
