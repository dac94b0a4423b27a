// Leaflet asks, as it loads, whether this browser draws SVG, by a text that becomes an element. That one text may; any other
// is refused, as on every page.
globalThis.trustedTypes?.createPolicy('default', { createHTML: (html) => (html === '<svg/>' ? html : null) });
