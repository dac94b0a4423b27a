// Where the files of this repository can be read (setting SOURCES), as the OpenAPI document of this very server says it.

let asked = null;
export const documented = () => (asked ??= fetch('/openapi?format=JSON').then((answer) => answer.json()));

/** What names a path in the repository becomes a link, where the server says that it can be read; else it stays as it is. */
export async function linked(shown, path) {
  const { externalDocs } = await documented().catch(() => ({})); // the name says it, too
  if (!externalDocs) return;
  const link = Object.assign(document.createElement('a'), { href: new URL(path, externalDocs.url), target: '_blank', rel: 'noopener' });
  link.append(...shown.childNodes);
  shown.append(link);
}
