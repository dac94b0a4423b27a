// Where to deliver: the device's position when the person allows it, else a door in the drawn city that belongs to the
// words of the address: the same words are the same door, 0.7 to 2 km from the kitchen.
const CITIES = {
  berlin: [52.52, 13.405],
  hamburg: [53.5511, 9.9937],
  munich: [48.1374, 11.5755],
  münchen: [48.1374, 11.5755],
  cologne: [50.9375, 6.9603],
  köln: [50.9375, 6.9603],
  frankfurt: [50.1109, 8.6821],
  leipzig: [51.3397, 12.3731],
  stuttgart: [48.7758, 9.1829],
  düsseldorf: [51.2277, 6.7735],
  vienna: [48.2082, 16.3738],
  zurich: [47.3769, 8.5417],
  amsterdam: [52.3676, 4.9041],
  paris: [48.8566, 2.3522],
};

/** Spellings that differ in case, in outer blanks or in how an umlaut is composed are one city. */
export function sameCity(one, other) {
  const key = (city) => String(city ?? '').trim().normalize('NFC').toLowerCase();
  return key(one) === key(other);
}

export function middleOf(city, restaurant) {
  const own = restaurant?.location ?? restaurant ?? {};
  if (Number.isFinite(own.lat) && Number.isFinite(own.lng)) return { lat: own.lat, lng: own.lng };
  const [lat, lng] = CITIES[String(city).trim().toLowerCase()] ?? CITIES.berlin;
  return { lat, lng };
}

export function doorOf(line1, city, restaurant) {
  const middle = middleOf(city, restaurant);
  let hash = 7;
  for (const letter of `${line1} ${city}`.toLowerCase()) hash = (hash * 31 + letter.codePointAt(0)) % 100003;
  const turn = ((hash % 360) * Math.PI) / 180;
  const metres = 700 + (hash % 1300);
  const perDegree = 111320;
  return {
    lat: middle.lat + (metres * Math.cos(turn)) / perDegree,
    lng: middle.lng + (metres * Math.sin(turn)) / (perDegree * Math.cos((middle.lat * Math.PI) / 180)),
  };
}

export function here() {
  return new Promise((resolve, reject) => {
    if (!navigator.geolocation) return reject(new Error('This device does not share its position.'));
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => resolve({ lat: coords.latitude, lng: coords.longitude }),
      () => reject(new Error('The position is not available. We deliver to the address as written.')),
      { timeout: 8000, maximumAge: 60000 },
    );
  });
}
