// Distances and directions on the ground, near enough within a city.
const RADIUS = 6371000;
const RAD = Math.PI / 180;

/** Metres from one place to the other. */
export function distance(from, to) {
  const north = (to.lat - from.lat) * RAD;
  const east = (to.lng - from.lng) * RAD * Math.cos(((from.lat + to.lat) / 2) * RAD);
  return RADIUS * Math.hypot(north, east);
}

/** Degrees clockwise from north. */
export function bearing(from, to) {
  const east = (to.lng - from.lng) * Math.cos(from.lat * RAD);
  return (Math.atan2(east, to.lat - from.lat) / RAD + 360) % 360;
}

/** The place so many metres away in that direction. */
export function ahead(from, heading, metres) {
  const angle = metres / RADIUS / RAD;
  const lat = from.lat + angle * Math.cos(heading * RAD);
  return { lat, lng: from.lng + (angle * Math.sin(heading * RAD)) / Math.cos(from.lat * RAD) };
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
      return { lat: a.lat + (b.lat - a.lat) * part, lng: a.lng + (b.lng - a.lng) * part, heading };
    },
    /** The points that still lie ahead after so many metres. */
    after: (metres) => points.filter((_, i) => marks[i] > metres),
  };
}
