/**
 * The languages that the words of the element are in: each is a part that only its readers load. Knows no DOM.
 * @import { Texts } from '../texts.js'
 */

/** @type {Record<string, () => Promise<{ TEXTS: Texts }>>} */
const LANGUAGES = {
  ar: () => import('./languages/ar.js'),
  cs: () => import('./languages/cs.js'),
  da: () => import('./languages/da.js'),
  de: () => import('./languages/de.js'),
  es: () => import('./languages/es.js'),
  fa: () => import('./languages/fa.js'),
  fr: () => import('./languages/fr.js'),
  he: () => import('./languages/he.js'),
  hi: () => import('./languages/hi.js'),
  id: () => import('./languages/id.js'),
  it: () => import('./languages/it.js'),
  ja: () => import('./languages/ja.js'),
  ko: () => import('./languages/ko.js'),
  nl: () => import('./languages/nl.js'),
  pl: () => import('./languages/pl.js'),
  pt: () => import('./languages/pt.js'),
  'pt-PT': () => import('./languages/pt-PT.js'),
  ru: () => import('./languages/ru.js'),
  sv: () => import('./languages/sv.js'),
  tr: () => import('./languages/tr.js'),
  uk: () => import('./languages/uk.js'),
  vi: () => import('./languages/vi.js'),
  zh: () => import('./languages/zh.js'),
  'zh-Hant': () => import('./languages/zh-Hant.js'),
};

/** Those, and English. */
export const LANGUAGE_NAMES = ['en', ...Object.keys(LANGUAGES)];

/**
 * The words in the language of a page, or in the nearest there are: `de-AT` is `de`, `zh-TW` is `zh-Hant`.
 * @param {string} lang
 * @returns {Promise<Texts | undefined> | undefined} undefined where English is what there is
 */
export function wordsIn(lang) {
  const load = LANGUAGES[nameOf(lang) ?? ''];
  // Words that can't be loaded are no reason to show no articles.
  return load?.().then(
    ({ TEXTS }) => TEXTS,
    () => undefined,
  );
}

/** @param {string} lang */
function nameOf(lang) {
  try {
    const { language, script, region } = new Intl.Locale(lang.trim()).maximize();
    return [`${language}-${region}`, `${language}-${script}`, language].find((name) =>
      Object.hasOwn(LANGUAGES, name),
    );
  } catch {
    return undefined;
  }
}
