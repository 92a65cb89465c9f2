// FORMAT.md, "Meaning": one value of a document → what it means. Every function gives undefined for a value
// that is absent or unusable, and calls `report(code)` for the unusable.

import { decodeEntities } from './entities.mjs';

const EMPTY = ['', '~', 'null', 'Null', 'NULL'];
const isScalar = (value) => typeof value === 'string';

/** For every field that is not text, YAML's ways to write "nothing" mean absent. */
export const isAbsent = (value) => value === undefined || (isScalar(value) && EMPTY.includes(value.trim()));

/** Any scalar is taken as its text, even `~`. */
export function rawText(value, report) {
  if (value === undefined) return undefined;
  if (!isScalar(value)) return report('bad-value');
  return value.trim() === '' ? undefined : value;
}

export const text = (value, report) => rawText(value, report)?.trim();

export const foldSpace = (value) => value.replace(/\s+/g, ' ').trim();

export function excerpt(value, report) {
  const written = text(value, report);
  return (written && foldSpace(decodeEntities(written))) || undefined;
}

export function number(value, report) {
  if (isAbsent(value)) return undefined;
  const looksRight = isScalar(value) && /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/i.test(value.trim());
  return looksRight && Number.isFinite(Number(value)) ? Number(value) : report('bad-value');
}

export function boolean(value, report) {
  if (isAbsent(value)) return undefined;
  const word = isScalar(value) ? value.trim().toLowerCase() : '';
  if (['true', 'yes', 'on'].includes(word)) return true;
  if (['false', 'no', 'off'].includes(word)) return false;
  return report('bad-value');
}

/** The date as it is written, if it can be read. */
export function date(value, report) {
  if (isAbsent(value)) return undefined;
  if (!isScalar(value)) return report('bad-value');
  return instant(value.trim()) === undefined ? report('bad-date') : value.trim();
}

const DAY = String.raw`(?<day>\d{4}-\d\d-\d\d)`;
const MINUTE = String.raw`(?<minute>([01]\d|2[0-3]):[0-5]\d)`;
const DATE_ONLY = new RegExp(`^${DAY}$`);
const LOCAL = new RegExp(String.raw`^${DAY}[Tt ]${MINUTE}(?<second>:[0-5]\d)?$`);
const RFC_3339 = new RegExp(
  String.raw`^${DAY}[Tt ]${MINUTE}(?<second>:[0-5]\d)(?<fraction>\.\d+)?(?<zone>[Zz]|[-+]([01]\d|2[0-3]):[0-5]\d)$`,
);

/** Milliseconds since 1970 in UTC, or undefined if the text is none of the ways to write a date. */
export function instant(written) {
  const parts = (DATE_ONLY.exec(written) ?? LOCAL.exec(written) ?? RFC_3339.exec(written))?.groups;
  if (!parts) return undefined;
  const { day, minute = '00:00', second = ':00', fraction = '', zone = 'Z' } = parts;
  // Date turns February 30 into March 2: such a day does not come back as it went in.
  if (new Date(`${day}T00:00:00Z`).toJSON()?.slice(0, 10) !== day) return undefined;
  const toMinute = Date.parse(`${day}T${minute}:00${zone.toUpperCase()}`);
  return toMinute + Number(second.slice(1)) * 1000 + Number(`0${fraction}`) * 1000;
}

/** An absolute http(s) URL without user info, as it is written unless a browser would read something else in it. */
export function link(value, report) {
  if (isAbsent(value)) return undefined;
  if (!isScalar(value)) return report('bad-value');
  if (!URL.canParse(value)) return report('bad-url');
  const { protocol, username, password, href } = new URL(value);
  if (!['http:', 'https:'].includes(protocol) || username || password) return report('bad-url');
  // Browsers drop tabs, line ends, and control characters and spaces around.
  const isMended = !/^https?:\/\//i.test(value) || /[\t\r\n]/.test(value) || value.at(-1) <= ' ';
  return isMended ? href : value;
}

const VIDEO_HOSTS = [
  'www.youtube.com',
  'youtube.com',
  'www.youtube-nocookie.com',
  'player.vimeo.com',
  'www.dailymotion.com',
  'geo.dailymotion.com',
  'player.twitch.tv',
  'channel9.msdn.com',
  'embed.ted.com',
];
const ATTRIBUTE = String.raw`\s+(?<name>[^\s"'<>/=]+)(\s*=\s*("(?<double>[^"]*)"|'(?<single>[^']*)'|(?<bare>[^\s"'=<>\x60]+)))?`;
const ATTRIBUTES = ATTRIBUTE.replace(/\?<\w+>/g, '');
const ONE_IFRAME = new RegExp(`^\\s*<iframe(?<attributes>(${ATTRIBUTES})*)\\s*>\\s*</iframe\\s*>\\s*$`, 'i');

/** The https address of the one video iframe that an embed consists of. */
export function embedUrl(html = '') {
  const { attributes = '' } = ONE_IFRAME.exec(html)?.groups ?? {};
  const src = [...attributes.matchAll(new RegExp(ATTRIBUTE, 'g'))]
    .map(({ groups }) => groups)
    .find(({ name }) => name.toLowerCase() === 'src');
  const address = decodeEntities(src?.double ?? src?.single ?? src?.bare ?? '').replace(/^\/\//, 'https://');
  const url = link(address, () => undefined);
  if (!url) return undefined;
  const { protocol, host } = new URL(url);
  return protocol === 'https:' && VIDEO_HOSTS.includes(host) ? url : undefined;
}

/** The words of a body without its Markdown and HTML. */
export function plainText(body) {
  const withoutHtml = body
    .replace(/<!--[\s\S]*?-->/g, ' ')
    .replace(/<(script|style)\b[\s\S]*?<\/\1\s*>/gi, ' ')
    .replace(/<\/?[a-z][^>]*>/gi, ' ');
  const withoutMarkdown = withoutHtml
    .replace(/^[ \t]*(```|~~~).*$/gm, ' ') // the fences of code
    .replace(/^[ \t]*([-*_][ \t]*){3,}$/gm, ' ') // rules
    .replace(/^[ \t]*(>[ \t]*)*(#{1,6}[ \t]+|[-*+][ \t]+|\d+[.)][ \t]+)?/gm, '') // quotes, headings, lists
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1') // images and links
    .replace(/(\*\*|__|\*|_|~~|`)(?=\S)(.*?\S)\1/g, '$2'); // emphasis and code
  return foldSpace(decodeEntities(withoutMarkdown));
}

export const firstCharacters = (value, count) => [...value].slice(0, count).join('').trim();
