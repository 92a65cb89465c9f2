/**
 * Cards without end: as the reader comes near the last, more are there. A feed, with the keys that the ARIA
 * Authoring Practices give one. The button for more stays, for those who have no other way.
 * @import { State, ViewHost } from '../view.js'
 */
import { after, before } from '../element/place.js';

/** How far below what is seen the last card may be when more are asked for: a screen. */
const AHEAD = '100%';

const FOCUSABLE = ':is(a[href], button, input, select, textarea, summary, [tabindex="0"]):not(:disabled)';

export class Endless {
  #host;
  #list;
  /** @type {IntersectionObserver | undefined} */
  #observer;
  #total = 0;
  /** How many are shown, though not all of them may be in the page. */
  #count = 0;
  #loading = false;
  /** Whether more are on their way. */
  #coming = false;
  /** Cards that come into the page later are of the feed too. Those that leave it are as they were before. */
  #rows = new MutationObserver((changes) => this.#follow(changes));

  /** @param {ViewHost} host @param {HTMLElement} list the cards */
  constructor(host, list) {
    this.#host = host;
    this.#list = list;
    if ('IntersectionObserver' in globalThis) {
      const near = (/** @type {IntersectionObserverEntry[]} */ entries) => {
        if (entries.some((entry) => entry.isIntersecting)) void this.#more();
      };
      this.#observer = new IntersectionObserver(near, { rootMargin: `${AHEAD} 0px` });
    }
    list.setAttribute('role', 'feed');
    list.addEventListener('keydown', this.#onKey);
    this.#rows.observe(list, { childList: true });
  }

  /** @param {State} state */
  show({ result, loading }) {
    this.#total = result?.total ?? 0;
    this.#count = result?.cards.length ?? 0;
    this.#loading = loading;
    this.#follow(this.#rows.takeRecords());
  }

  end() {
    this.#follow(this.#rows.takeRecords());
    this.#rows.disconnect();
    this.#observer?.disconnect();
    this.#list.removeEventListener('keydown', this.#onKey);
    this.#list.setAttribute('role', 'list');
    for (const row of this.#list.children) dismiss(row);
  }

  get #hasMore() {
    return this.#count < this.#total;
  }

  /** @param {MutationRecord[]} changes of the rows in the page */
  #follow(changes) {
    const { children } = this.#list;
    for (const { removedNodes } of changes)
      for (const row of removedNodes)
        if (row.parentNode !== this.#list) dismiss(/** @type {Element} */ (row));
    const first = before(this.#list);
    for (const [at, row] of [...children].entries()) {
      const article = articleIn(row);
      if (!article) continue;
      if (!article.hasAttribute('aria-posinset')) this.#introduce(row, article);
      set(article, 'aria-posinset', first + at + 1);
      set(article, 'aria-setsize', this.#total);
    }
    // Only what is newly observed is told of: the last card may be in sight still.
    this.#observer?.disconnect();
    const last = this.#list.lastElementChild;
    if (last && !after(this.#list) && !this.#loading && this.#hasMore) this.#observer?.observe(last);
  }

  /** @param {Element} row @param {Element} article */
  #introduce(row, article) {
    row.setAttribute('role', 'none');
    article.setAttribute('tabindex', '-1');
    const title = article.querySelector('[part~=title]');
    if (!title) return;
    title.id ||= `title-${crypto.getRandomValues(new Uint32Array(2)).join('-')}`;
    article.setAttribute('aria-labelledby', title.id);
  }

  async #more() {
    if (this.#coming || !this.#hasMore) return;
    this.#coming = true;
    this.#list.setAttribute('aria-busy', 'true');
    try {
      await this.#host.more(false);
    } finally {
      this.#coming = false;
      this.#list.setAttribute('aria-busy', 'false');
    }
  }

  #onKey = async (/** @type {KeyboardEvent} */ event) => {
    const { key, ctrlKey, shiftKey, altKey, metaKey } = event;
    if (event.defaultPrevented || shiftKey || altKey || metaKey) return;
    if (ctrlKey ? key === 'Home' || key === 'End' : false) {
      const target = this.#beyond(key === 'End');
      if (!target) return;
      event.preventDefault();
      target.focus();
    } else if (!ctrlKey && (key === 'PageDown' || key === 'PageUp')) {
      event.preventDefault();
      const held = /** @type {Node} */ (event.target);
      const at = [...this.#list.children].findIndex((row) => row.contains(held));
      const to = before(this.#list) + at + (key === 'PageDown' ? 1 : -1);
      if (to >= this.#count) await this.#more();
      const article = articleIn(this.#host.bring(to));
      // It may have come just now.
      article?.setAttribute('tabindex', '-1');
      article?.focus();
    }
  };

  /** What can have focus next after the feed, or last before it: in the element, else in the page around it. */
  #beyond(/** @type {boolean} */ after) {
    const side = after ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING;
    for (let at = /** @type {Element} */ (this.#list); at;) {
      const root = /** @type {Document | ShadowRoot} */ (at.getRootNode());
      const from = at;
      const found = [.../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(FOCUSABLE))].filter(
        (each) =>
          from.compareDocumentPosition(each) & side &&
          !each.contains(from) &&
          !from.contains(each) &&
          each.getClientRects().length,
      );
      const target = found.at(after ? 0 : -1);
      if (target || !(root instanceof ShadowRoot)) return target;
      at = root.host;
    }
    return undefined;
  }
}

/** @param {Element | undefined} row @returns {HTMLElement | null | undefined} */
const articleIn = (row) => row?.querySelector('article');

/** Takes from a row what a feed has given to it. @param {Element} row */
function dismiss(row) {
  row.removeAttribute('role');
  for (const name of ['tabindex', 'aria-posinset', 'aria-setsize', 'aria-labelledby'])
    articleIn(row)?.removeAttribute(name);
}

/** @param {Element} element @param {string} name @param {number} value */
function set(element, name, value) {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}
