// Writes custom-elements.json, which editors and catalogues of components read: `node scripts/manifest.mjs`. What
// things are for is said once, in the README's tables; their types are those of www/news-rack.d.ts.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './tools.mjs';

export const MANIFEST = 'custom-elements.json';

const read = (file) => readFileSync(join(root, file), 'utf8');

/** The manifest as it should be now, as text. */
export function manifest() {
  const readme = read('README.md');
  const types = read('www/news-rack.d.ts');
  const attributes = table(readme, 'attribute').flatMap(({ names, cells: [description, usual] }) =>
    names.map((name) => ({ name, fieldName: camel(name), description, ...given({ default: usual }) })),
  );
  const told = new Map(
    table(readme, 'name').flatMap(({ names, cells }) => names.map((name) => [name, cells[0]])),
  );
  const mirrored = new Map(attributes.map((attribute) => [attribute.fieldName, attribute]));

  const members = [...types.matchAll(/^ {2}(get )?(\w+)\(\): ([^\n]+);$/gm)].map(
    ([, isField, name, type]) => {
      const attribute = mirrored.get(name);
      const description = attribute?.description ?? told.get(isField ? name : `${name}()`);
      if (!isField) return { kind: 'method', name, description, return: { type: { text: type } } };
      return {
        kind: 'field',
        name,
        description,
        type: { text: spelled(type, types) },
        ...given({ default: attribute?.default, attribute: attribute?.name, reflects: attribute && true }),
        ...given({ readonly: !types.includes(`  set ${name}(`) || undefined }),
      };
    },
  );
  const typeOf = new Map(members.map(({ name, type }) => [name, type]));

  const element = {
    kind: 'class',
    name: 'NewsRackElement',
    tagName: 'news-rack',
    customElement: true,
    superclass: { name: 'HTMLElement' },
    description: 'Loads news articles with YAML front matter; readers filter and search them in the page.',
    attributes: attributes.map((attribute) => ({ ...attribute, type: typeOf.get(attribute.fieldName) })),
    members,
    events: [...types.matchAll(/^ {2}'(newsrack-\w+)': ([^\n]+);$/gm)].map(([, name, type]) => ({
      name,
      description: told.get(name),
      type: { text: type },
    })),
    slots: rows(readme, 'slot', (name) => ({ name: name === 'default' ? '' : name })),
    cssParts: rows(readme, 'part', (name) => ({ name })),
    cssProperties: rows(readme, 'variable', (name, usual) => ({ name, ...given({ default: usual }) })),
  };
  const declaration = { name: element.name, module: 'www/element.js' };
  const whole = {
    schemaVersion: '2.1.0',
    readme: 'README.md',
    modules: [
      {
        kind: 'javascript-module',
        path: 'www/element.js',
        declarations: [element],
        exports: [{ kind: 'js', name: element.name, declaration }],
      },
      {
        kind: 'javascript-module',
        path: 'www/define.js',
        exports: [
          { kind: 'js', name: element.name, declaration },
          { kind: 'custom-element-definition', name: element.tagName, declaration },
        ],
      },
    ],
  };
  return `${JSON.stringify(whole, null, 2)}\n`;
}

/** The rows of the README's table whose first column is called so: the names in them, and the other cells as text. */
function table(readme, heading) {
  const [, body] = new RegExp(`^\\| ${heading} \\|.*\\n\\| ---.*\\n((?:\\|.*\\n)+)`, 'm').exec(readme) ?? [];
  if (!body) throw new Error(`README.md has no table of each ${heading}.`);
  return body
    .trimEnd()
    .split('\n')
    .map((row) => {
      const [names, ...cells] = row.slice(1, -1).split('|');
      return { names: [...names.matchAll(/`([^`]+)`/g)].map(([, name]) => name), cells: cells.map(plain) };
    });
}

/** Each name of a table by itself. Where a row has a default for each of its names, commas are between them. */
const rows = (readme, heading, made) =>
  table(readme, heading).flatMap(({ names, cells: [description, usual] }) => {
    const each = usual?.split(', ') ?? [];
    return names.map((name, at) => ({
      ...made(name, each.length === names.length ? each[at] : usual),
      description,
    }));
  });

/** A cell without its links and marks. */
const plain = (cell) =>
  cell
    .trim()
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll('`', '');

/** A type in full, where the declarations name a list of words. */
const spelled = (type, types) =>
  type.replace(
    /^\w+/,
    (name) => new RegExp(`^export type ${name} = ('[^;]+);`, 'm').exec(types)?.[1] ?? name,
  );

const camel = (name) => name.replace(/-./g, (dash) => dash[1].toUpperCase());

/** What is not empty. */
const given = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value));

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(join(root, MANIFEST), manifest());
  console.log(`manifest: ${MANIFEST} is written`);
}
