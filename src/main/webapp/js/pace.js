// How long a silence this device's network carries, found out by trying: a sleeping poll and the beats of a line begin
// with 55 s, go up after each silence that was answered, and back after one in which the line died without a word. Kept
// for each kind of network, for this person; a death is held against the network for two hours.
import { shelf } from './shelf.js';

const STEPS = [14, 25, 55, 115, 180, 240];
const USUAL = 55;
const HELD = 2 * 3600000;

/** How many seconds to try next, after what is known: {good, bad, badAt}. */
export function tryNext({ good = 0, bad = Infinity, badAt = 0 } = {}, now = Date.now()) {
  const limit = bad && now - badAt < HELD ? bad : Infinity;
  const allowed = STEPS.filter((step, at) => step < limit || at === 0);
  const wanted = good ? (STEPS.find((step) => step > good) ?? good) : USUAL;
  return Math.min(wanted, allowed.at(-1));
}

/** What is known after a silence of so many seconds that was answered, or was not. */
export function learn(known = {}, seconds, answered, now = Date.now()) {
  if (answered) return { ...known, good: Math.max(known.good ?? 0, seconds) };
  const below = STEPS.filter((step) => step < seconds).at(-1) ?? 0;
  return { good: Math.min(known.good ?? 0, below), bad: seconds, badAt: now };
}

const kept = shelf('pace');
const network = () => navigator.connection?.type ?? 'any';

/** Seconds of silence to ask for now. */
export const pace = () => tryNext(kept.get()?.[network()]);

function note(seconds, answered) {
  const all = kept.get() ?? {};
  kept.set({ ...all, [network()]: learn(all[network()], seconds, answered) });
}

/** A line was silent for so long and then answered. */
export const carried = (seconds) => note(seconds, true);

/** A line died in a silence of so long. */
export const died = (seconds) => note(seconds, false);
