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

/** Has each of them trap at once; what only they needed is then for wasm-opt to drop. Their names must be there. */
export function trapAtOnce(file) {
  const module = binaryen.readBinary(readFileSync(file));
  let count = 0;
  for (let at = 0; at < module.getNumFunctions(); at++) {
    const panic = module.getFunctionByIndex(at);
    const { name, module: imported, body } = binaryen.getFunctionInfo(panic);
    // None of them returns; another function of such a name might.
    if (imported || !PANICS.test(name) || binaryen.getExpressionType(body) !== binaryen.unreachable) continue;
    binaryen.Function(panic).body = module.unreachable();
    count++;
  }
  if (count < 5) throw new Error(`${file} has only ${count} panics; are they called something else now?`);
  writeFileSync(file, module.emitBinary());
  module.dispose();
}
