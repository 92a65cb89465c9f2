// Cuts a module in two halves: what each page needs at once, and what can wait. The second half has the memory and the
// table of the first. Put beside it, it fills those places of the table by which the halves call each other. Who calls
// an export that is late before that, see www/modules.js, has the engine fail.

import binaryen from 'binaryen';
import { mentionsIn } from './functions.mjs';

/** What the first half exports for the second; names that wasm-opt gives begin with a letter. */
const TABLE = '0';
const VARIABLE = '1';
const REFERENCES = '__wbindgen_externrefs';

/**
 * @param {Uint8Array} bytes of a module with names
 * @param {RegExp} late how the functions are called that are exported and can wait
 * @param {(addresses: number[]) => number[]} behind the numbers in the data that these addresses lead to
 * @returns {Uint8Array[]} the two halves, each with all data
 */
export function split(bytes, late, behind) {
  binaryen.setDebugInfo(true);
  const halves = [binaryen.readBinary(bytes), binaryen.readBinary(bytes)];
  const [first, second] = halves;
  const functions = functionsOf(first);
  const mentions = mentionsIn(first.emitText());
  const exported = exportsOf(first).filter(({ kind }) => kind === binaryen.ExternalFunction);
  const places = placesIn(first);

  const isFirst = reach(
    exported.map(({ value }) => value).filter((name) => !late.test(name)),
    mentions,
    places,
    behind,
  );
  for (const [name, { module }] of functions) if (module) isFirst.add(name); // The page's own.
  const called = (by) =>
    [...mentions].filter(([name]) => name && by(name)).flatMap(([, { functions }]) => [...functions]);
  const across = [
    ...called((name) => !isFirst.has(name)).filter((name) => isFirst.has(name)),
    ...exported.map(({ value }) => value).filter((name) => !isFirst.has(name)),
  ];
  const table = binaryen.getTableInfo(first.getTableByIndex(0));
  const slots = new Map(places.map(({ name, slot }) => [name, slot]));
  let size = table.initial;
  for (const name of across.sort()) {
    if (slots.has(name)) continue;
    slots.set(name, size);
    places.push({ name, slot: size++ });
  }

  for (const half of halves) {
    const isHere = (name) => isFirst.has(name) === (half === first);
    const ref = half.getTable(table.name);
    binaryen.Table.setInitial(ref, size);
    if (binaryen.Table.hasMax(ref)) binaryen.Table.setMax(ref, size);
    for (const { name } of elementsOf(half)) half.removeElementSegment(name);
    for (const { at, names } of runs(places.filter(({ name }) => isHere(name))))
      half.addActiveElementSegment(table.name, `at ${at}`, names, half.i32.const(at));
    for (const [name, { params, results }] of functions) {
      if (isHere(name)) continue;
      const given = binaryen.expandType(params).map((type, at) => half.local.get(at, type));
      const body = slots.has(name)
        ? half.call_indirect(table.name, half.i32.const(slots.get(name)), given, params, results)
        : half.unreachable();
      half.removeFunction(name);
      half.addFunction(name, params, results, [], body);
    }
  }

  for (const { name } of exportsOf(second)) second.removeExport(name);
  first.addTableExport(table.name, TABLE);
  for (const { kind, name, value } of exportsOf(first)) {
    if (kind === binaryen.ExternalMemory) second.addMemoryImport(value, 'first', name);
    if (value === REFERENCES) second.addTableImport(value, 'first', name);
  }
  second.addTableImport(table.name, 'first', TABLE);
  for (const [at, { name, type }] of variablesOf(first).entries()) {
    first.addGlobalExport(name, `${VARIABLE}${at}`);
    second.addGlobalImport(name, 'first', `${VARIABLE}${at}`, type, true);
  }
  return halves.map((half) => {
    half.runPasses(['remove-unused-module-elements', 'reorder-functions']);
    if (!half.validate()) throw new Error('A half of the module is not valid.');
    const made = half.emitBinary();
    half.dispose();
    return made;
  });
}

/** Those functions and all that they can call: by name, or by a number of the table in their code or data. */
function reach(names, mentions, places, behind) {
  const found = new Set();
  const numbers = new Set();
  for (let waiting = names; waiting.length;) {
    for (let name; (name = waiting.pop()) !== undefined;) {
      if (found.has(name)) continue;
      found.add(name);
      waiting.push(...(mentions.get(name)?.functions ?? []));
      mentions.get(name)?.numbers.forEach((number) => numbers.add(number));
    }
    const held = new Set([...numbers, ...behind([...numbers])]);
    waiting = places.filter(({ name, slot }) => held.has(slot) && !found.has(name)).map(({ name }) => name);
  }
  return found;
}

const list = (count, get) => Array.from({ length: count }, (_, at) => get(at));

const functionsOf = (module) =>
  new Map(
    list(module.getNumFunctions(), (at) => binaryen.getFunctionInfo(module.getFunctionByIndex(at))).map(
      (info) => [info.name, info],
    ),
  );

const exportsOf = (module) =>
  list(module.getNumExports(), (at) => binaryen.getExportInfo(module.getExportByIndex(at)));

const elementsOf = (module) =>
  list(module.getNumElementSegments(), (at) =>
    binaryen.getElementSegmentInfo(module.getElementSegmentByIndex(at)),
  );

/** The globals that change: the pointer to the stack is one. */
const variablesOf = (module) =>
  list(module.getNumGlobals(), (at) => binaryen.getGlobalInfo(module.getGlobalByIndex(at))).filter(
    ({ mutable }) => mutable,
  );

/** What is where in the table; one function may be there twice. */
const placesIn = (module) =>
  elementsOf(module).flatMap(({ data, offset }) => {
    const start = binaryen.getExpressionInfo(offset).value;
    return data.map((name, at) => ({ name, slot: start + at }));
  });

/** Places in runs without a gap: where each begins, and its functions. */
function runs(places) {
  const all = [];
  for (const { name, slot } of places.sort((a, b) => a.slot - b.slot)) {
    const run = all.at(-1);
    if (run && run.at + run.names.length === slot) run.names.push(name);
    else all.push({ at: slot, names: [name] });
  }
  return all;
}
