// The addresses a customer keeps, the same on every device. Request/response; a new one gets its id here, so that a
// repeated request keeps it once.
import { del, get, put } from './api.js';
import { sameCity } from './places.js';

const DOOR = '/api/accounts/me/addresses';
const at = (id) => `${DOOR}/${encodeURIComponent(id)}`;

/** randomUUID exists only on https and localhost. */
function newId() {
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((b) => b.toString(16).padStart(2, '0')).join('');
  return crypto.randomUUID?.() ?? hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The one used last comes first. */
export const addresses = async () => (await get(DOOR)).body.items;

/** Keeps it, in place of what had its id; without one it is new. */
export const keepAddress = ({ id = newId(), ...words }) => put(at(id), words);

export const dropAddress = (id) => del(at(id));

export const isThere = (one, { line1, city }) => one.line1.trim() === line1 && sameCity(one.city, city);
