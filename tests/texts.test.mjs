// The words of the element in all its languages.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { Speaker } from '../www/texts.js';
import { ENGLISH } from '../www/texts/english.js';
import { LANGUAGE_NAMES, wordsIn } from '../www/texts/languages.js';
import { filesIn } from './support/files.mjs';

/** The plural forms that whole numbers take in a language. */
const formsOf = (lang) => {
  const rules = new Intl.PluralRules(lang);
  const numbers = [...Array(201).keys(), 1_000_000];
  return [...new Set(numbers.map((n) => rules.select(n)))].toSorted();
};

const placeholders = (text) => (text.match(/\{\w+\}/g) ?? []).toSorted();

/** Where one, two or none are said in words, the number need not be there. */
const inWords = new Set(['zero', 'one', 'two']);

for (const lang of LANGUAGE_NAMES) {
  suite(`in ${lang}`, async () => {
    const texts = lang === 'en' ? ENGLISH : await wordsIn(lang);

    test('every word is there, and no other', () => {
      assert.equal(texts.lang, lang);
      assert.deepEqual(Object.keys(texts).toSorted(), Object.keys(ENGLISH).toSorted());
    });

    test('every number has its plural form', () => {
      const forms = formsOf(lang);
      for (const [name, english] of Object.entries(ENGLISH)) {
        if (typeof english === 'string') assert.equal(typeof texts[name], 'string', name);
        else if (typeof texts[name] === 'string') assert.deepEqual(forms, ['other'], name);
        else assert.deepEqual(Object.keys(texts[name]).toSorted(), forms, name);
      }
    });

    test('what is filled in is the same as in English', () => {
      for (const [name, english] of Object.entries(ENGLISH)) {
        const wanted = placeholders(typeof english === 'string' ? english : english.other);
        const forms = typeof texts[name] === 'string' ? { other: texts[name] } : texts[name];
        for (const [form, text] of Object.entries(forms)) {
          const found = placeholders(text);
          if (inWords.has(form) && !found.includes('{n}'))
            assert.deepEqual(
              found,
              wanted.filter((each) => each !== '{n}'),
              name,
            );
          else assert.deepEqual(found, wanted, `${name}, ${form}`);
        }
      }
    });

    test('every text says something, and more than English does', () => {
      for (const [name, text] of Object.entries(texts))
        for (const each of typeof text === 'string' ? [text] : Object.values(text))
          assert.ok(each.trim() && each === each.trim(), name);
      if (lang === 'en') return;
      const same = Object.keys(ENGLISH).filter((name) => texts[name] === ENGLISH[name]);
      assert.ok(same.length < 12, `as in English: ${same}`);
    });
  });
}

test('every file of a language is one that pages can ask for', () => {
  const files = filesIn('www/texts/languages', '.js').map((file) => /([\w-]+)\.js$/.exec(file)[1]);
  assert.deepEqual(['en', ...files].toSorted(), LANGUAGE_NAMES.toSorted());
});

test('the nearest language is taken, and English where there is none', async () => {
  const nearest = async (lang) => (await wordsIn(lang))?.lang;
  const asked = {
    'de-AT': 'de',
    ' DE ': 'de',
    'fr-CA': 'fr',
    pt: 'pt',
    'pt-BR': 'pt',
    'pt-PT': 'pt-PT',
    zh: 'zh',
    'zh-CN': 'zh',
    'zh-Hans-SG': 'zh',
    'zh-TW': 'zh-Hant',
    'zh-HK': 'zh-Hant',
    'zh-Hant': 'zh-Hant',
    iw: 'he',
    'fa-AF': 'fa',
  };
  for (const [lang, name] of Object.entries(asked)) assert.equal(await nearest(lang), name, lang);
  for (const lang of ['en', 'en-GB', 'sw', '', 'not a language', 'constructor', '__proto__'])
    assert.equal(wordsIn(lang), undefined, lang);
});

test('plurals, numbers and dates are those of the language', async () => {
  const speaker = async (lang) => new Speaker(await wordsIn(lang), lang);
  const bare = (text) => text.replace(/[\u2068\u2069]/g, '').replace(/\s/g, ' ');
  const says = async (lang, ...numbers) => {
    const its = await speaker(lang);
    return numbers.map((n) => bare(its.say('articles', { n })));
  };
  assert.deepEqual(await says('pl', 1, 2, 5, 12, 22), [
    '1 artykuł',
    '2 artykuły',
    '5 artykułów',
    '12 artykułów',
    '22 artykuły',
  ]);
  assert.deepEqual(await says('ru', 1, 3, 11, 21, 1000), [
    '1 статья',
    '3 статьи',
    '11 статей',
    '21 статья',
    '1 000 статей',
  ]);
  assert.deepEqual(await says('ar-EG', 0, 1, 2, 3, 11, 100), [
    'لا مقالات',
    'مقال واحد',
    'مقالان',
    '٣ مقالات',
    '١١ مقالًا',
    '١٠٠ مقال',
  ]);
  assert.deepEqual(await says('fr', 0, 2, 1_000_000), ['0 article', '2 articles', '1 000 000 d’articles']);
  assert.deepEqual(await says('fa', 12), ['۱۲ مقاله']);
  assert.match((await says('de-CH', 12345))[0], /^12['’]345 Artikel$/);
  // Calendars of their own: 1400 in Iran, 2564 in Thailand, where our words are English.
  assert.match((await speaker('fa')).date('2021-06-10').short, /۱۴۰۰/);
  assert.match(new Speaker({}, 'th').date('2021-06-10').short, /2564/);
  assert.equal((await speaker('fa')).date('2021-06-10').iso, '2021-06-10');
});
