// What the command line asks for.

import { mistake } from './mistake.js';
import { read } from '../www/element/attributes.js';
import { webUrl } from '../www/element/url.js';
import { queryOf, valueOf } from './render/query.js';

/**
 * @import { Query } from '../www/newsrack.js'
 * @typedef {'text' | 'json'} Format
 * @typedef {{ what: 'check', paths: string[], format: Format, allowRelativeUrls: boolean }} Check
 *
 * @typedef {object} Render
 * @property {'render'} what
 * @property {string[]} paths
 * @property {Query} query
 * @property {string} layout
 * @property {string[]} controls
 * @property {number} heading
 * @property {number} related
 * @property {'all' | 'none'} images
 * @property {string[]} hosts
 * @property {string} lang
 * @property {string} [base] the address of where the articles will be
 * @property {string} [css] the address of the style; without it, it is written into the HTML
 *
 * @typedef {Check | Render | { what: 'help' | 'version' }} Wish
 */

/**
 * Reads the arguments. Throws what is wrong with them, and what to write instead.
 * @param {string[]} args
 * @returns {Wish}
 */
export function parse([command, ...rest]) {
  switch (command) {
    case 'check':
      return parseCheck(rest);
    case 'render':
      return parseRender(rest);
    case '-h':
    case '--help':
    case 'help':
      return { what: 'help' };
    case '-V':
    case '--version':
      return { what: 'version' };
    case undefined:
      throw mistake('Say what to do, such as: newsrack check articles/ (newsrack --help tells more)');
    default: {
      const kind = command.startsWith('-') ? 'option' : 'command';
      throw mistake(`There is no ${kind} ${command}; see newsrack --help`);
    }
  }
}

/** @param {string[]} args @returns {Wish} */
function parseCheck(args) {
  /** @type {Check} */
  const check = { what: 'check', paths: [], format: 'text', allowRelativeUrls: false };
  return options(check, args, {
    '--allow-relative-urls': () => (check.allowRelativeUrls = true),
    '--format': (name) => (check.format = format(name)),
  });
}

/** @param {string[]} args @returns {Wish} */
function parseRender(args) {
  /** @type {Render} */
  const render = {
    what: 'render',
    paths: [],
    query: {},
    layout: usual('layout'),
    controls: usual('controls'),
    heading: usual('heading'),
    related: usual('related'),
    images: usual('images'),
    hosts: usual('hosts'),
    lang: '',
  };
  return options(render, args, {
    '--query': (text) => (render.query = queryOf(text)),
    '--layout': (name) => (render.layout = valueOf('layout', name)),
    '--controls': (names) => (render.controls = valueOf('controls', names)),
    '--heading': (level) => (render.heading = valueOf('heading', level)),
    '--related': (count) => (render.related = valueOf('related', count)),
    '--images': (which) => (render.images = valueOf('images', which)),
    '--hosts': (names) => (render.hosts = valueOf('hosts', names)),
    '--lang': (name) => (render.lang = language(name)),
    '--base': (address) => (render.base = webAddress(address)),
    '--css': (address) => (render.css = address),
  });
}

/**
 * Reads what follows the command: paths, and options. One whose function takes no value has none.
 * @template {{ what: string, paths: string[] }} T
 * @param {T} wish @param {string[]} args @param {Record<string, (value: string) => unknown>} known
 * @returns {T | { what: 'help' | 'version' }}
 */
function options(wish, args, known) {
  for (let argument; (argument = args.shift()) !== undefined;) {
    const [, name, value] = /^(--[^=]+)(?:=(.*))?$/s.exec(argument) ?? [];
    const take = name && Object.hasOwn(known, name) ? known[name] : undefined;
    if (argument === '--') wish.paths.push(...args.splice(0));
    else if (argument === '-h' || argument === '--help') return { what: 'help' };
    else if (argument === '-V' || argument === '--version') return { what: 'version' };
    else if (take?.length === 0 && value === undefined) take('');
    else if (take?.length) take(value ?? args.shift() ?? '');
    else if (argument.length > 1 && argument.startsWith('-'))
      throw mistake(`There is no option ${argument}; see newsrack --help`);
    else wish.paths.push(argument);
  }
  if (wish.paths.length > 0) return wish;
  throw mistake(`Say which files or folders to ${wish.what}, such as: newsrack ${wish.what} articles/`);
}

/**
 * What the element does without such an attribute.
 * @template {'layout' | 'controls' | 'heading' | 'related' | 'images' | 'hosts'} N @param {N} name
 */
const usual = (name) => read(() => null, name);

/** @param {string} name @returns {Format} */
function format(name) {
  if (name === 'text' || name === 'json') return name;
  if (name === '') throw mistake('Say which format: --format text or --format json');
  throw mistake(`There is no format ${name}; write --format text or --format json`);
}

/** @param {string} name */
function language(name) {
  try {
    return Intl.getCanonicalLocales(name || undefined)[0] ?? '';
  } catch {
    throw mistake(`There is no language ${name}; write one as HTML does, such as --lang pt-BR`);
  }
}

/** @param {string} text */
function webAddress(text) {
  const address = webUrl(text);
  if (!address) throw mistake(`--base needs a whole address, such as --base https://example.org/articles/`);
  return address;
}
