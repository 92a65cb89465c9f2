/**
 * What an engine began to read, told by src/wasm/engine.rs: after a trap, which leaves nothing in it to be asked, that
 * is at fault.
 */

/** A source by its number, and its document by its number from 1 on. Who calls an engine sets it back before. */
export const begun = { source: -1, document: 0 };

/** @param {number} source @param {number} document */
export function begin(source, document) {
  begun.source = source;
  begun.document = document;
}
