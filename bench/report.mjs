// Results as text: for the terminal, and for README.md.

import { cpus, release, type } from 'node:os';

/** 12345.6 → "12,345.6" @param {number} value */
export const count = (value) => value.toLocaleString('en');

/** @param {number} bytes */
export const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

/** A time, as exact as it can be: 0.0123 → "0.012" @param {number} time */
export const ms = (time) => time.toLocaleString('en', { maximumSignificantDigits: time < 100 ? 2 : 3 });

/** @param {number} bytes */
export const kilobytes = (bytes) => (bytes / 1000).toFixed(bytes === 0 ? 0 : 1);

/** Node 20.20.2 → Node 20 */
export const short = (host) => host.replace(/\..*/, '');

/** Columns under each other, the first to the left. @param {string[][]} rows */
export function table(rows) {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const pad = (cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column] + 3));
  return rows.map((row) => row.map(pad).join('')).join('\n');
}

/** The same for Markdown. @param {string[][]} rows */
export function markdown([head, ...rows]) {
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return [head, head.map((_, column) => (column === 0 ? '---' : '--:')), ...rows].map(line).join('\n');
}

/** Where and when it was measured. */
export function machine() {
  const all = cpus();
  const cores = `${all.length} core${all.length === 1 ? '' : 's'}`;
  const date = new Date().toISOString().slice(0, 10);
  return `${all[0]?.model.trim() ?? 'an unknown processor'}, ${cores}, ${type()} ${release().replace(/-.*/, '')}, ${date}`;
}

/** The text with this between `<!-- name -->` and `<!-- /name -->`. */
export function between(text, name, content) {
  const place = new RegExp(`(<!-- ${name} -->\\n)[^]*?(<!-- /${name} -->)`);
  if (!place.test(text))
    throw new Error(`There is no <!-- ${name} --> … <!-- /${name} --> to write between.`);
  return text.replace(place, (_, start, end) => `${start}\n${content}\n\n${end}`);
}
