// Takes the messages of panics out of a module: in the page a panic is a trap and nobody reads why, see
// www/modules.js. The compiler that could leave them out is not a stable one.

import binaryen from 'binaryen';
import { readFileSync, writeFileSync } from 'node:fs';

/** The functions of the standard library that write a message and end. */
const PANICS = new RegExp(
  [
    String.raw`^__rustc(\[\w+\])?::rust_begin_unwind$`,
    String.raw`^core(\[\w+\])?::(panicking|option::(unwrap|expect)_failed|result::unwrap_failed|cell::panic_already)`,
    String.raw`^core(\[\w+\])?::(str::slice_error_fail|slice::index::slice_\w*fail|slice::\w+::len_mismatch_fail)`,
    String.raw`^alloc(\[\w+\])?::(raw_vec::(handle_error|capacity_overflow)|alloc::handle_alloc_error)`,
  ].join('|'),
);
/** Those that write values into texts, which are kept by a table even if nobody calls them. */
const FORMATS = / as core(\[\w+\])?::(fmt::\w+|panic::PanicPayload)>::|^<?(core|alloc)(\[\w+\])?::fmt::/;

/**
 * Has each panic trap at once; what only they needed is then for wasm-opt to drop. Of a module that `formats`
 * nothing else this is all that formats; it is an error if it does. The names of functions must be there.
 * @param {string} file @param {{ formats: boolean }} options
 */
export function trapAtOnce(file, { formats }) {
  binaryen.setDebugInfo(true);
  const module = binaryen.readBinary(readFileSync(file));
  // None of the panics returns; another function of such a name might.
  const isPanic = ({ name, body }) =>
    PANICS.test(name) && binaryen.getExpressionType(body) === binaryen.unreachable;
  const count = trap(module, isPanic);
  if (count < 5) throw new Error(`${file} has only ${count} panics; are they called something else now?`);
  if (!formats) {
    trap(module, ({ name }) => FORMATS.test(name));
    module.runPasses(['remove-unused-module-elements']);
    const user = caller(module, FORMATS);
    if (user) throw new Error(`${user} formats a text: put it together from its parts, see src/number.rs.`);
  }
  writeFileSync(file, module.emitBinary());
  module.dispose();
}

/** Leaves nothing of the chosen functions; returns how many they are. */
function trap(module, isChosen) {
  let count = 0;
  for (let at = 0; at < module.getNumFunctions(); at++) {
    const info = binaryen.getFunctionInfo(module.getFunctionByIndex(at));
    if (info.module || !isChosen(info)) continue;
    binaryen.Function(module.getFunctionByIndex(at)).body = module.unreachable();
    count++;
  }
  return count;
}

/** The first function that calls one of the named, if any does. */
function caller(module, called) {
  let name;
  for (const line of module.emitText().split('\n')) {
    name = /^ \(func \$("[^"]*"|\S+)/.exec(line)?.[1] ?? name;
    const [, callee] = /\(call \$"?([^"]*)/.exec(line) ?? [];
    if (callee && called.test(callee)) return name;
  }
}
