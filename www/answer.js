/** An answer of the engine, as src/wasm/answer.rs writes it: one text and one list of numbers. */

const NUMBER = -1;
const LIST = -2;
const OBJECT = -3;
const END = -4;
const TRUE = -5;
const NAME = -7;

/** @param {string} text @param {Float64Array} numbers @returns {any} */
export function readAnswer(text, numbers) {
  let at = 0;
  let from = 0;
  /** The names of fields, in the order in which they first came. @type {string[]} */
  const names = [];
  const name = () => {
    const sign = numbers[at++];
    if (sign <= NAME) return names[NAME - sign];
    if (sign === END) return undefined;
    const first = text.slice(from, (from += sign));
    names.push(first);
    return first;
  };
  /** @returns {any} */
  const next = () => {
    const sign = numbers[at++];
    if (sign >= 0) return text.slice(from, (from += sign));
    if (sign === NUMBER) return numbers[at++];
    if (sign === LIST) {
      const list = [];
      for (let item; (item = next()) !== undefined;) list.push(item);
      return list;
    }
    if (sign === OBJECT) {
      /** @type {Record<string, any>} */
      const object = {};
      for (let field; (field = name()) !== undefined;) object[field] = next();
      return object;
    }
    return sign === END ? undefined : sign === TRUE;
  };
  return next();
}
