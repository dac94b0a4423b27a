// The network of a driver's phone, which can be made bad on purpose: a third of the frames is lost in either direction
// and the rest is late; or none at all, as in a tunnel.
import { later } from '../js/clock.js';

const LOSS = 0.33;
const DELAY = 3500;

export function network() {
  const state = { bad: false, tunnel: false };
  const lost = () => state.tunnel || (state.bad && Math.random() < LOSS);

  /** Passes it on now, late, or never. */
  function pass(carry) {
    if (lost()) return;
    if (state.bad) later(Math.random() * DELAY, () => state.tunnel || carry());
    else carry();
  }

  return { state, pass };
}
