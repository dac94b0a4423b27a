// Handing an order over: at its address, or with a reason. The server decides what is near; this asks why it is not.
import { put } from '../js/api.js';
import { byId, check, clear, explain, text } from '../js/dom.js';
import { km } from '../js/money.js';

/** Delivers; asks for a reason where one is needed. Answers false if the person keeps the order. */
export async function handOver(trip, place) {
  const deliver = (handover) => put(`/api/orders/${encodeURIComponent(trip.orderId)}/status`, { status: 'DELIVERED', handover });
  const spot = place ? { lat: place.lat, lng: place.lng } : {};
  try {
    await deliver(spot);
    return true;
  } catch (error) {
    if (!error.is?.('far-from-address')) throw error;
    const { metres } = error.body;
    const awayBecause = await why(metres ? `That is ${km(metres)} from the address.` : error.message);
    if (!awayBecause) return false;
    await deliver({ ...spot, awayBecause });
    return true;
  }
}

function why(words) {
  const dialog = byId('away');
  const form = dialog.querySelector('form');
  form.reset();
  clear(form);
  text('away-says', words);
  dialog.returnValue = '';
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === 'deliver' ? new FormData(form).get('why') : null), { once: true });
  });
}

byId('away').querySelector('form').addEventListener('submit', (event) => {
  if (event.submitter?.value !== 'deliver') return;
  try {
    clear(event.target);
    check(event.target);
  } catch (error) {
    event.preventDefault();
    explain(event.target, error);
  }
});
