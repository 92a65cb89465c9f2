// Maps, lists and texts → YAML, in a style chosen anew for every value. All scalars are texts: those that may
// stand plain often do, so that `91`, `true` and `~` are written the ways people write them.

/** Some documents also use what few do: anchors, tags, quoted keys, folded and broken lines. */
export function writeYaml(random, fields) {
  const writer = { random, isRare: random.chance(0.3) };
  return block(writer, fields, 0);
}

const isText = (it) => typeof it === 'string';
const isMap = (it) => typeof it === 'object' && !Array.isArray(it);
const isEmpty = (it) => Object.keys(it).length === 0;
const spaces = (count) => ' '.repeat(count);

function block(writer, fields, indent) {
  return Object.entries(fields)
    .map(([key, value]) => `${spaces(indent)}${writeKey(writer, key)}:${inside(writer, value, indent)}\n`)
    .join(seldom(writer, '\n', ''));
}

const writeKey = (writer, key) => seldom(writer, `"${key}"`, `'${key}' `, key);

/** What follows `key:`, without the last line end. */
function inside(writer, value, indent) {
  const { random } = writer;
  if (isText(value)) return scalar(writer, value, indent);
  if (isEmpty(value) || random.chance(0.1)) return ` ${flow(writer, value, indent)}`;
  if (isMap(value)) return `\n${block(writer, value, indent + random.pick([1, 2, 4]))}`.trimEnd();
  const dash = indent + random.pick([0, 2]);
  return value.map((item) => `\n${spaces(dash)}-${listItem(writer, item, dash)}`).join('');
}

function listItem(writer, item, dash) {
  if (isText(item)) return scalar(writer, item, dash);
  if (isEmpty(item)) return ' {}';
  return ` ${block(writer, item, dash + 2).trim()}`;
}

function scalar(writer, text, indent) {
  const style = writer.random.pick(stylesOf(writer, text, indent));
  const isBlock = /^[|>]/.test(style);
  const comment = isBlock || writer.random.chance(0.95) ? '' : ' # a comment';
  return style && ` ${seldom(writer, '!!str ', '&anchor ', '! ', '')}${style}${comment}`;
}

const PLAIN = /^[\p{L}\p{N}~+.-][\p{L}\p{N}~+.&;%/?=_:-]*( [\p{L}\p{N}&][\p{L}\p{N}~+.&;%/?=_'-]*)*$/u;

/** The ways to write a text, all of which read as that text (but for white space at its end). */
function stylesOf({ isRare }, text, indent) {
  const inner = `\n${spaces(indent + 2)}`;
  const hasOneLine = !/[\n\r\t]/.test(text);
  const styles = [doubleQuoted(text)];
  if (text === '') styles.push('');
  if (PLAIN.test(text) && !/^- |^-$|:$/.test(text)) styles.push(text, text, text);
  if (hasOneLine) styles.push(`'${text.replaceAll("'", "''")}'`);
  if (/^\S/.test(text) && !/\t|\s$/.test(text)) styles.push(`|-${inner}${text.replaceAll('\n', inner)}`);
  if (isRare && hasOneLine && /^\S/.test(text))
    styles.push(`>${inner}${text}`, `|+2${inner}${text}`, `>-\n${inner}${text}`);
  if (isRare && /^\w+( \w+)+$/.test(text)) {
    const broken = text.replace(' ', inner);
    styles.push(broken, `"${broken}"`, `'${broken}'`, `"${text.replace(' ', ` \\${inner}`)}"`);
  }
  return styles;
}

/** JSON's strings are YAML's, but for characters that YAML wants escaped. */
const doubleQuoted = (text) =>
  JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff]/g,
    (it) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

function flow(writer, value, indent) {
  if (isText(value)) return /^\w+$/.test(value) ? value : doubleQuoted(value);
  const gap = seldom(writer, `\n${spaces(indent + 2)}`, ' ');
  const each = (it) => flow(writer, it, indent);
  if (Array.isArray(value)) return `[${value.map(each).join(`,${gap}`)}]`;
  return `{${gap}${Object.entries(value)
    .map(([key, it]) => `${key}: ${each(it)}`)
    .join(`,${gap}`)} }`;
}

/** In a document that uses rare YAML, now and then one of the rare ways; else the last, which is the usual one. */
function seldom({ random, isRare }, ...ways) {
  return isRare && random.chance(0.1) ? random.pick(ways) : ways.at(-1);
}
