/**
 * The language of the text around an element: the nearest `lang`, through shadow roots. And the words in it.
 */

/** Which other languages there are is known where the page is not in English. @param {string} lang */
export function wordsFor(lang) {
  if (/^\s*(en\b|$)/i.test(lang)) return undefined;
  // Words that can't be loaded are no reason to show no articles.
  return import('../texts/languages.js').then(
    ({ wordsIn }) => wordsIn(lang),
    () => undefined,
  );
}

/** @param {Element} element */
export function languageOf(element) {
  for (let at = /** @type {Element | undefined} */ (element); at; at = hostOf(at)) {
    const holder = at.closest('[lang]');
    if (holder) return holder.getAttribute('lang') ?? '';
  }
  return '';
}

/**
 * Tells when it may have become another.
 * @param {Element} element @param {() => void} tell
 * @returns {() => void} ends this
 */
export function followLanguage(element, tell) {
  const observer = new MutationObserver(tell);
  for (let at = /** @type {Element | undefined} */ (element); at; at = hostOf(at))
    observer.observe(at.getRootNode(), { subtree: true, attributeFilter: ['lang'] });
  return () => observer.disconnect();
}

/** @param {Element} element the host of the shadow root that it is in */
export function hostOf(element) {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}
