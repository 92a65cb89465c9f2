// What wasm-bindgen writes to call a module, without what no page of ours comes to, and so that a page can have
// another instance of the module.

import { readFileSync, writeFileSync } from 'node:fs';

/** What becomes what, in each module's script. */
const EVERYWHERE = [
  // It makes one instance and then always gives that back. After a trap an instance is not to be trusted:
  // www/modules.js asks for a new one, and gives it the module, in an object.
  [
    /function initSync\(module\) \{[^]*?(?= *const imports)([^]*?) *if \(!\(module instanceof [^]*?\n {4}\}\n/,
    'function initSync({ module }) {\n$1',
  ],
  // Texts are encoded at once: most are short, and none is worth a way of its own for ASCII.
  [
    /function passStringToWasm0\([^]*?\n\}\n/,
    `function passStringToWasm0(arg, malloc) {
    const bytes = cachedTextEncoder.encode(arg);
    const ptr = malloc(bytes.length, 1) >>> 0;
    getUint8ArrayMemory0().set(bytes, ptr);
    WASM_VECTOR_LEN = bytes.length;
    return ptr;
}
`,
  ],
  [/if \(!\('encodeInto' in [^]*?\n\}\n/, ''],
  [/(passStringToWasm0\(.*?), wasm\.__wbindgen_realloc/g, '$1'],
];

/** And where it has a class. Every browser that runs the modules has registries. */
const CLASSES = [
  // What lived in an instance must not be freed in a later one.
  [/(\w+Finalization\.register\(this, )this\.__wbg_ptr, this/, '$1{ ptr: this.__wbg_ptr, home: wasm }, this'],
  [
    /\(typeof FinalizationRegistry[^]*?: new FinalizationRegistry\(ptr => (wasm\.\w+\(ptr, 1\))/,
    'new FinalizationRegistry(({ ptr, home }) => home === wasm && $1',
  ],
  [/if \(Symbol\.dispose\).*\n/, ''],
];

/** Where one argument can't be taken over, there is no memory left: then the instance is given up, and nothing freed. */
const TAKEN_OVER =
  /^( *)try \{\n((?:.*= (?:.*pass\w+ToWasm0\(.*|WASM_VECTOR_LEN;)\n)+)\1\} catch \(e\) \{\n[^]*?\n\1\}\n/gm;

/**
 * Rewrites such a script. Throws if it is not as expected.
 * @param {string} script its file @param {string} names what wasm-opt said that it calls imports and exports now, if it does
 */
export function fitGlue(script, names) {
  let text = readFileSync(script, 'utf8');
  const changes = /Finalization\b/.test(text) ? [...EVERYWHERE, ...CLASSES] : EVERYWHERE;
  for (const [from, to] of changes) {
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${script} is not as expected; has wasm-bindgen changed?`);
    text = changed;
  }
  text = text.replace(TAKEN_OVER, '$2');
  writeFileSync(script, names.trim() ? renamed(text, JSON.parse(names)) : text);
}

/** @param {string} text @param {{ imports: [string, string, string][], exports: [string, string][] }} names */
function renamed(text, { imports, exports }) {
  const after = new Map(exports);
  const given = new Map(imports.map(([, name, short]) => [name, short]));
  const [[module]] = imports;
  return text
    .replaceAll(JSON.stringify(module), '"a"')
    .replace(/^( {8})(__wb\w+)(?=: function)/gm, (_, space, name) => space + given.get(name))
    .replace(/\bwasm\.(\w+)/g, (_, name) => `wasm.${after.get(name)}`);
}
