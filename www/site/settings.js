/**
 * What the configurator offers: every attribute, and every variable of the style. Knows no DOM; tests compare it with
 * the code and the documents.
 */
import { CONTROLS, LAYOUTS, PAGINGS, SORTS } from '../element/attributes.js';

/**
 * @typedef {object} Field
 * @property {string} label
 * @property {readonly string[]} [values] those that can be chosen
 * @property {boolean} [several] as many of them as one likes
 * @property {boolean} [flag] there or not
 * @property {'number' | 'date'} [type] of what is written; else a text
 * @property {string} [hint] what could be written
 */

/** @typedef {keyof typeof import('../element/attributes.js').ATTRIBUTES} Attribute */

/** @type {Record<string, Partial<Record<Attribute, Field>>>} */
export const GROUPS = {
  Looks: {
    layout: { label: 'Layout', values: LAYOUTS },
    theme: { label: 'Theme', values: ['auto', 'light', 'dark'] },
    limit: { label: 'Cards at a time', type: 'number', hint: '20' },
    paging: { label: 'The rest', values: PAGINGS },
    related: { label: 'Related links', type: 'number', hint: '8' },
    heading: { label: 'Heading level', values: ['2', '3', '4', '5', '6'] },
    video: { label: 'Videos', values: ['link', 'play'] },
    images: { label: 'Pictures', values: ['all', 'none'] },
    hosts: { label: 'Only from these hosts', hint: 'img.example *.cdn.example' },
  },
  Controls: {
    controls: { label: 'Controls', values: CONTROLS, several: true },
  },
  Articles: {
    src: { label: 'Addresses', hint: 'articles.yaml' },
    text: { label: 'Search for', hint: 'tide -river' },
    topics: { label: 'Topics', hint: 'Oceans, Space' },
    providers: { label: 'Providers', hint: 'Meridian' },
    types: { label: 'Types', hint: 'article, video' },
    categories: { label: 'Categories', hint: 'news' },
    since: { label: 'Since', type: 'date' },
    until: { label: 'Until', type: 'date' },
    'min-quality': { label: 'Least quality', type: 'number', hint: '50' },
    'min-heat': { label: 'Least heat', type: 'number', hint: '100' },
    published: { label: 'Published', values: ['true', 'false', 'any'] },
    sort: { label: 'Sort', values: SORTS },
    'allow-relative-urls': { label: 'Relative links', flag: true },
  },
  'In the page': {
    'url-state': { label: 'State in the address', flag: true },
    integrity: { label: 'Integrity', hint: 'sha384-…' },
    refresh: { label: 'Load again after', type: 'number', hint: 'seconds' },
  },
};

/** A variable, what it changes, and what it is without being set. @type {Record<string, Field & { colour?: boolean }>} */
export const VARIABLES = {
  '--newsrack-accent': { label: 'Accent', colour: true, hint: '#0b57d0' },
  '--newsrack-on-accent': { label: 'Text on it', colour: true, hint: 'Canvas' },
  '--newsrack-card': { label: 'Cards', colour: true, hint: 'transparent' },
  '--newsrack-card-width': { label: 'Least width', hint: '17rem' },
  '--newsrack-gap': { label: 'Gap', hint: '1.25rem' },
  '--newsrack-radius': { label: 'Corners', hint: '0.875rem' },
  '--newsrack-excerpt-lines': { label: 'Lines of excerpt', hint: '4' },
};

const RIGHT_TO_LEFT = ['ar', 'fa', 'he', 'ur'];

/** @param {string} lang */
export const directionOf = (lang) => (RIGHT_TO_LEFT.includes(lang.split('-')[0]) ? 'rtl' : '');

/** @param {string} text */
const quoted = (text) => `"${text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`;

/**
 * The lines to copy for what was chosen: attributes, `lang` and variables with their values.
 * @param {Record<string, string>} chosen
 */
export function snippetOf(chosen) {
  const { src = 'articles.yaml', lang, ...rest } = chosen;
  const names = Object.keys(rest).filter((name) => !name.startsWith('--'));
  const attributes = [
    `src=${quoted(src)}`,
    ...names.map((name) => (rest[name] === '' ? name : `${name}=${quoted(rest[name])}`)),
  ];
  if (lang) attributes.push(`lang=${quoted(lang)}`);
  if (lang && directionOf(lang)) attributes.push(`dir=${quoted(directionOf(lang))}`);
  const line = attributes.join(' ');
  const tag =
    line.length > 60
      ? `<news-rack\n  ${attributes.join('\n  ')}\n></news-rack>`
      : `<news-rack ${line}></news-rack>`;
  const rules = Object.entries(rest).filter(([name]) => name.startsWith('--'));
  const style = rules.map(([name, value]) => `  ${name}: ${value};\n`).join('');
  return [
    '<script type="module" src="newsrack/pkg/news-rack.js"></script>',
    tag,
    ...(style ? [`\n/* in your stylesheet */\nnews-rack {\n${style}}`] : []),
  ].join('\n');
}
