// Building and filling the page. Guarantees: data is text, never markup; what people typed stands isolated, so that
// names read from the right leave the words beside them in place; a form says what is wrong at the field.
import './focus.js';
import './hood-key.js';

/** An element with attributes, on<event> listeners and children; strings become text nodes. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

export const byId = (id) => document.getElementById(id);

/** What somebody typed, among other words. */
export const typed = (value) => el('bdi', {}, value);

/** Words around what somebody typed, for el(), text() and toast(): phrase`From ${name}`. */
export const phrase = (words, ...values) => words.flatMap((word, at) => (at < values.length ? [word, typed(values[at])] : [word]));

/** The same where only text can stand: titles and options. */
export const isolated = (value) => `\u2068${value}\u2069`;

/** Text, or a phrase; what stands there already is left alone. */
export function text(target, value) {
  const node = typeof target === 'string' ? byId(target) : target;
  const parts = [value].flat().map((part) => part.nodeType ? part : String(part));
  if (node.textContent !== parts.map((part) => part.textContent ?? part).join('')) node.replaceChildren(...parts);
}

/** Brings the children to these nodes, and touches only what differs. */
export function arrange(parent, nodes) {
  const keep = new Set(nodes);
  for (const child of [...parent.children]) if (!keep.has(child)) child.remove();
  nodes.forEach((node, index) => {
    if (parent.children[index] !== node) parent.insertBefore(node, parent.children[index] ?? null);
  });
}

const drawnFrom = new WeakMap(); // node → {key, words}

/** Brings the children to these things, each drawn by draw(thing): whose thing is as it was stays, and so do focus and photo. */
export function rows(parent, things, draw, keyOf = ({ id }) => id) {
  const standing = new Map([...parent.children].map((node) => [drawnFrom.get(node)?.key, node]));
  const row = (thing) => {
    const [key, words] = [keyOf(thing), JSON.stringify(thing)];
    const old = standing.get(key);
    const node = old && drawnFrom.get(old).words === words ? old : draw(thing);
    drawnFrom.set(node, { key, words });
    return node;
  };
  arrange(parent, things.map(row));
}

export function show(target, visible) {
  (typeof target === 'string' ? byId(target) : target).hidden = !visible;
}

function belowHead(box) {
  const head = document.querySelector('header.top')?.getBoundingClientRect().bottom ?? 0;
  box.style.insetBlockStart = `${Math.max(0, head) + 6}px`;
}

/** A short message below the head of the page, which it leaves free, read out by screen readers. */
export function toast(message, kind = 'info') {
  let box = byId('toasts');
  if (!box) {
    document.body.append((box = el('div', { id: 'toasts', role: 'status', 'aria-live': 'polite' })));
    addEventListener('resize', () => belowHead(box));
  }
  belowHead(box);
  const note = el('p', { class: `toast ${kind}`, 'data-testid': 'toast' }, message);
  box.append(note);
  while (box.children.length > 2) box.firstChild.remove();
  setTimeout(() => note.remove(), 6000);
}

/** Runs a job with its button asleep, so that nobody clicks twice; asleep it keeps the focus. */
export async function busy(button, job) {
  if (button.ariaBusy) return undefined;
  button.ariaBusy = button.ariaDisabled = 'true';
  try {
    return await job();
  } finally {
    button.ariaBusy = button.ariaDisabled = null;
  }
}

/** What a person can do something with: a refusal or our own words; a fault of this page is told as one. */
export const wordsOf = (error) => (error.name === 'Problem' || error.constructor === Error ? error.message : 'Something went wrong on this page. Please load it again.');

const errorOf = (field) => `${field.id || field.name}-error`;

function mark(field, detail) {
  const id = errorOf(field);
  if (byId(id)) return;
  field.setAttribute('aria-invalid', 'true');
  field.dataset.hint ??= field.getAttribute('aria-describedby') ?? '';
  field.setAttribute('aria-describedby', `${field.dataset.hint} ${id}`.trim());
  (field.closest('.choices') ?? field.closest('.choice') ?? field).after(el('p', { class: 'field-error', id, dir: 'auto' }, detail));
}

function unmark(field) {
  byId(errorOf(field))?.remove();
  field.removeAttribute('aria-invalid');
  if (field.dataset.hint) field.setAttribute('aria-describedby', field.dataset.hint);
  else field.removeAttribute('aria-describedby');
}

