// Leaves out of a module the data that nothing reads any more: the linker kept what panics say of themselves, and the
// tables to write it with, for functions that scripts/panics.mjs took out. The linker has to tell what is where
// (--emit-relocs); the format is Linking.md of WebAssembly's tool conventions.

import binaryen from 'binaryen';
import { readFileSync, writeFileSync } from 'node:fs';
import { mentionsIn } from './functions.mjs';
import { Reader, number, sections, signed } from './sections.mjs';

/**
 * Something in memory with a name of its own. It is `pinned` if some address leads to it from outside of it.
 * @typedef {{ start: number, end: number, pinned: boolean }} Piece
 */
/** @typedef {{ start: number, bytes: Uint8Array }} Segment what is in memory from the beginning */

const DATA_SECTION = 11;
const DATA_COUNT = 12;
const SYMBOL_TABLE = 8;
const [DATA, SECTION] = [1, 3];
const [UNDEFINED, NAMED] = [0x10, 0x40];
/** The kinds of places that the linker filled in: those that name an address, and the others with an addend. */
const ADDRESSES = [3, 4, 5, 11, 14, 15, 16, 17, 23];
const OTHERS_WITH_ADDEND = [8, 9, 22, 25];

/** Takes out of a module what the linker told of its data, and returns it. @param {string} file @returns {Piece[]} */
export function takePieces(file) {
  const bytes = readFileSync(file);
  const all = [...sections(bytes)];
  const pieces = piecesOf(all, segmentsOf(bytes));
  if (!pieces.length)
    throw new Error(`${file} does not tell what is where; what has become of --emit-relocs?`);
  const others = all.filter(({ name }) => !/^(linking|reloc\.)/.test(name));
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 8), ...others.map(({ whole }) => whole)]));
  return pieces;
}

/** The pieces that a module reads. @param {string} file @param {Piece[]} pieces @returns {Set<Piece>} */
export function piecesRead(file, pieces) {
  const bytes = readFileSync(file);
  const module = binaryen.readBinary(bytes);
  const addresses = [...mentionsIn(module.emitText()).values()].flatMap(({ numbers }) => [...numbers]);
  module.dispose();
  return reached(addresses, pieces, segmentsOf(bytes));
}

/**
 * All that could be addresses in what these addresses lead to.
 * @param {number[]} addresses @param {Piece[]} pieces @param {Uint8Array} file @returns {number[]}
 */
export function numbersBehind(addresses, pieces, file) {
  const segments = segmentsOf(file);
  return [...reached(addresses, pieces, segments)].flatMap((piece) => numbersIn(piece, segments));
}

/** Empties all pieces but those. @param {string} file @param {Piece[]} pieces @param {Set<Piece>} but */
export function emptyPieces(file, pieces, but) {
  const bytes = readFileSync(file);
  for (const { start, bytes: data } of segmentsOf(bytes)) {
    const empty = new Uint8Array(data.length);
    const mark = (piece, as) =>
      empty.fill(as, Math.max(piece.start - start, 0), Math.max(piece.end - start, 0));
    for (const piece of pieces) mark(piece, 1);
    for (const piece of but) mark(piece, 0); // Some pieces are parts of others.
    empty.forEach((isEmpty, at) => isEmpty && (data[at] = 0));
  }
  writeFileSync(file, bytes);
}

/**
 * Leaves of the data nothing but those pieces, each to its byte: what lies between them another module has written.
 * @param {string} file @param {Set<Piece>} pieces
 */
export function keepPieces(file, pieces) {
  const bytes = readFileSync(file);
  const kept = [];
  for (const { start, bytes: data } of segmentsOf(bytes)) {
    for (const piece of [...pieces].sort((a, b) => a.start - b.start)) {
      const [from, to] = [piece.start, Math.min(piece.end, start + data.length)];
      if (from < start || from >= to) continue;
      const before = kept.at(-1);
      if (before && from <= before.end) before.end = Math.max(before.end, to);
      else kept.push({ from, end: to, start, data });
    }
  }
  const segments = kept.map(({ from, end, start, data }) => [
    [0, 0x41, ...signed(from), 0x0b],
    [...number(end - from), ...data.subarray(from - start, end - start)],
  ]);
  const written = {
    [DATA_COUNT]: number(segments.length),
    [DATA_SECTION]: [...number(segments.length), ...segments.flat(2)],
  };
  const parts = [...sections(bytes)].map(({ id, whole }) =>
    written[id] ? Uint8Array.from([id, ...number(written[id].length), ...written[id]]) : whole,
  );
  writeFileSync(file, Buffer.concat([bytes.subarray(0, 8), ...parts]));
}

