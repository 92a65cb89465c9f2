// As much of the DOM as cards are made with, so that the very code that makes them in a page makes them here; and
// what was made, as HTML. An element takes no property that it does not know: one that a card comes to need is
// missed at once, and has its line here.

/** Elements without an end. */
const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
/** Elements whose text is written as it is; none of it is ever from an article. */
const RAW = new Set(['style', 'script']);

/** Properties that are attributes of the same name, or of the name beside them. */
const TEXTS = Object.entries({
  id: 'id',
  className: 'class',
  part: 'part',
  dir: 'dir',
  lang: 'lang',
  title: 'title',
  role: 'role',
  href: 'href',
  rel: 'rel',
  src: 'src',
  srcset: 'srcset',
  sizes: 'sizes',
  alt: 'alt',
  loading: 'loading',
  decoding: 'decoding',
  fetchPriority: 'fetchpriority',
  referrerPolicy: 'referrerpolicy',
  type: 'type',
  name: 'name',
  placeholder: 'placeholder',
  autocomplete: 'autocomplete',
  enterKeyHint: 'enterkeyhint',
  htmlFor: 'for',
  dateTime: 'datetime',
  width: 'width',
  height: 'height',
  tabIndex: 'tabindex',
  value: 'value',
  min: 'min',
  max: 'max',
  step: 'step',
  ariaLabel: 'aria-label',
  ariaHidden: 'aria-hidden',
});
const FLAGS = ['hidden', 'inert', 'disabled', 'open', 'selected', 'checked', 'multiple'];

/** @param {string} text */
const escaped = (text) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    // A parser would make line ends of some and drop others: what can't be said is shown to be missing.
    .replaceAll('\r', '&#13;')
    .replaceAll('\0', '\ufffd');

class Text {
  /** @type {Element | null} */
  parentNode = null;

  /** @param {string} data */
  constructor(data) {
    this.textContent = data;
  }

  remove() {
    this.parentNode?.drop(this);
  }

  html() {
    return escaped(this.textContent);
  }
}

/** @typedef {Text | Element} Node */

/** @param {Node | string} child */
const nodeOf = (child) => (child instanceof Element || child instanceof Text ? child : new Text(`${child}`));

class Element {
  /** @type {Map<string, string>} */
  #attributes = new Map();
  /** @type {Map<string, ((event: object) => void)[]>} */
  #listeners = new Map();
  /** @type {Node[]} */
  childNodes = [];
  /** @type {Element | null} */
  parentNode = null;
  /** Nothing is measured and nothing is focused here. */
  isConnected = false;

  /** @param {string} name */
  constructor(name) {
    this.localName = name;
    Object.preventExtensions(this);
  }

  /** @param {string} name @param {unknown} value */
  setAttribute(name, value) {
    this.#attributes.set(name, String(value));
  }
  /** @param {string} name */
  getAttribute(name) {
    return this.#attributes.get(name) ?? null;
  }
  /** @param {string} name */
  hasAttribute(name) {
    return this.#attributes.has(name);
  }
  /** @param {string} name */
  removeAttribute(name) {
    this.#attributes.delete(name);
  }
  /** @param {string} name */
  toggleAttribute(name, force = !this.hasAttribute(name)) {
    if (force) this.setAttribute(name, '');
    else this.removeAttribute(name);
    return force;
  }

  get classList() {
    const names = () => (this.getAttribute('class') ?? '').split(' ').filter(Boolean);
    /** @param {string} name @param {boolean} wanted */
    const toggle = (name, wanted = !names().includes(name)) => {
      const others = names().filter((each) => each !== name);
      this.setAttribute('class', [...others, ...(wanted ? [name] : [])].join(' '));
      return wanted;
    };
    return {
      /** @param {string[]} all */
      add: (...all) => all.forEach((name) => toggle(name, true)),
      /** @param {string[]} all */
      remove: (...all) => all.forEach((name) => toggle(name, false)),
      toggle,
      /** @param {string} name */
      contains: (name) => names().includes(name),
    };
  }

  get dataset() {
    /** @param {string | symbol} key */
    const nameOf = (key) => `data-${String(key).replace(/[A-Z]/g, '-$&').toLowerCase()}`;
    return new Proxy(/** @type {Record<string, string>} */ ({}), {
      get: (_, key) => this.#attributes.get(nameOf(key)),
      set: (_, key, value) => {
        this.setAttribute(nameOf(key), value);
        return true;
      },
    });
  }