/** The field a pointer names: itself, or the first of the part that stands for what is within it. */
function fieldOf(form, pointer) {
  const named = ({ dataset }) => dataset.field.split(' ').some((name) => pointer === name || pointer.startsWith(`${name}/`));
  const part = [...form.querySelectorAll('[data-field]')].find(named);
  return part?.matches('input, select, textarea') ? part : part?.querySelector('input, select, textarea');
}

/** Says what is wrong at the fields marked data-field="/pointer", and above the form what belongs to none. */
export function explain(form, error) {
  clear(form);
  const errors = (error.errors ?? []).map(({ pointer = '', detail }) => ({ field: fieldOf(form, pointer), detail }));
  const placed = errors.filter(({ field }) => field);
  const others = errors.filter(({ field }) => !field).map(({ detail }) => detail);
  for (const { field, detail } of placed) mark(field, detail);
  const marked = `Please look at the ${placed.length === 1 ? 'field that is marked' : 'fields that are marked'}.`;
  const box = form.querySelector('.form-error');
  text(box, [placed.length ? el('span', { class: 'marked' }, marked) : wordsOf(error), ...others.map((detail) => ` ${detail}`)]);
  show(box, true);
  form.querySelector('[aria-invalid]')?.focus();
}

export function clear(form) {
  form.querySelectorAll('.field-error').forEach((node) => node.remove());
  form.querySelectorAll('[aria-invalid]').forEach(unmark);
  show(form.querySelector('.form-error'), false);
}

/** What somebody goes back to is marked no longer; once nothing is, the line above the form speaks of no mark. */
function mended({ target }) {
  const field = target.closest('[aria-invalid]') ?? target.closest('.choices')?.querySelector('[aria-invalid]');
  if (field?.dataset.hint === undefined) return; // none, or one that the server has marked
  unmark(field);
  const { form } = field;
  if (form.querySelector('[aria-invalid]')) return;
  const box = form.querySelector('.form-error');
  box.querySelector('.marked')?.remove();
  show(box, box.textContent !== '');
}
document.addEventListener('input', mended);

const RULES = {
  valueMissing: ({ type }) => (type === 'radio' ? 'Please choose one.' : 'Please fill this in.'),
  typeMismatch: () => 'Please write a whole e-mail address, such as ann@example.org.',
  tooShort: ({ minLength }) => `At least ${minLength} characters, please.`,
  patternMismatch: ({ title }) => title,
  badInput: () => 'Please write a number, such as 12.50.',
  stepMismatch: () => 'Please write a number, such as 12.50.',
  rangeUnderflow: ({ min }) => `At least ${min}, please.`,
  rangeOverflow: ({ max }) => `At most ${max}, please.`,
};

/** Refuses a form that its own fields refuse, in the words the server has for the same. */
export function check(form) {
  const errors = [];
  for (const field of form.elements) {
    const broken = field.willValidate && Object.keys(RULES).find((rule) => field.validity[rule]);
    if (!broken) continue;
    field.dataset.field ??= `/${field.id || field.name}`;
    errors.push({ pointer: field.dataset.field.split(' ')[0], detail: RULES[broken](field) });
  }
  if (errors.length) throw Object.assign(new Error('Please look again.'), { errors });
}

/** The script of a form is there: until now its button was disabled, or the browser would have sent the form by itself. */
export function ready(form) {
  for (const button of form.querySelectorAll('[type=submit]')) button.disabled = false;
}

/** Submits a form through a job: button asleep meanwhile, refusals explained at the form. */
export function onSubmit(form, job) {
  form.noValidate = true; // browsers each have words of their own
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clear(form);
    const button = event.submitter ?? form.querySelector('[type=submit]');
    try {
      check(form);
      await busy(button, () => job(form));
    } catch (error) {
      explain(form, error);
    }
  });
  ready(form);
}

/** A field with data-longest takes so many characters, counted as the server does: maxlength would count an emoji twice. */
function shorten({ target, isComposing }) {
  const longest = Number(target.dataset?.longest);
  const characters = longest && !isComposing ? [...target.value] : [];
  if (characters.length <= longest || !longest) return;
  const caret = target.selectionStart;
  target.value = characters.slice(0, longest).join('');
  target.setSelectionRange(caret, caret);
}
for (const moment of ['input', 'compositionend']) document.addEventListener(moment, shorten);
