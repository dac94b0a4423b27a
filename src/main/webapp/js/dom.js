// Building and filling the page. Guarantees: data is text, never markup; a form says what is wrong at the field.

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

export function text(target, value) {
  const node = typeof target === 'string' ? byId(target) : target;
  if (node.textContent !== String(value)) node.textContent = value;
}

export function show(target, visible) {
  (typeof target === 'string' ? byId(target) : target).hidden = !visible;
}

/** A short message at the bottom of the page, read out by screen readers. */
export function toast(message, kind = 'info') {
  let box = byId('toasts');
  if (!box) document.body.append((box = el('div', { id: 'toasts', role: 'status', 'aria-live': 'polite' })));
  const note = el('p', { class: `toast ${kind}`, 'data-testid': 'toast' }, message);
  box.append(note);
  while (box.children.length > 2) box.firstChild.remove();
  setTimeout(() => note.remove(), 6000);
}

/** Runs a job with its button asleep, so that nobody clicks twice. */
export async function busy(button, job) {
  button.disabled = true;
  button.setAttribute('aria-busy', 'true');
  try {
    return await job();
  } finally {
    button.disabled = false;
    button.removeAttribute('aria-busy');
  }
}

/** Puts a Problem's detail above the form and its errors at the fields marked data-field="/pointer". */
export function explain(form, error) {
  clear(form);
  const box = form.querySelector('.form-error');
  let unplaced = [];
  for (const { pointer, detail } of error.errors ?? []) {
    const field = form.querySelector(`[data-field="${CSS.escape(pointer)}"]`);
    if (!field) unplaced.push(detail);
    else {
      const id = `${field.id}-error`;
      field.setAttribute('aria-invalid', 'true');
      field.setAttribute('aria-describedby', id);
      field.after(el('p', { class: 'field-error', id }, detail));
    }
  }
  text(box, [error.message, ...unplaced].join(' '));
  show(box, true);
  form.querySelector('[aria-invalid]')?.focus();
}

export function clear(form) {
  form.querySelectorAll('.field-error').forEach((node) => node.remove());
  form.querySelectorAll('[aria-invalid]').forEach((node) => {
    node.removeAttribute('aria-invalid');
    node.removeAttribute('aria-describedby');
  });
  show(form.querySelector('.form-error'), false);
}

/** Submits a form through a job: button asleep meanwhile, refusals explained at the form. */
export function onSubmit(form, job) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    clear(form);
    const button = event.submitter ?? form.querySelector('[type=submit]');
    try {
      await busy(button, () => job(form));
    } catch (error) {
      explain(form, error);
    }
  });
}
