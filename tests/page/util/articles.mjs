// Articles as text, from fields.

const LEAD = 'Lines without end.';

/** @returns the front matter that holds the fields, lists and maps within them in block style */
export const article = (fields) => `---\n${block(fields, '')}---\n`;

/** An article of which only some fields matter. */
export const plain = (title, fields = {}) =>
  article({ title, webUrl: `https://news.example/${encodeURIComponent(title)}`, excerpt: LEAD, ...fields });

/** So many of them, the first the newest: `Story 1`, `Story 2`, … */
export const stories = (count, fields = () => ({})) =>
  Array.from({ length: count }, (_, at) =>
    plain(`Story ${at + 1}`, {
      publishedDateTime: new Date(Date.UTC(2024, 0, 1) - at * 86_400_000).toISOString(),
      ...fields(at),
    }),
  ).join('');

function block(fields, indent) {
  return Object.entries(fields)
    .map(([key, value]) => `${indent}${key}:${inside(value, indent)}\n`)
    .join('');
}

function inside(value, indent) {
  if (Array.isArray(value)) return value.map((item) => `\n${indent}  -${listItem(item, indent)}`).join('');
  if (typeof value === 'object') return `\n${block(value, `${indent}  `)}`.trimEnd();
  return ` ${typeof value === 'string' ? JSON.stringify(value) : value}`;
}

function listItem(item, indent) {
  return typeof item === 'object' ? ` ${block(item, `${indent}    `).trim()}` : inside(item, indent);
}
