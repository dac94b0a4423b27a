// A city drawn without any server: streets, parks and a river that are the same for everybody, because they follow
// from the coordinates alone. The default map, so that it works offline; and the streets a simulated ride keeps to. From
// far away, the country is an outline.
const ZOOM = 15;
const SIZE = 256 * 2 ** ZOOM;
const BLOCK = 52; // pixels at that zoom, about 150 m in Berlin
const FARTHEST = 1 / 64; // nine kilometres a tile need no streets
const COLOURS = {
  light: { land: '#eef0ea', block: '#f7f6f1', street: '#ffffff', edge: '#d5d9d0', avenue: '#fdecc3', border: '#9aa79c', park: '#cfe6c5', water: '#b5d7e8' },
  dark: { land: '#1b2421', block: '#202b27', street: '#35433d', edge: '#141b18', avenue: '#5a5236', border: '#6b7c73', park: '#1e3a2a', water: '#1d3a4a' },
};
/** Germany, coarse on purpose: the longitudes and latitudes of its corners, once around from the Danish border. */
const COUNTRY = [
  8.65, 54.9, 9.45, 54.8, 10.0, 54.55, 10.2, 54.4, 11.1, 54.4, 10.9, 53.98, 11.5, 53.98, 12.1, 54.2, 12.5, 54.48, 13.3, 54.65, 13.7, 54.3, 13.5, 54.12,
  14.2, 53.92, 14.4, 53.3, 14.15, 52.85, 14.62, 52.5, 14.75, 52.05, 14.6, 51.75, 15.03, 51.3, 14.85, 50.88, 14.35, 51.03, 13.5, 50.68, 12.95, 50.42,
  12.2, 50.25, 12.5, 49.9, 12.45, 49.65, 13.05, 49.25, 13.83, 48.77, 13.45, 48.55, 12.85, 48.15, 13.0, 47.75, 13.0, 47.47, 12.2, 47.62, 11.4, 47.45,
  10.95, 47.4, 10.45, 47.55, 10.2, 47.28, 9.7, 47.53, 8.9, 47.65, 8.55, 47.78, 7.62, 47.58, 7.58, 48.1, 7.8, 48.58, 8.2, 48.97, 7.4, 49.17, 6.75, 49.17,
  6.37, 49.47, 6.5, 49.8, 6.13, 50.15, 6.3, 50.5, 6.02, 50.75, 5.9, 51.05, 6.2, 51.4, 5.97, 51.82, 6.75, 51.92, 7.05, 52.25, 6.7, 52.55, 7.05, 52.7,
  7.2, 53.25, 7.05, 53.6, 8.0, 53.7, 8.3, 53.5, 8.6, 53.88, 9.2, 53.87, 8.9, 54.05, 8.65, 54.3, 8.95, 54.5,
];

function hash(a, b = 0) {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b ^ 0xc2b2ae35, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  return ((h ^ (h >>> 13)) >>> 0) / 2 ** 32;
}

const street = (index, salt) => (index + 0.3 * hash(index, salt)) * BLOCK;
const isAvenue = (index) => index % 6 === 0;
const river = (x) => 380 * Math.sin(x / 1300) + 120 * Math.sin(x / 410);
const RIVER_EACH = 5200;

export const project = ({ lat, lng }) => ({
  x: ((lng + 180) / 360) * SIZE,
  y: (0.5 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / (2 * Math.PI)) * SIZE,
});
export const unproject = ({ x, y }) => ({
  lat: (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / SIZE))) * 180) / Math.PI,
  lng: (x / SIZE) * 360 - 180,
});

const border = Array.from({ length: COUNTRY.length / 2 }, (_, at) => project({ lng: COUNTRY[2 * at], lat: COUNTRY[2 * at + 1] }));

const nearest = (value, salt) => {
  const guess = Math.round(value / BLOCK);
  return [guess - 1, guess, guess + 1].reduce((a, b) => (Math.abs(street(b, salt) - value) < Math.abs(street(a, salt) - value) ? b : a));
};

