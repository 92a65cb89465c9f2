// What the command line asks for.

import { mistake } from './mistake.js';

/**
 * @typedef {'text' | 'json'} Format
 * @typedef {{ what: 'check', paths: string[], format: Format, allowRelativeUrls: boolean }} Check
 */

/**
 * Reads the arguments. Throws what is wrong with them, and what to write instead.
 * @param {string[]} args
 * @returns {Check | { what: 'help' | 'version' }}
 */
export function parse([command, ...rest]) {
  switch (command) {
    case 'check':
      return parseCheck(rest);
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

/** @param {string[]} args @returns {ReturnType<typeof parse>} */
function parseCheck(args) {
  /** @type {Check} */
  const check = { what: 'check', paths: [], format: 'text', allowRelativeUrls: false };
  for (let argument; (argument = args.shift()) !== undefined;) {
    if (argument === '--') check.paths.push(...args.splice(0));
    else if (argument === '-h' || argument === '--help') return { what: 'help' };
    else if (argument === '-V' || argument === '--version') return { what: 'version' };
    else if (argument === '--allow-relative-urls') check.allowRelativeUrls = true;
    else if (argument === '--format') check.format = format(args.shift() ?? '');
    else if (argument.startsWith('--format=')) check.format = format(argument.slice('--format='.length));
    else if (argument.length > 1 && argument.startsWith('-'))
      throw mistake(`There is no option ${argument}; see newsrack --help`);
    else check.paths.push(argument);
  }
  if (check.paths.length === 0)
    throw mistake('Say which files or folders to check, such as: newsrack check articles/');
  return check;
}

/** @param {string} name @returns {Format} */
function format(name) {
  if (name === 'text' || name === 'json') return name;
  if (name === '') throw mistake('Say which format: --format text or --format json');
  throw mistake(`There is no format ${name}; write --format text or --format json`);
}
