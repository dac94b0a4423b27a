// Addresses in what people wrote, as links. Guarantees: words stay text; only http and https lead anywhere, in a window
// of their own that learns nothing of this one; what is shown is where it leads.
import { el } from './dom.js';

const FOUND = /\bhttps?:\/\/[^\s<>"'\u2018-\u201f]+/gi;
const TRAILING = /[.,;:!?)\]}\u2026]+$/; // more likely the sentence's than the address's

function addressOf(text) {
  try {
    const url = new URL(text);
    return ['http:', 'https:'].includes(url.protocol) && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}

/** The words as nodes for el() or replaceChildren(). */
export function linked(words) {
  const parts = [];
  let from = 0;
  for (const { 0: found, index } of words.matchAll(FOUND)) {
    const text = found.replace(TRAILING, '');
    const href = addressOf(text);
    if (!href) continue;
    parts.push(words.slice(from, index), el('a', { href, target: '_blank', rel: 'noopener noreferrer nofollow', dir: 'ltr', 'data-testid': 'message-link' }, text));
    from = index + text.length;
  }
  return [...parts, words.slice(from)].filter((part) => part !== '');
}
