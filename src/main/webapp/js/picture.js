// A dish's photo as the browser likes it: WebP with JPEG as the fallback, in the width it needs.
import { el } from './dom.js';

const WIDTHS = ['320', '800', '1600'];
const sources = (photo, format) =>
  WIDTHS.filter((width) => photo[width]?.[format])
    .map((width) => `${photo[width][format]} ${width}w`)
    .join(', ');

/** `sizes` says how wide it is shown, as in <img sizes>. */
export function picture(item, sizes = '7rem', alt = '') {
  const photo = item.photo;
  if (!photo?.['320']) return el('span', { class: 'no-photo', 'aria-hidden': 'true' }, item.name.slice(0, 1));
  return el(
    'picture',
    { 'data-testid': 'dish-photo' },
    el('source', { type: 'image/webp', srcset: sources(photo, 'webp'), sizes }),
    el('img', { src: photo['320'].jpg, srcset: sources(photo, 'jpg'), sizes, alt, width: 320, height: 240, loading: 'lazy', decoding: 'async' }),
  );
}
