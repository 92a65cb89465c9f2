// The names of parts in the element's code.

/** Every name that an element of the shadow tree gets as its part, in order. */
export const partsIn = (code) => {
  const found = code.matchAll(/\bpart: '([\w-]+)'|\b(?:button|linkTo|imageOf)\([^)]*?'([\w-]+)'/g);
  return [...new Set([...found].map(([, part, made]) => part ?? made))].toSorted();
};
