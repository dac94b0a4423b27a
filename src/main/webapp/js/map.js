// A map with pins, a way and a driver who moves. Leaflet (a global, loaded by the page) draws it; the ground is the
// drawn city of js/streets.js unless the server names tiles (setting MAP_TILES).
import { apart } from './apart.js';
import { get } from './api.js';
import { el, typed } from './dom.js';
import { wrap } from './geo.js';
import { linked } from './links.js';
import { draw } from './streets.js';

const L = globalThis.L;
const SVG = 'http://www.w3.org/2000/svg';
const dark = matchMedia('(prefers-color-scheme: dark)');
const PATHS = {
  kitchen: 'M8 3v7a2 2 0 0 0 4 0V3M10 12v9M16 3c-2 2-2 7 0 9v9',
  door: 'M4 11 12 4l8 7v9h-5v-6H9v6H4z',
  driver: 'M12 2 19 20 12 16 5 20z',
};

function picture(kind) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[kind]);
  svg.append(path);
  return svg;
}

const icon = (kind, size) => L.divIcon({ className: `pin ${kind}`, html: el('span', {}, picture(kind)), iconSize: [size, size] });

const DrawnCity = L.GridLayer.extend({
  createTile(coords) {
    return draw(document.createElement('canvas'), coords, dark.matches);
  },
});

/** Leaflet's own controls write HTML, which our pages refuse; these are elements. */
function control(position, node) {
  L.DomEvent.disableClickPropagation(node);
  const Control = L.Control.extend({ onAdd: () => node });
  return new Control({ position });
}

function zoom(map) {
  const button = (name, words, sign, job) => el('a', { class: `leaflet-control-zoom-${name}`, href: '#', role: 'button', title: words, 'aria-label': words, onclick: (event) => (event.preventDefault(), job()) }, el('span', { 'aria-hidden': 'true' }, sign));
  control('topleft', el('div', { class: 'leaflet-control-zoom leaflet-bar' }, button('in', 'Zoom in', '+', () => map.zoomIn()), button('out', 'Zoom out', '\u2212', () => map.zoomOut()))).addTo(map);
}

async function ground(map) {
  const thanks = el('span', {}, 'a drawn city');
  control('bottomright', el('div', { class: 'leaflet-control-attribution' }, el('a', { href: 'https://leafletjs.com' }, 'Leaflet'), ' | ', thanks)).addTo(map);
  const drawn = new DrawnCity({ maxZoom: 19 }).addTo(map);
  dark.addEventListener('change', () => drawn.redraw());
  const { body } = await get('/api/map', { anonymous: true, tries: 1 }).catch(() => ({}));
  if (!body?.tiles) return;
  L.tileLayer(body.tiles, { maxZoom: 19 }).addTo(map);
  thanks.replaceChildren(...linked(body.attribution ?? ''));
}

/** What lies on the map at a fixed place, by centre and size. */
function controls(box) {
  const { left, top } = box.getBoundingClientRect();
  return [...box.querySelectorAll('.leaflet-control')].map((node) => {
    const { x, y, width: w, height: h } = node.getBoundingClientRect();
    return { x: x - left + w / 2, y: y - top + h / 2, w, h };
  });
}

/** Moves figures off each other; where there is no room for their names they show their numbers alone, else nothing. Below
 * them all, a line leads from where one belongs to where it lies. */
function spread(map, figures, leaders) {
  const box = map.getContainer();
  const nodes = figures.map((figure) => figure.getElement());
  const spots = figures.map((figure) => map.latLngToContainerPoint(figure.getLatLng()));
  for (const node of nodes) node.hidden = false; // what is hidden has no size
  const places = (crowded) => {
    box.classList.toggle('crowded', crowded);
    const sizes = nodes.map(({ firstElementChild: { offsetWidth: w, offsetHeight: h } }) => ({ w, h }));
    return apart(sizes.map((size, at) => ({ ...size, x: spots[at].x, y: spots[at].y })), map.getSize(), controls(box));
  };
  const named = places(false);
  const found = named.includes(null) ? places(true) : named;
  nodes.forEach((node, at) => move(node, spots[at], found[at]));
  leaders.clearLayers();
  figures.forEach((figure, at) => found[at] && lead(figure.getLatLng(), map.containerPointToLatLng(found[at]), leaders));
}

