/**
 * An element that shows a thing; `update` shows a later state of it, or returns false if it must be made anew.
 * @template T
 * @typedef {{ element: HTMLElement, update: (thing: T) => boolean | void, thing?: T }} Row `thing` is what it shows
 */

/** More things are not all in the page at once, where a part for that is there: `window.js`. */
export const MANY = 200;

/**
 * A list in the page that follows a list of things: what stays keeps its element, and focus stays in the list.
 * @template T
 */
export class KeyedList {
  /** @type {Map<string, Row<T>>} */
  #rows = new Map();
  #keyOf;
  #make;

  /**
   * @param {HTMLElement} parent
   * @param {(thing: T) => string} keyOf
   * @param {(thing: T) => Row<T>} make
   */
  constructor(parent, keyOf, make) {
    this.parent = parent;
    this.#keyOf = keyOf;
    this.#make = make;
  }

  /** Forgets all elements, so that the next `show` makes them anew. */
  forget() {
    this.#rows.clear();
  }

  /** @param {T[]} things @param {T[]} [near] those of them that are in the page; what others have, they keep */
  show(things, near = things) {
    const held = focusedIn(this.parent);
    const before = held ? [...this.parent.children].findIndex((row) => row.contains(held)) : -1;

    const there = new Set(near);
    /** @type {Map<string, Row<T>>} */
    const rows = new Map();
    /** @type {Set<Element>} */
    const elements = new Set();
    for (const thing of things) {
      const key = this.#keyOf(thing);
      let row = this.#rows.get(key);
      // What comes twice is shown once.
      if (rows.has(key)) continue;
      if (there.has(thing)) {
        // The very same thing is shown already: of a thousand cards, more of them cost nothing.
        if (!row || (row.thing !== thing && row.update(thing) === false)) {
          row = this.#make(thing);
          row.update(thing);
        }
        row.thing = thing;
        elements.add(row.element);
      }
      if (row) rows.set(key, row);
    }
    this.#rows = rows;

    for (const row of [...this.parent.children]) if (!elements.has(row)) row.remove();
    let next = this.parent.firstElementChild;
    for (const element of elements) {
      if (element === next) next = next.nextElementSibling;
      else this.parent.insertBefore(element, next);
    }

    if (!held) return;
    // A moved element loses focus; a removed one hands it to what took its place.
    const heir = held.isConnected
      ? held
      : focusable(this.parent.children[Math.min(before, elements.size - 1)]);
    if (heir !== focusedIn(this.parent)) heir?.focus({ preventScroll: held.isConnected });
  }
}

/** @param {Element | undefined} element @returns {HTMLElement | null | undefined} */
export const focusable = (element) => element?.querySelector('a[href], button, input, summary');

/** @param {HTMLElement} element @returns {HTMLElement | undefined} */
export function focusedIn(element) {
  const focused = /** @type {ShadowRoot | Document} */ (element.getRootNode()).activeElement;
  return focused && element.contains(focused) ? /** @type {HTMLElement} */ (focused) : undefined;
}
