/** An answer of the engine, as src/wasm/answer.rs writes it: one text and one list of numbers. */

const NUMBER = -1;
const LIST = -2;
const OBJECT = -3;
const END = -4;
const TRUE = -5;

/** @param {string} text @param {Float64Array} numbers @returns {any} */
export function readAnswer(text, numbers) {
  let at = 0;
  let from = 0;
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
      for (let name; (name = next()) !== undefined;) object[name] = next();
      return object;
    }
    return sign === END ? undefined : sign === TRUE;
  };
  return next();
}
