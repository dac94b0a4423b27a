// Distances and directions on the ground, near enough within a city.
const RADIUS = 6371000;
const RAD = Math.PI / 180;

/** Degrees east between -180 and 180: across the 180th meridian it goes on. */
export const wrap = (degrees) => ((((degrees + 180) % 360) + 360) % 360) - 180;

/** Metres from one place to the other, along a great circle. */
export function distance(from, to) {
  const north = Math.sin(((to.lat - from.lat) * RAD) / 2);
  const east = Math.sin(((to.lng - from.lng) * RAD) / 2);
  const part = north * north + Math.cos(from.lat * RAD) * Math.cos(to.lat * RAD) * east * east;
  return 2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(part)));
}

/** Degrees clockwise from north. */
export function bearing(from, to) {
  const east = wrap(to.lng - from.lng) * Math.cos(from.lat * RAD);
  return (Math.atan2(east, to.lat - from.lat) / RAD + 360) % 360;
}

/** The place so many metres away in that direction. */
export function ahead(from, heading, metres) {
  const angle = metres / RADIUS / RAD;
  const lat = Math.max(-90, Math.min(90, from.lat + angle * Math.cos(heading * RAD)));
  const east = (angle * Math.sin(heading * RAD)) / Math.max(1e-6, Math.cos(from.lat * RAD));
  return { lat, lng: wrap(from.lng + east) };
}

/** A way through points, by metres from its beginning. */
export function way(points) {
  const marks = [0];
  for (let i = 1; i < points.length; i++) marks.push(marks[i - 1] + distance(points[i - 1], points[i]));
  const length = marks[marks.length - 1];

  function leg(metres) {
    let i = 1;
    while (i < points.length - 1 && marks[i] < metres) i++;
    return Math.min(i, points.length - 1);
  }

  return {
    points,
    length,
    /** Where one is after so many metres, and which way one looks there (null on a way of one point). */
    at(metres) {
      if (points.length < 2) return { ...points[0], heading: null };
      const i = leg(metres);
      const part = marks[i] > marks[i - 1] ? Math.min(1, Math.max(0, (metres - marks[i - 1]) / (marks[i] - marks[i - 1]))) : 1;
      const [a, b] = [points[i - 1], points[i]];
      const heading = marks[i] - marks[i - 1] > 1 ? bearing(a, b) : null;
      return { lat: a.lat + (b.lat - a.lat) * part, lng: wrap(a.lng + wrap(b.lng - a.lng) * part), heading };
    },
    /** The points that still lie ahead after so many metres. */
    after: (metres) => points.filter((_, i) => marks[i] > metres),
  };
}
