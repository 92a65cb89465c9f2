// The pages of the site that the documents are: `node scripts/reference.mjs` writes www/site/reference.html, format.html
// and search.html anew. The documents are tested against the code, and the pages against the documents: so neither
// can go stale. They have the frame of www/site/gallery.html.

import { readFileSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './tools.mjs';

const read = (file) => readFileSync(join(root, file), 'utf8');

/** Of the README, what somebody looks up. */
const LOOKED_UP = ['The element', 'The engine', 'On the command line', 'In a project'];
const TYPES = { 'Types of the element': 'www/news-rack.d.ts', 'Types of the engine': 'www/newsrack.d.ts' };

const PAGES = {
  'reference.html': { title: 'Reference', from: 'README.md' },
  'format.html': { title: 'Format', from: 'docs/format.md' },
  'search.html': { title: 'Search', from: 'docs/search.md' },
};

const { repository } = JSON.parse(read('package.json'));
const source = `${repository.url.replace(/^git\+|\.git$/g, '')}/blob/main/`;

/** The pages by their names. */
export const pages = () =>
  Object.fromEntries(Object.entries(PAGES).map(([name, page]) => [name, pageOf(name, page)]));

function pageOf(name, { title, from }) {
  // A list of the headings is beside the text.
  const text = (from === 'README.md' ? reference(read(from)) : read(from).replace(/^# .*\n/, '')).replace(
    /^(?:- \[[^\]]+\]\(#[^)]+\)\n)+/m,
    '',
  );
  const [, lead, rest] = /^\n*((?:[^#\n].*\n)*)([^]*)$/.exec(text);
  const headings = [...rest.replace(/^```.*?^```$/gms, '').matchAll(/^(##|###) (.+)$/gm)];
  const [, heading = title] = /^# (.*)\n/.exec(from === 'README.md' ? '' : read(from)) ?? [];
  const main = [
    `    <header>`,
    `      <h1>${inline(heading, from)}</h1>`,
    ...(lead ? [`      <p>${inline(lead.trim(), from)}</p>`] : []),
    `    </header>`,
    `    <div class="text">`,
    `      <nav class="contents" aria-label="On this page">`,
    contents(
      headings.map(([, level, text]) => ({ deep: level === '###', text })),
      from,
    ),
    `      </nav>`,
    `      <main class="prose">`,
    html(rest.split('\n'), from),
    `      </main>`,
    `    </div>`,
  ];
  return read('www/site/gallery.html')
    .replace(/<title>.*<\/title>/, `<title>${title} – newsrack</title>`)
    .replace(/(name="description" content=").*?"/, `$1newsrack: ${title.toLowerCase()}"`)
    .replace(/ *<script.*<\/script>\n/, '')
    .replace(' aria-current="page"', '')
    .replace(`${name}"`, `${name}" aria-current="page"`)
    .replace(/ {4}<header>.*<\/main>\n/s, () => `${main.join('\n')}\n`);
}

/** The README without what is not looked up, and with the types. */
function reference(readme) {
  const sections = readme.split(/^(?=## )/m);
  const chosen = LOOKED_UP.map((heading) =>
    sections.find((section) => section.startsWith(`## ${heading}\n`)),
  );
  const types = Object.entries(TYPES).map(
    ([heading, file]) => `## ${heading}\n\n\`\`\`ts\n${read(file)}\`\`\`\n`,
  );
  return [...chosen, ...types].join('\n');
}

/** The name of a heading in addresses, as GitHub makes it. */
const slug = (heading) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .replaceAll(' ', '-');

function contents(headings, from) {
  const line = ({ text }) => `<a href="#${slug(text)}">${inline(text, from)}</a>`;
  const lines = headings.map((heading, at) => {
    const [before, after] = [headings[at - 1], headings[at + 1]];
    const start = heading.deep && !before?.deep ? '<ul>' : '';
    const end = heading.deep ? `</li>${after?.deep ? '' : '</ul></li>'}` : after?.deep ? '' : '</li>';
    return `${start}<li>${line(heading)}${end}`;
  });
  return `<ul>\n${lines.join('\n')}\n</ul>`;
}

const MARKER = /^(?:[-*]|\d+\.) +/;
const TABLE = /^\|/;
const FENCE = /^```/;
const HEADING = /^(#+) (.*)$/;
const COMMENT = /^<!--.*-->$/;

/** Markdown as the project's documents are written in it → HTML. */
function html(lines, from) {
  const rest = [...lines];
  const out = [];
  const take = (isMore) => {
    const taken = [rest.shift()];
    while (rest.length && isMore(rest[0])) taken.push(rest.shift());
    return taken;
  };
  while (rest.length) {
    const [line] = rest;
    if (!line.trim() || COMMENT.test(line)) rest.shift();
    else if (HEADING.test(line)) {
      const [, { length }, text] = HEADING.exec(rest.shift());
      out.push(`<h${length} id="${slug(text)}">${inline(text, from)}</h${length}>`);
    } else if (FENCE.test(line)) {
      const [, ...code] = take((next) => !FENCE.test(next));
      rest.shift();
      out.push(`<pre><code>${escape(code.join('\n'))}</code></pre>`);
    } else if (TABLE.test(line))
      out.push(
        table(
          take((next) => TABLE.test(next)),
          from,
        ),
      );
    else if (MARKER.test(line))
      out.push(
        list(
          take((next) => MARKER.test(next) || /^ +\S/.test(next)),
          from,
        ),
      );
    else out.push(`<p>${inline(take((next) => isText(next)).join('\n'), from)}</p>`);
  }
  return out.join('\n');
}

const isText = (line) =>
  line.trim() && ![HEADING, FENCE, TABLE, MARKER, COMMENT].some((start) => start.test(line));

/** Items with their further lines, which are indented. */
function list(lines, from) {
  const items = [];
  for (const line of lines) {
    if (MARKER.test(line)) items.push([line.replace(MARKER, '')]);
    else items.at(-1).push(line);
  }
  const name = /^\d/.test(lines[0]) ? 'ol' : 'ul';
  const rows = items.map(([first, ...more]) => {
    const depth = Math.min(...more.map((line) => line.search(/\S/)));
    const content = html([first, ...more.map((line) => line.slice(depth))], from);
    return `<li>${content.replace(/^<p>(.*?)<\/p>/s, '$1')}</li>`;
  });
  return `<${name}>\n${rows.join('\n')}\n</${name}>`;
}

function table([head, , ...rows], from) {
  const cells = (line) =>
    line
      .trim()
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim());
  const row = (line, tag) => {
    const all = cells(line).map((cell) => {
      const name = cell ? tag : 'td'; // A corner is no heading.
      return `<${name}>${inline(cell.replaceAll('\\|', '|'), from)}</${name}>`;
    });
    return `<tr>${all.join('')}</tr>`;
  };
  const body = rows.map((line) => row(line, 'td')).join('\n');
  const titled = cells(head).some(Boolean) ? `<thead>${row(head, 'th')}</thead>\n` : '';
  return `<table>\n${titled}<tbody>\n${body}\n</tbody>\n</table>`;
}

const escape = (text) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** Code, links, strong and emphasized words; all else is text. */
function inline(text, from) {
  const token = /`([^`]+)`|\[((?:[^\]`]|`[^`]*`)+)\]\(([^)\s]+)\)|\*\*(.+?)\*\*|\*(.+?)\*/gs;
  let at = 0;
  let out = '';
  for (const match of text.matchAll(token)) {
    const [whole, code, label, href, strong, emphasis] = match;
    out += escape(text.slice(at, match.index));
    at = match.index + whole.length;
    if (code !== undefined) out += `<code>${escape(code)}</code>`;
    else if (label !== undefined)
      out += `<a href="${escape(address(href, from))}">${inline(label, from)}</a>`;
    else if (strong !== undefined) out += `<strong>${inline(strong, from)}</strong>`;
    else out += `<em>${inline(emphasis, from)}</em>`;
  }
  return out + escape(text.slice(at));
}

/** Where a document's link leads from its page: to another page of these, or into the project's repository. */
function address(href, from) {
  if (/^https?:/.test(href)) return href;
  const [path, anchor] = href.split('#');
  const hash = anchor ? `#${anchor}` : '';
  const file = path ? posix.join(posix.dirname(from), path) : from;
  const page = Object.keys(PAGES).find((name) => PAGES[name].from === file);
  if (page && !(file === 'README.md' && !isLookedUp(anchor))) return file === from ? hash : `${page}${hash}`;
  return source + file + hash;
}

const isLookedUp = (anchor) =>
  [...reference(read('README.md')).matchAll(/^##+ (.+)$/gm)].some(([, heading]) => slug(heading) === anchor);

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  for (const [name, page] of Object.entries(pages())) writeFileSync(join(root, 'www', 'site', name), page);
}
