// FORMAT.md, "A stream": the text of a source → its documents. Knows no YAML.

const DASHES = /^---\s*$|^---\s+#/;
const DOTS = /^\.\.\.\s*$|^\.\.\.\s+#/;
const BLANK_OR_COMMENT = /^[ \t\f\r]*(#|$)/;
const saysSomething = (line) => !BLANK_OR_COMMENT.test(line);
const TOP_LEVEL_KEY = /^("[^"]*"|'[^']*'|[\p{L}\p{N}_.$/][\p{L}\p{N}_.$/-]*)[ \t]*:(\s|$)/u;

/** A source with such a name is one article, whatever its body holds; a URL's query and fragment don't count. */
const holdsOneArticle = (name = '') => /\.(md|markdown|html)$/i.test(name.replace(/[?#].*$/, ''));

/**
 * Each document: `yaml` (its front matter), `line` (of its first key in the source, from 1),
 * `body` (undefined if no line closed the front matter), `unterminated`.
 */
export function split(text, name) {
  // Files put together may each have brought their byte-order mark.
  const lines = text
    .split('\n')
    .map((line, at) => (at === 0 || /^\uFEFF---/.test(line) ? line.replace('\uFEFF', '') : line));
  const oneArticle = holdsOneArticle(name);
  const documents = [];
  let document; // undefined: between two documents

  const open = (at, fenced) => documents.push((document = { at, fenced, yaml: [], body: undefined }));
  const opensArticle = (at) =>
    !oneArticle && TOP_LEVEL_KEY.test(lines.slice(at + 1).find(saysSomething) ?? '');

  lines.forEach((line, at) => {
    if (!document) {
      if (DASHES.test(line)) open(at + 1, true);
      else if (saysSomething(line) && !DOTS.test(line)) open(at, false);
      if (document && !document.fenced) document.yaml.push(line);
    } else if (DASHES.test(line) && opensArticle(at)) {
      open(at + 1, true);
    } else if (document.body) {
      document.body.push(line);
    } else if (DASHES.test(line)) {
      document.body = [];
    } else if (DOTS.test(line)) {
      if (oneArticle) document.body = [];
      else document = undefined;
    } else {
      document.yaml.push(line);
    }
  });

  return documents
    .map(({ at, fenced, yaml, body }) => ({
      yaml: yaml.join('\n'),
      line: at + 1 + Math.max(0, yaml.findIndex(saysSomething)),
      body: body?.join('\n'),
      // In a stream the end of the source ends its last article; one article by itself has to close its block.
      unterminated: oneArticle && fenced && !body,
      isEmpty: !yaml.some(saysSomething) && !body?.some((line) => /\S/.test(line)),
    }))
    .filter(({ unterminated, isEmpty }) => unterminated || !isEmpty);
}
