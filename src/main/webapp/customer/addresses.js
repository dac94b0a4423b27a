// The part of the account page with the addresses one keeps.
import { addresses, dropAddress, keepAddress } from '../js/addresses.js';
import { busy, byId, el, onSubmit, toast, typed } from '../js/dom.js';
import { part } from '../js/heard.js';

const FIELDS = ['label', 'line1', 'city'];
let edited = null;

function fill(address) {
  edited = address;
  for (const name of FIELDS) byId(`address-${name}`).value = address?.[name] ?? '';
}

function edit(address) {
  fill(address);
  byId('address-box').open = true;
  byId('address-label').focus();
}

async function drop({ id }) {
  await dropAddress(id);
  if (edited?.id === id) fill(null);
  await loadAddresses();
}

function row(address) {
  const name = address.label ?? address.line1;
  const act = (words, testId, kind, job) =>
    el('button', { type: 'button', class: `small ${kind}`, 'data-testid': testId, 'aria-label': `${words}: ${name}`, onclick: ({ currentTarget }) => busy(currentTarget, async () => job(address)).catch((error) => toast(error.message, 'bad')) }, words);
  return el(
    'li',
    { 'data-testid': 'address-row', 'data-id': address.id },
    el('span', { class: 'grow' }, el('strong', {}, typed(name)), el('span', { class: 'muted' }, ' ', address.label ? typed(address.line1) : '', address.label ? ', ' : '', typed(address.city))),
    act('Edit', 'address-edit', 'quiet', edit),
    act('Delete', 'address-delete', 'danger quiet', drop),
  );
}

export const loadAddresses = part('addresses-note', async () => {
  const list = await addresses();
  byId('addresses').replaceChildren(...list.map(row));
  return list.length ? '' : 'None yet. You can save the address of your next order.';
});

onSubmit(byId('address-form'), async () => {
  const [label, line1, city] = FIELDS.map((name) => byId(`address-${name}`).value.trim());
  const same = edited && edited.line1 === line1 && edited.city === city;
  await keepAddress({ id: edited?.id, label: label || null, line1, city, ...(same && edited.lat !== undefined && { lat: edited.lat, lng: edited.lng }) });
  fill(null);
  byId('address-box').open = false;
  toast('Address saved.', 'good');
  await loadAddresses();
});
