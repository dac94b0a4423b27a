// What this page has spent since it began: every request, frame and beat it sees, and what that costs a phone by the
// model of js/radio.js.
import { meter, NETWORKS } from './radio.js';

const began = Date.now();
const meters = NETWORKS.map((network) => ({ name: network.name, ...meter(network) }));
const sums = { requests: 0, bytes: 0, frames: 0, beats: 0 };

/** Something went over the air just now; what is counted of it. */
export function spend(counts = {}) {
  const now = Date.now();
  for (const one of meters) one.packet(now);
  for (const [name, count] of Object.entries(counts)) sums[name] += count;
}
spend();

/** The sums, the seconds the page is open, and for each network how many of them its radio was on. */
export function spent() {
  const now = Date.now();
  return { ...sums, seconds: (now - began) / 1000, radio: meters.map(({ name, seconds }) => ({ name, seconds: seconds(now) })) };
}
