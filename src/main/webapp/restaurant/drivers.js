// Who comes for the orders in the kitchen, and when: a conditional request every 15 s while there are any. A driver's
// word changes seldom, and minutes lose nothing by being some seconds old.
import { get } from '../js/api.js';
import { every, later } from '../js/clock.js';

export function drivers(home, told) {
  let wanted = false;
  let due = null;

  async function look() {
    if (!wanted) return;
    const { body } = await get(`${home}/drivers`, { tries: 1 });
    told(new Map(body.items.map((one) => [one.orderId, one])));
  }
  const ask = () => look().catch(() => {}); // the next look asks again, and the light tells of the line

  every(15000, ask);
  return {
    /** Whether there are orders that somebody could come for. */
    follow(now) {
      const first = now && !wanted;
      wanted = now;
      if (first) ask();
    },
    /** Something has changed here: look, once things have settled. */
    soon() {
      due ??= later(1000, () => {
        due = null;
        ask();
      });
    },
  };
}
