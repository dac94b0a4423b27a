// Where to draw the driver at any moment. Guarantees: the marker walks through every point it was told of and takes a
// little longer than the next fix needs to come, so that it neither hurries nor stops; while a fix is late it creeps on
// a few metres; it ignores what is old or doubled, does not walk back a few metres, and leaps only over big distances.
// Pure: whoever calls brings the time, in milliseconds.
import { ahead, bearing, distance, way } from './geo.js';

export const INTERVAL = 10000;
const MARGIN = 2000;
const LEAP = 1000; // metres: nobody wants to watch that walked
const CREEP = 15; // metres at most beyond the last fix
const CREEP_TIME = 8000;
const BACK = 20; // metres behind the marker that are not worth turning round for
const SLOWEST = 1; // m/s: who moves less stands
const MISSED = 3; // intervals

export function animator({ interval = INTERVAL } = {}) {
  let path = null; // the way being walked
  let began = 0;
  let lasts = 0;
  let heading = null;
  let latest = null; // the newest fix
  let heardAt = 0; // when it came
  let spacing = interval; // what passes between fixes, as observed
  let skew = 0; // how much our clock is ahead of the fixes'
  let samples = 0;

  const time = (fix) => Date.parse(fix.at);
  const walked = (now) => (lasts > 0 ? Math.min(1, (now - began) / lasts) : 1) * path.length;
  const age = (now) => Math.max(0, now - time(latest) - skew);
  const isStale = (now) => age(now) > MISSED * interval;

  function learnClocks(fix, now) {
    const late = now - time(fix);
    // the first fix may be an old one; from the second on they are live, and the quickest tells the clocks apart
    if (samples === 0) skew = Math.min(0, late);
    else skew = samples === 1 ? late : Math.min(skew, late);
    samples += 1;
    const gap = now - heardAt;
    if (latest && gap > 1000 && gap < 6 * interval) {
      spacing = Math.min(3 * interval, Math.max(interval, 0.6 * spacing + 0.4 * gap));
    }
  }

  function creep(now) {
    const stillFresh = Math.min(now, time(latest) + skew + MISSED * interval);
    const over = stillFresh - began - lasts;
    const moved = lasts > 0 ? (path.length / lasts) * 1000 : 0;
    if (over <= 0 || heading === null || Math.max(moved, latest.speed ?? 0) < SLOWEST) return 0;
    return CREEP * (1 - Math.exp(-over / CREEP_TIME));
  }

  function place(now) {
    const here = path.at(walked(now));
    if (here.heading !== null) heading = here.heading;
    const more = creep(now);
    return more > 0 ? ahead(here, heading, more) : { lat: here.lat, lng: here.lng };
  }

  function walk(points, now) {
    path = way(points);
    began = now;
    lasts = points.length > 1 ? spacing + MARGIN : 0;
  }

  return {
    /** Takes a frame {lat, lng, at, heading?, speed?, skipped?}; answers whether it was news. */
    fix(fix, now) {
      if (latest && time(fix) <= time(latest)) return false;
      const here = path && place(now);
      const rest = path ? path.after(walked(now)) : [];
      const seen = latest ? time(latest) : -Infinity;
      const skipped = (fix.skipped ?? []).filter((point) => time(point) > seen);
      learnClocks(fix, now);
      latest = fix;
      heardAt = now;
      if (heading === null && Number.isFinite(fix.heading)) heading = fix.heading;
      if (!here || distance(here, fix) > LEAP) walk([fix], now);
      else {
        const turns = [...rest, ...skipped, fix];
        const behind = heading !== null && Math.cos(((bearing(here, fix) - heading) * Math.PI) / 180) < 0;
        const near = turns.every((point) => distance(here, point) < BACK);
        walk(near && (behind || distance(here, fix) < 1) ? [here] : [here, ...turns], now);
      }
      return true;
    },

    /** Where the marker is now: {lat, lng, heading, age, stale}; null before the first fix. */
    at(now) {
      if (!path) return null;
      const here = place(now);
      return { ...here, heading, age: age(now), stale: isStale(now) };
    },

    /** How the marker's pace was chosen. */
    spacing: () => spacing,
  };
}
