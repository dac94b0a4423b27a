// Money in minor units, other numbers, times and durations, as the reader of this page writes them.
import { serverNow } from './clock.js';

const digits = (currency) => new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;

export function money({ amount, currency }) {
  const value = amount / 10 ** digits(currency);
  return new Intl.NumberFormat(navigator.language, { style: 'currency', currency }).format(value);
}

/** A number to one digit behind its point, or its comma. */
export const tenths = (value) => new Intl.NumberFormat(navigator.language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(value);

export const km = (metres) => `${tenths(metres / 1000)}\u00a0km`;

export const times = (price, quantity) => ({ amount: price.amount * quantity, currency: price.currency });

export const sum = (prices) => ({
  amount: prices.reduce((total, price) => total + price.amount, 0),
  currency: prices[0]?.currency ?? 'EUR',
});

export const clock = (instant) => new Date(instant).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

/** With its year, where it is not this one. */
export function day(instant) {
  const at = new Date(instant);
  const year = at.getFullYear() === new Date(serverNow()).getFullYear() ? undefined : 'numeric';
  return at.toLocaleString([], { day: 'numeric', month: 'short', year, hour: '2-digit', minute: '2-digit' });
}

export function age(instant, now = serverNow()) {
  const seconds = Math.max(0, Math.round((now - Date.parse(instant)) / 1000));
  if (seconds < 60) return `${seconds} s`;
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min`;
  if (seconds < 86400) return `${Math.floor(seconds / 3600)} h`;
  return `${Math.floor(seconds / 86400)} d`;
}

export function size(bytes) {
  if (bytes < 1000) return `${bytes} B`;
  return bytes < 1e6 ? `${tenths(bytes / 1000)} kB` : `${tenths(bytes / 1e6)} MB`;
}

/** The part of an order's id that people say to each other. */
export const shortId = (id) => String(id).replace(/-/g, '').slice(-5).toUpperCase();
