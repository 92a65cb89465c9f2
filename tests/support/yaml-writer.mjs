// Maps, lists and texts → YAML, in a style chosen anew for every value. All scalars are texts: those that may
// stand plain sometimes do, so that `91`, `true` and `~` are written the ways people write them.

export const writeYaml = (random, fields) => block(random, fields, 0);

const isMap = (it) => typeof it === 'object' && !Array.isArray(it);
const isEmpty = (it) => Object.keys(it).length === 0;

function block(random, fields, indent) {
  return Object.entries(fields)
    .map(([key, value]) => `${' '.repeat(indent)}${key}:${inside(random, value, indent)}\n`)
    .join('');
}

/** What follows `key:`, without the last line end. */
function inside(random, value, indent) {
  if (typeof value === 'string') return scalar(random, value, indent);
  if (isEmpty(value) || random.chance(0.1)) return ` ${flow(value)}`;
  if (isMap(value)) return `\n${block(random, value, indent + 2)}`.trimEnd();
  const dash = indent + random.pick([0, 2]);
  return value.map((item) => `\n${' '.repeat(dash)}-${listItem(random, item, dash)}`).join('');
}

function listItem(random, item, dash) {
  if (typeof item === 'string') return scalar(random, item, dash);
  if (isEmpty(item)) return ' {}';
  return ` ${block(random, item, dash + 2).trim()}`;
}

function scalar(random, text, indent) {
  const styles = [doubleQuoted(text)];
  if (
    /^[\p{L}\p{N}~+.-][\p{L}\p{N}~+.&;%/?=_:-]*( [\p{L}\p{N}&][\p{L}\p{N}~+.&;%/?=_'-]*)*$/u.test(text) &&
    !/^- |^-$|:$/.test(text)
  ) {
    styles.push(text, text, text);
  }
  if (text === '') styles.push('');
  if (!/[\n\r\t]/.test(text)) styles.push(`'${text.replaceAll("'", "''")}'`);
  if (/^\S/.test(text) && !/[\t]|\s$/.test(text)) styles.push(literal(text, indent));
  if (/^[\w ]+$/.test(text))
    styles.push(doubleQuoted(text).replace(/(\w) (?=\w)/, `$1\n${' '.repeat(indent + 3)}`));
  const style = random.pick(styles);
  return style && ` ${style}${style.startsWith('|') || random.chance(0.95) ? '' : ' # a comment'}`;
}

const literal = (text, indent) => `|-\n${text.replace(/^/gm, ' '.repeat(indent + 2))}`;

/** JSON's strings are YAML's, but for characters that YAML wants escaped. */
const doubleQuoted = (text) =>
  JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff]/g,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function flow(value) {
  if (typeof value === 'string') return doubleQuoted(value);
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  return `{ ${Object.entries(value)
    .map(([key, it]) => `${key}: ${flow(it)}`)
    .join(', ')} }`;
}