/** The corners of a way along the streets from one place to the other, both included. */
export function route(from, to) {
  const [a, b] = [project(from), project(to)];
  const [column, lastColumn] = [nearest(a.x, 1), nearest(b.x, 1)];
  const [row, lastRow] = [nearest(a.y, 2), nearest(b.y, 2)];
  const between = Math.round(column + (lastColumn - column) * 0.4);
  const half = Math.round(row + (lastRow - row) * 0.6);
  const corners = [[column, row], [between, row], [between, half], [lastColumn, half], [lastColumn, lastRow]];
  const turns = corners.filter(([c, r], i) => i === 0 || c !== corners[i - 1][0] || r !== corners[i - 1][1]);
  return [from, ...turns.map(([c, r]) => unproject({ x: street(c, 1), y: street(r, 2) })), to];
}

function outline(pen, px, py, ink) {
  pen.beginPath();
  for (const { x, y } of border) pen.lineTo(px(x), py(y));
  pen.closePath();
  pen.fillStyle = ink.block;
  pen.fill();
  pen.lineWidth = 1.5;
  pen.lineJoin = 'round';
  pen.strokeStyle = ink.border;
  pen.stroke();
}

/** Draws the tile at these coordinates onto a canvas of 256 CSS pixels. */
export function draw(canvas, { x, y, z }, dark) {
  const ink = COLOURS[dark ? 'dark' : 'light'];
  const ratio = Math.min(2, globalThis.devicePixelRatio || 1);
  canvas.width = canvas.height = 256 * ratio;
  const scale = 2 ** (z - ZOOM);
  const pen = canvas.getContext('2d');
  pen.scale(ratio, ratio);
  const left = (x * 256) / scale;
  const top = (y * 256) / scale;
  const span = 256 / scale;
  const px = (value) => (value - left) * scale;
  const py = (value) => (value - top) * scale;
  const step = scale < 0.06 ? 36 : scale < 0.2 ? 6 : 1;
  const first = (edge) => Math.floor((edge / BLOCK - 2) / step) * step;
  const columns = [];
  for (let i = first(left); i * BLOCK < left + span + BLOCK; i += step) columns.push(i);
  const rows = [];
  for (let j = first(top); j * BLOCK < top + span + BLOCK; j += step) rows.push(j);

  pen.fillStyle = step === 1 ? ink.block : ink.land;
  pen.fillRect(0, 0, 256, 256);
  if (scale < FARTHEST) {
    outline(pen, px, py, ink); // from so far away a city is a dot
    return canvas;
  }
  pen.fillStyle = ink.park;
  for (const i of columns) {
    for (const j of rows) {
      if (hash(Math.floor(i / 2) * 31 + 7, Math.floor(j / 2)) > 0.08) continue;
      pen.fillRect(px(street(i, 1)), py(street(j, 2)), px(street(i + step, 1)) - px(street(i, 1)), py(street(j + step, 2)) - py(street(j, 2)));
    }
  }
  pen.lineCap = 'round';
  pen.strokeStyle = ink.water;
  pen.lineWidth = Math.max(2, 46 * scale);
  for (let k = Math.floor(top / RIVER_EACH) - 1; k * RIVER_EACH < top + span + RIVER_EACH; k++) {
    pen.beginPath();
    for (let at = left - 60; at <= left + span + 60; at += Math.max(8, span / 24)) pen.lineTo(px(at), py(k * RIVER_EACH + 2400 + river(at)));
    pen.stroke();
  }
  const lines = (wide) => {
    for (const avenues of [false, true]) {
      pen.lineWidth = Math.max(avenues ? 1.6 : 0.8, (avenues ? 9 : 5) * scale + wide);
      pen.strokeStyle = wide ? ink.edge : avenues ? ink.avenue : ink.street;
      pen.beginPath();
      for (const i of columns.filter((one) => isAvenue(one) === avenues)) {
        pen.moveTo(px(street(i, 1)), -8);
        pen.lineTo(px(street(i, 1)), 264);
      }
      for (const j of rows.filter((one) => isAvenue(one) === avenues)) {
        pen.moveTo(-8, py(street(j, 2)));
        pen.lineTo(264, py(street(j, 2)));
      }
      pen.stroke();
    }
  };
  if (scale >= 0.4) lines(1.6);
  lines(0);
  return canvas;
}
