// Where the driver is: a ride along the drawn streets, or what the device measures. Pure of any network.
import { way } from '../js/geo.js';
import { route } from '../js/streets.js';

const SPEED = 8; // m/s, a bicycle in a hurry
const NOISE = 3; // metres
const ASK_EACH = 10000;
const PRECISE = { enableHighAccuracy: true, maximumAge: 5000 };

/** A ride from one place to the other that starts now; at(now) answers a fix. */
export function simulated(from, to, now) {
  const path = way(route(from, to));
  const shake = () => ((Math.random() - 0.5) * 2 * NOISE) / 111195;
  return {
    points: path.points,
    at(then) {
      const metres = Math.min(path.length, ((then - now) / 1000) * SPEED);
      const { lat, lng, heading } = path.at(metres);
      const arrived = metres >= path.length;
      const shaken = arrived ? { lat, lng } : { lat: lat + shake(), lng: lng + shake() };
      return { ...shaken, at: new Date(then).toISOString(), accuracy: 6, speed: arrived ? 0 : SPEED, ...(heading === null ? {} : { heading: Math.round(heading) }) };
    },
  };
}

/** The device's own position, each with the time it was measured at; at() is null until the person allows it. */
export function device(refused) {
  let latest = null;
  let askedAt = 0;
  const took = ({ coords, timestamp }) => {
    latest = { lat: coords.latitude, lng: coords.longitude, at: new Date(timestamp).toISOString() };
    // null, NaN or below zero: unknown
    for (const name of ['accuracy', 'speed', 'heading']) if (Number.isFinite(coords[name]) && coords[name] >= 0) latest[name] = coords[name];
  };
  const watch = navigator.geolocation?.watchPosition(took, () => refused('This device does not share its position.'), PRECISE);
  if (watch === undefined) refused('This device does not share its position.');

  /** A device that stands may tell nothing unless it is asked. */
  function at(now) {
    if (latest && now - askedAt >= ASK_EACH) {
      askedAt = now;
      navigator.geolocation.getCurrentPosition(took, () => {}, { ...PRECISE, timeout: ASK_EACH });
    }
    return latest && { ...latest };
  }

  return { at, stop: () => watch !== undefined && navigator.geolocation.clearWatch(watch) };
}
