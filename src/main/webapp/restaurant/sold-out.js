// What has run out, told at the lines of orders: one tap sells a dish out until tomorrow, another takes that back.
import { get, put } from '../js/api.js';
import { every } from '../js/clock.js';
import { phrase, toast } from '../js/dom.js';

/** `told` gets the ids of the dishes that are sold out, now and when that changes, on other screens too. */
export function soldOut(home, told) {
  const out = new Set();
  let turns = 0;

  async function look() {
    const before = turns;
    const { body } = await get(`${home}/menu`, { tries: 1 });
    if (turns !== before) return; // somebody has tapped meanwhile: the next look is newer
    out.clear();
    for (const dish of body.items) if (dish.soldOutUntil) out.add(dish.id);
    told(out);
  }
  const ask = () => look().catch(() => {}); // the next look asks again, and the light tells of the line

  async function turn(id) {
    const wanted = !out.has(id);
    turns += 1;
    try {
      const { body } = await put(`/api/menu-items/${encodeURIComponent(id)}/sold-out`, { soldOut: wanted });
      if (wanted) out.add(id);
      else out.delete(id);
      toast(wanted ? phrase`${body.name} is sold out for today.` : phrase`${body.name} can be ordered again.`, 'good');
    } catch (error) {
      toast(error.message, 'bad');
    }
    turns += 1;
    told(out);
  }

  every(60000, ask);
  ask();
  return turn;
}
