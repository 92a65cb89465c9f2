/** Properties that mirror the attributes of `<news-rack>`. */
import { ATTRIBUTES, propertyOf, read, write } from './attributes.js';

/** @param {HTMLElement} prototype */
export function reflect(prototype) {
  for (const attribute of /** @type {(keyof typeof ATTRIBUTES)[]} */ (Object.keys(ATTRIBUTES))) {
    Object.defineProperty(prototype, propertyOf(attribute), {
      configurable: true,
      enumerable: true,
      /** @this {HTMLElement} */
      get() {
        return read((name) => this.getAttribute(name), attribute);
      },
      /** @this {HTMLElement} @param {unknown} value */
      set(value) {
        const text = write(value, attribute);
        if (text === null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, text);
      },
    });
  }
}

/** Properties set before the element was defined hide the accessors. @param {object} element @param {string[]} properties */
export function takeUp(element, properties) {
  const self = /** @type {Record<string, unknown>} */ (element);
  for (const property of properties.filter((name) => Object.hasOwn(self, name))) {
    const value = self[property];
    delete self[property];
    self[property] = value;
  }
}
