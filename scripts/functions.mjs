// What a module's functions refer to, as binaryen writes it.

/**
 * @typedef {object} Mentions
 * @property {Set<string>} functions that it calls
 * @property {Set<number>} numbers that could be addresses
 */

/**
 * What each function mentions, and under the name '' the module besides.
 * @param {string} text the module's
 * @returns {Map<string, Mentions>}
 */
export function mentionsIn(text) {
  const all = new Map([['', nothing()]]);
  let mentions = all.get('');
  for (const line of text.split('\n')) {
    const [, name] = /^ \(func \$("[^"]*"|[^\s()]+)/.exec(line) ?? [];
    if (name !== undefined) all.set(unquoted(name), (mentions = nothing()));
    else if (/^ \(/.test(line)) mentions = all.get('');
    if (/^ \((data|elem|import|export)/.test(line)) continue;
    for (const [, callee] of line.matchAll(/\((?:return_)?call \$("[^"]*"|[^\s()]+)/g))
      mentions.functions.add(unquoted(callee));
    for (const [, number] of line.matchAll(/(?:i32\.const |offset=)(\d+)/g))
      mentions.numbers.add(Number(number));
  }
  return all;
}

const nothing = () => ({ functions: new Set(), numbers: new Set() });

const unquoted = (name) => name.replace(/^"|"$/g, '');