function lead(from, to, leaders) {
  L.polyline([from, to], { className: 'leader', interactive: false }).addTo(leaders);
  L.circleMarker(from, { className: 'spot', radius: 3, interactive: false }).addTo(leaders);
}

function move(node, from, to) {
  const [x, y] = to ? [to.x - from.x, to.y - from.y] : [0, 0];
  node.hidden = !to;
  node.style.setProperty('--x', `${x}px`);
  node.style.setProperty('--y', `${y}px`);
}

/** Puts a map into the box; answers what can be drawn on it. */
export function openMap(box) {
  const map = L.map(box, { zoomControl: false, attributionControl: false, scrollWheelZoom: false });
  zoom(map);
  map.setView([52.52, 13.405], 14);
  ground(map);
  let marker = null;
  let line = null;
  let followed = true;
  let figures = [];
  let first = null; // the longitude drawn first: all else stands beside it, also across the 180th meridian
  const spot = ({ lat, lng }) => [lat, (first ??= lng) + wrap(lng - first)];
  map.on('dragstart', () => (followed = false));
  const leaders = L.layerGroup().addTo(map);
  map.on('zoomend resize', () => spread(map, figures.filter((figure) => figure.getElement()), leaders));
  new ResizeObserver(() => map.invalidateSize()).observe(box);
  return {
    pin(kind, { lat, lng }, title) {
      return L.marker(spot({ lat, lng }), { icon: icon(kind, 34), title, alt: title, keyboard: false }).addTo(map);
    },
    /** How many of something there are in a place; it can be pressed. */
    figure({ lat, lng }, number, name, title) {
      const html = el('span', { class: 'bubble' }, el('strong', {}, String(number)), el('span', {}, typed(name)));
      return L.marker(spot({ lat, lng }), { icon: L.divIcon({ className: `figure${number ? ' some' : ''}`, html, iconSize: null }), title, zIndexOffset: number }).addTo(map);
    },
    /** Keeps these figures off each other, now and whenever the map has another scale or size. */
    keepApart(some) {
      figures = some;
      spread(map, figures, leaders);
    },
    /** The person presses where something is; answers how to put the pin there, or to take it away. */
    picker(kind, onPick) {
      let put = null;
      map.on('click', ({ latlng }) => onPick(latlng.wrap()));
      return (place, title) => {
        put?.remove();
        put = place && this.pin(kind, place, title);
        if (put && !map.getBounds().contains(put.getLatLng())) map.panTo(put.getLatLng());
      };
    },
    way(points) {
      line?.remove();
      line = L.polyline(points.map(spot), { className: 'way', weight: 5, interactive: false }).addTo(map);
    },
    fit(points) {
      map.fitBounds(L.latLngBounds(points.map(spot)), { padding: [44, 44], maxZoom: 16, animate: false });
    },
    /** Draws the driver; keeps the marker in sight unless the person has moved the map. */
    driver({ lat, lng, heading, stale }) {
      const here = spot({ lat, lng });
      marker ??= L.marker(here, { icon: icon('driver', 40), zIndexOffset: 1000, alt: 'Driver', keyboard: false }).addTo(map);
      marker.setLatLng(here);
      const node = marker.getElement();
      node.classList.toggle('stale', Boolean(stale));
      node.dataset.lat = lat.toFixed(6);
      node.dataset.lng = lng.toFixed(6);
      node.firstChild.style.transform = `rotate(${heading ?? 0}deg)`;
      if (followed && !map.getBounds().pad(-0.12).contains(here)) map.panTo(here);
    },
    noDriver() {
      marker?.remove();
      marker = null;
    },
  };
}
