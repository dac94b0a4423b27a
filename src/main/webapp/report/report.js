// The decision report: what it names of the repository becomes a link, where the server says that it can be read.
import '../js/hood-key.js';
import { linked } from '../js/sources.js';

for (const named of document.querySelectorAll('[data-source]')) if (!named.closest('a')) linked(named, named.dataset.source);
