// Writes THIRD-PARTY.md, the crates that are linked into the modules and their licences: `node scripts/licences.mjs`.

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { MODULES } from './build.mjs';
import { metadata } from './crates.mjs';
import { root } from './tools.mjs';

export const LICENCES = 'THIRD-PARTY.md';

/**
 * The licences that a linked crate may have, with its files that must then come with the package. Of several that it
 * offers, the first here is taken, as it asks for least: the text of Apache-2.0 is in the package anyway.
 */
const ALLOWED = [
  { licence: 'Apache-2.0', files: /^NOTICE/i, needed: false },
  { licence: 'Unlicense', files: /^$/, needed: false },
  { licence: 'MIT', files: /^(LICEN[CS]E|COPYING)(-MIT)?(\.md|\.txt)?$/i, needed: true },
  { licence: 'Unicode-3.0', files: /^LICEN[CS]E-UNICODE(\.md|\.txt)?$/i, needed: true },
];

/** Which licences are taken of what a crate offers: of `A OR B` one, of `(A OR B) AND C` both. Throws if that can’t be. */
export function taken({ name, license }) {
  return (license ?? 'no licence').split(' AND ').map((part) => {
    const offered = part.replace(/^\((.*)\)$/, '$1').split(' OR ');
    const found = ALLOWED.find(({ licence }) => offered.includes(licence));
    if (found) return found;
    throw new Error(`${name} has ${license ?? 'no licence'}; scripts/licences.mjs does not allow ${part}`);
  });
}

/**
 * What a module links of the packages that cargo tells of: those that its crate depends on, and they in turn. What
 * only runs while it is compiled (macros, build scripts) is not in the module.
 */
export function linked({ packages, resolve }) {
  const crates = new Map(packages.map((crate) => [crate.id, crate]));
  const nodes = new Map(resolve.nodes.map((node) => [node.id, node]));
  const isMacro = ({ targets }) => targets.some(({ kind }) => kind.includes('proc-macro'));
  const found = new Set([resolve.root]);
  for (const id of found) {
    for (const { pkg, dep_kinds: kinds } of nodes.get(id).deps) {
      if (kinds.some(({ kind }) => kind === null) && !isMacro(crates.get(pkg))) found.add(pkg);
    }
  }
  found.delete(resolve.root);
  return [...found].map((id) => crates.get(id));
}

/** What must come with a crate beside the licences of this package. */
function demanded(crate) {
  const folder = dirname(crate.manifest_path);
  return taken(crate).flatMap(({ licence, files, needed }) => {
    const names = readdirSync(folder).filter((name) => files.test(name));
    if (needed && names.length === 0)
      throw new Error(`${crate.name} has no file with its licence, ${licence}`);
    return names.map((name) => readFileSync(join(folder, name), 'utf8').trim());
  });
}

/** The document as it should be now. */
export function licences() {
  const users = new Map();
  for (const { feature, folder } of MODULES) {
    for (const crate of linked(metadata(feature))) {
      const entry = users.get(crate.id) ?? { crate, modules: [] };
      users.set(crate.id, { crate, modules: [...entry.modules, folder] });
    }
  }
  const all = [...users.values()].toSorted((a, b) => (a.crate.name < b.crate.name ? -1 : 1));
  const rows = all.map(({ crate, modules }) => {
    const licences = taken(crate).map(({ licence }) => licence);
    const cells = [crate.name, crate.version, crate.license, licences.join(', '), modules.join(', ')];
    return `| ${cells.join(' | ')} |`;
  });
  const texts = all.flatMap(({ crate }) =>
    demanded(crate).map((text) => `## ${crate.name} ${crate.version}\n\n\`\`\`text\n${text}\n\`\`\``),
  );
  return `${INTRODUCTION}
| crate | version | offered under | taken under | module |
| --- | --- | --- | --- | --- |
${rows.join('\n')}

${texts.join('\n\n')}
`;
}

const INTRODUCTION = `# Third parties

Written by \`node scripts/licences.mjs\`: the crates that are linked into the WebAssembly modules of this package, with
those of which nothing is left after optimizing. Rust’s own standard library is in them too, and the scripts beside them
in pkg/ are written by wasm-bindgen; both are offered under MIT OR Apache-2.0 and taken under Apache-2.0.

The text of Apache-2.0 is in LICENSE-APACHE. Where a licence asks for a notice of its own, it stands below. The scripts
hold nobody else’s code: the package depends on no other.
`;

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  writeFileSync(join(root, LICENCES), licences());
  console.log(`${LICENCES} is written`);
}
