// What an Inspector asks a page; each answers a list of faults in words.
globalThis.look = (() => {
  const visible = (node) => {
    const box = node.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && getComputedStyle(node).visibility !== 'hidden' && !node.closest('.visually-hidden, .skip');
  };
  const named = (node) => `<${node.tagName.toLowerCase()}${node.id ? ` id=${node.id}` : ''}${node.className ? ` class=${node.className}` : ''}> ${node.textContent.trim().slice(0, 30)}`;
  const rtl = /[\u0590-\u08ff]/;

  async function run(options) {
    const { violations } = await axe.run(document, { resultTypes: ['violations'], ...options });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `axe ${id} ${target.join(' ')} ${failureSummary.split('\n').slice(1).join(' ').trim()}`));
  }

  /** The edge a node may not pass: the window's, or that of what cuts it off. Boxes one can scroll may be wider inside. */
  function edge(node) {
    for (let up = node.parentElement; up && up !== document.body; up = up.parentElement) {
      const { overflowX } = getComputedStyle(up);
      if (['auto', 'scroll'].includes(overflowX) && up.matches('.scroll')) return Infinity;
      if (overflowX !== 'visible') return Math.min(innerWidth, up.getBoundingClientRect().right);
    }
    return innerWidth;
  }

  /** Cut off on purpose, with three dots. */
  function shortened(node) {
    for (let up = node; up && up !== document.body; up = up.parentElement) if (getComputedStyle(up).textOverflow === 'ellipsis') return true;
    return false;
  }

  function width() {
    const faults = [];
    const wide = document.documentElement.scrollWidth;
    if (wide > innerWidth) faults.push(`the page is ${wide} wide`);
    for (const node of document.body.querySelectorAll('*')) {
      if (!visible(node) || node.closest('.leaflet-container, svg, progress, option')) continue;
      if (shortened(node.parentElement)) continue;
      const { left, right } = node.getBoundingClientRect();
      if (right > edge(node) + 1 || left < -1) faults.push(`out of sight, ${Math.round(left)} to ${Math.round(right)}: ${named(node)}`);
      const { overflowX, textOverflow } = getComputedStyle(node);
      const cut = overflowX === 'hidden' && textOverflow !== 'ellipsis' && node.scrollWidth > node.clientWidth + 1;
      const sideways = ['auto', 'scroll'].includes(overflowX) && !node.matches('.scroll, input, textarea') && node.scrollWidth > node.clientWidth + 1;
      if (cut || sideways) faults.push(`${cut ? 'cut off' : 'scrolls sideways'}: ${named(node)}`);
    }
    return faults.slice(0, 6);
  }

  /** A short word is never torn apart: only what is longer than a line may break anywhere. */
  function torn() {
    const faults = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (!visible(node.parentElement) || node.parentElement.closest('script, style, option, textarea, .leaflet-container')) continue;
      for (const { 0: word, index } of node.data.matchAll(/[A-Za-z]{2,16}/g)) {
        if (/[A-Za-z]/.test(node.data.charAt(index + word.length)) || /[A-Za-z0-9-]/.test(node.data.charAt(index - 1))) continue;
        range.setStart(node, index);
        range.setEnd(node, index + word.length);
        const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
        if (lines.size > 1) faults.push(`torn apart: ${word} in ${named(node.parentElement)}`);
      }
    }
    return faults.slice(0, 4);
  }

  /** Each right-to-left text is alone in what isolates it, so that the words beside it stay where they are. */
  function isolation() {
    const faults = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode;
      if (!rtl.test(node.data) || node.parentElement.closest('script, style, textarea')) continue;
      if (node.parentElement.closest('option')) {
        if (!/\u2068[^\u2069]*[\u0590-\u08ff]/.test(node.data)) faults.push(`not isolated: option ${node.data}`);
        continue;
      }
      let alone = node.parentElement;
      while (getComputedStyle(alone).display === 'inline' && !/isolate|plaintext/.test(getComputedStyle(alone).unicodeBidi)) alone = alone.parentElement;
      const others = [...alone.childNodes].filter((one) => one !== node && !one.contains(node) && one.textContent.trim());
      const ours = /[A-Za-z]{4}/.test(node.data) && !/\u2068[^\u2069]*[\u0590-\u08ff]/.test(node.data);
      if (others.length || ours) faults.push(`not isolated: ${named(alone)}`);
    }
    if (rtl.test(document.title) && !/\u2068/.test(document.title)) faults.push(`not isolated: title ${document.title}`);
    return faults;
  }

  function focus() {
    const { activeElement } = document;
    return activeElement && activeElement !== document.body && activeElement !== document.documentElement && visible(activeElement) ? [] : [`the focus is nowhere`];
  }

  return { axe: () => run({}), contrast: () => run({ runOnly: ['color-contrast'] }), width: () => [...width(), ...torn()], isolation, focus };
})();
