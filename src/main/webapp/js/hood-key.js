// The key to the hood (js/hood.js): `?hood` in the address or the letter h, kept for this tab. Off it costs these lines.
// A page inside our stage shows no hood of its own: it tells the stage what goes over its line.
import { forTab } from './shelf.js';

const kept = forTab('hood');
const asked = new URLSearchParams(location.search).get('hood');
const staged = parent !== window; // only our own pages may frame us
if (asked !== null && !staged) kept.set(asked === 'off' ? null : true);

function tellStage({ listen, change }) {
  const page = performance.timeOrigin;
  listen((entry) => parent.dispatchEvent(new CustomEvent('foodfast:line', { detail: { from: window, page, entry } })));
  addEventListener('foodfast:line', ({ detail }) => change(detail));
}

/** The line is tapped before the page's first request; what is drawn may come later. */
async function look() {
  const tap = await import('./tap.js');
  tap.start();
  if (staged) tellStage(tap);
  else import('./hood.js').then(({ hood }) => hood());
}

let looking = staged || kept.get();
if (looking) await look().catch(() => {}); // the page works without

addEventListener('keydown', async (event) => {
  const other = event.key.toLowerCase() !== 'h' || event.ctrlKey || event.altKey || event.metaKey || event.repeat;
  if (other || event.target.closest('input, select, textarea, dialog, [contenteditable]')) return;
  if (staged) return void parent.document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'h', bubbles: true }));
  if (looking) return void (await import('./hood.js')).hood();
  looking = true;
  kept.set(true);
  look().catch(() => {});
});
