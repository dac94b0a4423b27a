// The page of the AsyncAPI document: each channel with what goes in and out, examples, members and close codes.
import { byId, el } from './js/dom.js';

const documented = await (await fetch('/asyncapi.json')).json();

/** What a reference points to. */
const resolved = (node) => (node?.$ref ? resolved(node.$ref.slice(2).split('/').reduce((at, name) => at[name], documented)) : node);

const nameOf = (reference) => reference.$ref.split('/').at(-1);

/** A sentence of the document, in which back-ticks stand around code. */
const sentence = (said) => (said ?? '').split('`').map((part, i) => (i % 2 ? el('code', {}, part) : part));

/** A schema in a few words. */
function inWords(schema) {
  if (schema.$ref) return nameOf(schema);
  if ('const' in schema) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.join(' | ');
  if (schema.type === 'array') return `list of ${inWords(schema.items)}`;
  const bounds = [
    schema.minimum !== undefined && `from ${schema.minimum}`,
    schema.maximum !== undefined && `to ${schema.maximum}`,
    schema.maxLength !== undefined && `at most ${schema.maxLength} characters`,
  ].filter(Boolean);
  return [[schema.format && schema.format !== 'double' && schema.format !== 'int64' ? schema.format : [schema.type].flat().join(' or ')], bounds].flat().join(', ');
}

/** The members of an object; what they are made of stands in the document. */
function members(schema) {
  return el(
    'ul',
    {},
    ...Object.entries(schema.properties ?? {}).map(([name, member]) => {
      const about = member.description ?? resolved(member).description;
      return el('li', {}, el('code', {}, name), schema.required?.includes(name) ? ': ' : ', optional: ', inWords(member), about ? ['. ', ...sentence(about)] : '');
    }),
  );
}

function message(reference) {
  const one = resolved(reference);
  const payload = resolved(one.payload);
  const example = one.examples?.[0]?.payload;
  return el(
    'details',
    {},
    el('summary', {}, el('code', {}, one.title), ' ', ...sentence(one.summary)),
    example && el('pre', {}, JSON.stringify(example, null, 2)),
    payload.properties && Object.keys(payload.properties).length ? members(payload) : payload.description && el('p', {}, ...sentence(payload.description)),
  );
}

function way(channel, action, title) {
  const found = Object.values(documented.operations).filter((one) => nameOf(one.channel) === channel && one.action === action);
  return found.flatMap((one) => [el('h3', {}, title), el('p', { class: 'muted' }, ...sentence(one.summary)), ...one.messages.map(message)]);
}

function closeCodes(codes) {
  return [el('h3', {}, 'Close codes'), el('ul', {}, ...Object.entries(codes).map(([code, why]) => el('li', {}, el('code', {}, code), ': ', ...sentence(why))))];
}

byId('about').append(...sentence(documented.info.description));
byId('channels').append(
  ...Object.entries(documented.channels).map(([name, channel]) =>
    el(
      'section',
      { class: 'panel', 'aria-labelledby': `channel-${name}`, 'data-testid': 'channel' },
      el('h2', { id: `channel-${name}` }, channel.title),
      el('p', {}, el('code', {}, channel.address)),
      el('p', {}, ...sentence(channel.description)),
      way(name, 'receive', 'The server hears'),
      way(name, 'send', 'The server says'),
      channel['x-close-codes'] ? closeCodes(channel['x-close-codes']) : null,
    ),
  ),
);

if (location.hash) byId(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView(); // drawn only now