  get children() {
    return this.childNodes.filter((child) => child instanceof Element);
  }
  get firstChild() {
    return this.childNodes[0] ?? null;
  }
  get firstElementChild() {
    return this.children[0] ?? null;
  }
  get nextElementSibling() {
    const all = this.parentNode?.children ?? [];
    return all[all.indexOf(this) + 1] ?? null;
  }
  get length() {
    return this.children.length;
  }
  /** @returns {string} */
  get textContent() {
    return this.childNodes.map((child) => child.textContent).join('');
  }
  set textContent(text) {
    this.replaceChildren(...(text ? [text] : []));
  }

  /** @param {Node} child */
  drop(child) {
    this.childNodes = this.childNodes.filter((each) => each !== child);
    child.parentNode = null;
  }
  /** @param {(Node | string)[]} children @param {number} at */
  #insert(children, at) {
    for (const child of children.map(nodeOf)) {
      child.remove();
      this.childNodes.splice(at++, 0, child);
      child.parentNode = this;
    }
  }
  /** @param {(Node | string)[]} children */
  append(...children) {
    this.#insert(children, this.childNodes.length);
  }
  /** @param {(Node | string)[]} children */
  prepend(...children) {
    this.#insert(children, 0);
  }
  /** @param {Node} child @param {Node | null} next */
  insertBefore(child, next) {
    child.remove();
    this.#insert([child], next ? this.childNodes.indexOf(next) : this.childNodes.length);
    return child;
  }
  /** @param {(Node | string)[]} children */
  replaceChildren(...children) {
    for (const child of this.childNodes) this.drop(child);
    this.append(...children);
  }
  remove() {
    this.parentNode?.drop(this);
  }
  /** @param {(Node | string)[]} others */
  replaceWith(...others) {
    const parent = this.parentNode;
    if (!parent) return;
    const at = parent.childNodes.indexOf(this);
    this.remove();
    parent.#insert(others, at);
  }

  /** @param {Node | null} node */
  contains(node) {
    for (let at = node; at; at = at.parentNode) if (at === this) return true;
    return false;
  }
  getRootNode() {
    /** @type {Element} */
    let at = this;
    while (at.parentNode) at = at.parentNode;
    return at;
  }
  /** All elements within of one of these names. @param {string} names with commas between them @returns {Element[]} */
  querySelectorAll(names) {
    const wanted = names.split(/, */);
    if (!wanted.every((name) => /^[\w-]+$/.test(name))) throw new Error(`No selector but names: ${names}`);
    return this.children.flatMap((child) => [
      ...(wanted.includes(child.localName) ? [child] : []),
      ...child.querySelectorAll(names),
    ]);
  }
  /** @param {string} names */
  querySelector(names) {
    return this.querySelectorAll(names)[0] ?? null;
  }

  /** @param {string} type @param {(event: object) => void} listener */
  addEventListener(type, listener) {
    this.#listeners.set(type, [...(this.#listeners.get(type) ?? []), listener]);
  }
  /** @param {{ type: string }} event */
  dispatchEvent(event) {
    for (const listener of this.#listeners.get(event.type) ?? []) listener(event);
    return true;
  }

  /** @returns {string} */
  html() {
    const attributes = [...this.#attributes].map(([name, value]) =>
      value === '' ? ` ${name}` : ` ${name}="${escaped(value)}"`,
    );
    const start = `<${this.localName}${attributes.join('')}>`;
    if (VOID.has(this.localName)) return start;
    const raw = RAW.has(this.localName);
    const content = this.childNodes.map((child) => (raw ? child.textContent : child.html()));
    return `${start}${content.join('')}</${this.localName}>`;
  }
}

for (const [property, attribute] of TEXTS) {
  Object.defineProperty(Element.prototype, property, {
    /** @this {Element} */
    get() {
      return this.getAttribute(attribute) ?? '';
    },
    /** @this {Element} @param {unknown} value */
    set(value) {
      if (property !== 'value' || this.localName !== 'select') this.setAttribute(attribute, value);
      // A choice has no attribute of its own: the chosen option has.
      else
        for (const option of this.querySelectorAll('option'))
          option.toggleAttribute('selected', option.getAttribute('value') === value);
    },
  });
}
for (const flag of FLAGS) {
  Object.defineProperty(Element.prototype, flag, {
    /** @this {Element} */
    get() {
      return this.hasAttribute(flag);
    },
    /** @this {Element} @param {boolean} value */
    set(value) {
      this.toggleAttribute(flag, value);
    },
  });
}

/** What is shown in a page is within one of these. */
class ShadowRoot extends Element {
  constructor() {
    super('template');
  }
  get activeElement() {
    return null;
  }
}

/**
 * From here on the globals that make elements are these. Gives the root in which the elements of a rack belong.
 * @param {string} baseURI
 */
export function installDocument(baseURI) {
  const document = { baseURI, createElement: (/** @type {string} */ name) => new Element(name) };
  Object.assign(globalThis, { document, Document: { prototype: document }, ShadowRoot, Element });
  return new ShadowRoot();
}
