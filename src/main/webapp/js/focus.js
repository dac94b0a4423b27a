// Whoever works by keyboard or screen reader keeps their place. Guarantee: when the element that has the focus goes (a
// list is drawn again, a button vanishes, a dialog closes), the focus goes to its twin, else to what took its place, else
// to the heading of the part it stood in; it never falls back to the top of the page.
const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex]';
const NAMES = ['id', 'data-id', 'data-order-id', 'data-focus', 'data-testid'];
let last = null; // {node, trail: [{parent, index}], name}

const usable = (node) => node.isConnected && !node.disabled && !node.closest('[hidden], [inert]') && node.checkVisibility({ visibilityProperty: true });

/** How to find an element again after its part of the page was drawn anew. */
function nameOf(node) {
  const own = NAMES.map((name) => node.getAttribute(name) && `[${name}="${CSS.escape(node.getAttribute(name))}"]`).filter(Boolean);
  if (!own.length) return null;
  const row = node.parentElement.closest('[data-id], [data-order-id], [data-client-id]');
  const key = row && ['data-id', 'data-order-id', 'data-client-id'].find((name) => row.hasAttribute(name));
  return `${key ? `[${key}="${CSS.escape(row.getAttribute(key))}"] ` : ''}${own.join('')}`;
}

function remember(node) {
  const trail = [];
  for (let at = node; at.parentElement; at = at.parentElement) trail.push({ parent: at.parentElement, index: [...at.parentElement.children].indexOf(at) });
  last = { node, trail, name: nameOf(node) };
}

/** The first thing in there that takes the focus, itself included. */
const within = (node) => (node?.matches(FOCUSABLE) && usable(node) ? node : [...(node?.querySelectorAll(FOCUSABLE) ?? [])].find(usable));

function heading(part) {
  const found = [...part.querySelectorAll('h1, h2')].find(usable);
  if (found && !found.hasAttribute('tabindex')) found.tabIndex = -1;
  return found;
}

function heir({ node, trail, name }) {
  if (usable(node)) return node;
  const place = trail.find(({ parent }) => parent.isConnected && usable(parent));
  if (!place) return heading(document);
  const twin = name && [...place.parent.querySelectorAll(name)].find(usable);
  const { children } = place.parent;
  const list = place.parent.matches('ul, ol, .actions, .row, tbody');
  const part = place.parent.closest('dialog[open], section, aside, main') ?? document;
  return twin ?? (list ? within(children[place.index]) ?? within(children[place.index - 1]) : null) ?? heading(part) ?? heading(document);
}

function keep() {
  const { activeElement } = document;
  if (!last || (activeElement && activeElement !== document.body && usable(activeElement))) return;
  heir(last)?.focus({ preventScroll: true });
}

document.addEventListener('focusin', ({ target }) => remember(target));
document.addEventListener('pointerdown', ({ target }) => target.closest?.(`${FOCUSABLE}, label`) || (last = null), { capture: true });
new MutationObserver(keep).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ['hidden', 'disabled', 'open', 'class'] });