/** Views of the file's own bytes. @param {Uint8Array} file @returns {Segment[]} */
function segmentsOf(file) {
  const { body } = [...sections(file)].find(({ id }) => id === DATA_SECTION);
  return Array.from({ length: body.number() }, () => {
    if (body.number() !== 0 || body.byte() !== 0x41) throw new Error('Some data has no fixed address.');
    const start = body.signed();
    body.byte(); // The end of the expression.
    return { start, bytes: body.block() };
  });
}

/** @param {ReturnType<typeof sections>[]} all @param {Segment[]} segments @returns {Piece[]} */
function piecesOf(all, segments) {
  const linking = all.find(({ name }) => name === 'linking')?.body;
  if (!linking) return [];
  linking.number(); // The version.
  let symbols = [];
  while (linking.at < linking.bytes.length) {
    const kind = linking.byte();
    const body = new Reader(linking.block());
    if (kind === SYMBOL_TABLE) symbols = Array.from({ length: body.number() }, () => symbol(body, segments));
  }
  for (const { name, body } of all) if (name.startsWith('reloc.')) pinFrom(body, symbols);
  return symbols.filter((piece) => piece !== undefined);
}

/** @param {Reader} body @param {Segment[]} segments @returns {Piece | undefined} none if it is no data */
function symbol(body, segments) {
  const kind = body.byte();
  const flags = body.number();
  if (kind === DATA) {
    body.name();
    if (flags & UNDEFINED) return undefined;
    const [segment, offset, length] = [body.number(), body.number(), body.number()];
    const start = segments[segment].start + offset;
    return { start, end: start + length, pinned: false };
  }
  body.number(); // Which function, or what else it is.
  if (kind !== SECTION && (!(flags & UNDEFINED) || flags & NAMED)) body.name();
}

/** @param {Reader} body of a section on what the linker filled in @param {(Piece | undefined)[]} symbols */
function pinFrom(body, symbols) {
  body.number(); // The section that it is about.
  for (let left = body.number(); left > 0; left--) {
    const kind = body.byte();
    body.number(); // The place in that section.
    const piece = symbols[body.number()];
    const isAddress = ADDRESSES.includes(kind);
    const addend = isAddress || OTHERS_WITH_ADDEND.includes(kind) ? body.signed() : 0;
    if (isAddress && piece && (addend < 0 || addend >= piece.end - piece.start)) piece.pinned = true;
  }
}

/**
 * The pieces that these addresses are of, and those that lead on from there.
 * @param {number[]} addresses @param {Piece[]} pieces @param {Segment[]} segments
 */
function reached(addresses, pieces, segments) {
  const found = new Set();
  const waiting = [...addresses];
  const add = (piece) => {
    if (found.has(piece)) return;
    found.add(piece);
    waiting.push(...numbersIn(piece, segments));
  };
  pieces.filter(({ pinned }) => pinned).forEach(add);
  for (let address; (address = waiting.pop()) !== undefined;)
    pieces.filter(({ start, end }) => address >= start && address < end).forEach(add);
  return found;
}

/** All in a piece that could be addresses. @param {Piece} piece @param {Segment[]} segments */
function numbersIn({ start, end }, segments) {
  const segment = segments.find((each) => start >= each.start && start < each.start + each.bytes.length);
  if (!segment) return []; // What is all zero is in no segment.
  const { buffer, byteOffset, length } = segment.bytes;
  const view = new DataView(buffer, byteOffset, length);
  const numbers = [];
  const last = Math.min(end, segment.start + length) - 4;
  for (let at = Math.ceil(start / 4) * 4; at <= last; at += 4)
    numbers.push(view.getUint32(at - segment.start, true));
  return numbers;
}
