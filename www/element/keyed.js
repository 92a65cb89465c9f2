/**
 * An element that shows a thing; `update` shows a later state of it, or returns false if it must be made anew.
 * @template T
 * @typedef {{ element: HTMLElement, update: (thing: T) => boolean | void, thing?: T }} Row `thing` is what it shows
 */

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

  /** @param {T[]} things */
  show(things) {
    const held = focusedIn(this.parent);
    const before = held ? [...this.parent.children].findIndex((row) => row.contains(held)) : -1;

    /** @type {Map<string, Row<T>>} */
    const rows = new Map();
    for (const thing of things) {
      const key = this.#keyOf(thing);
      let row = this.#rows.get(key);
      // The very same thing is shown already: of a thousand cards, more of them cost nothing.
      if (row?.thing !== thing || !row) {
        if (!row || row.update(thing) === false) {
          row = this.#make(thing);
          row.update(thing);
        }
        row.thing = thing;
      }
      rows.set(key, row);
    }
    this.#rows = rows;

    const elements = new Set([...rows.values()].map((row) => row.element));
    for (const row of [...this.parent.children])
      if (!elements.has(/** @type {HTMLElement} */ (row))) row.remove();
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
