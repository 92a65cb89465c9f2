// The element in the language of its page.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'node:test';
import { root } from '../../scripts/tools.mjs';
import { LANGUAGE_NAMES, wordsIn } from '../../www/texts/languages.js';
import { Speaker } from '../../www/texts.js';
import { ENGLISH } from '../../www/texts/english.js';
import { plain, stories } from './util/articles.mjs';
import { bare, show, status, titles, until } from './util/stage.mjs';

const CONTROLS = 'search topics sort';
const files = { '/articles.yaml': stories(3, () => ({ topics: ['A'], quality: 7 })) };

/** The names that controls have, and the count. */
const seen = (page) =>
  page.locator('news-rack').evaluate(({ shadowRoot }) => ({
    search: shadowRoot.querySelector('[part=search]').placeholder,
    sort: shadowRoot.querySelector('[part=sort]').selectedOptions[0]?.label,
    status: shadowRoot.querySelector('[part=status]').textContent,
  }));

suite('each language is spoken in its pages', () => {
  for (const lang of LANGUAGE_NAMES) {
    test(lang, async () => {
      const page = await show(
        `<div lang="${lang}"><news-rack src="/articles.yaml" controls="${CONTROLS}"></news-rack></div>`,
        { files },
      );
      await until(async () => (await titles(page)).length, 3);
      const texts = (await wordsIn(lang)) ?? ENGLISH;
      const speaker = new Speaker(texts, lang);
      const { status: count, ...names } = await seen(page);
      // Browsers differ in whether Arabic has its own digits.
      assert.equal(count.replace('٣', '3'), bare(speaker.say('articles', { n: 3 })).replace('٣', '3'));
      assert.deepEqual(names, {
        search: texts.search,
        sort: texts.newest,
      });
      assert.deepEqual(page.complaints, []);
      await page.close();
    });
  }
});

test('other words are never shown first, however late those of the language come', async () => {
  const page = await show(
    `<script>
      window.seen = new Set();
      const look = () => {
        const box = document.querySelector('news-rack')?.shadowRoot?.querySelector('[part=search]');
        if (box) window.seen.add(box.placeholder);
        requestAnimationFrame(look);
      };
      look();
    </script>
    <div lang="fr"><news-rack src="/articles.yaml"><p>En attendant</p></news-rack></div>`,
    {
      files: {
        ...files,
        '/www/texts/languages/fr.js': async (request, response) => {
          // A page is loaded only when this is, so it can't be held for longer than the page is looked at.
          await new Promise((done) => setTimeout(done, 700));
          response
            .writeHead(200, { 'content-type': 'text/javascript' })
            .end(readFileSync(join(root, 'www/texts/languages/fr.js')));
        },
      },
    },
  );
  await until(async () => (await titles(page)).length, 3);
  await until(() => page.evaluate(() => [...window.seen]), ['Rechercher des articles']);
  await page.close();
});

test('words that can’t be loaded are said in English', async () => {
  const page = await show('<div lang="it"><news-rack src="/articles.yaml"></news-rack></div>', {
    files: { ...files, '/www/texts/languages/it.js': { status: 404 } },
  });
  await until(() => status(page), '3 articles');
  await page.close();
});

test('when the page changes its language, the element follows, in shadow roots too', async () => {
  const page = await show('<div id="host"></div>', {
    files,
  });
  await page.evaluate(() => {
    const root = document.querySelector('#host').attachShadow({ mode: 'open' });
    const rack = document.createElement('news-rack');
    rack.setAttribute('src', '/articles.yaml');
    root.append(rack);
  });
  await until(() => status(page), '3 articles');
  await page.evaluate(() => (document.documentElement.lang = 'nl'));
  await until(() => status(page), '3 artikelen');
  await page.evaluate(() => (document.querySelector('#host').lang = 'pl'));
  await until(() => status(page), '3 artykuły');
  await page.evaluate(() => document.querySelector('#host').removeAttribute('lang'));
  await until(() => status(page), '3 artikelen');
  await page.close();
});

test('the page’s own words go before those of its language, and choose another by their own lang', async () => {
  const page = await show('<div lang="de"><news-rack src="/articles.yaml"></news-rack></div>', { files });
  const rack = page.locator('news-rack');
  await until(() => status(page), '3 Artikel');
  await rack.evaluate((it) => (it.texts = { search: 'Meine Suche' }));
  await until(async () => (await seen(page)).search, 'Meine Suche');
  assert.equal(await status(page), '3 Artikel');
  await rack.evaluate((it) => (it.texts = { lang: 'es' }));
  await until(() => status(page), '3 artículos');
  await rack.evaluate((it) => (it.texts = null));
  await until(async () => (await seen(page)).search, 'Artikel suchen');
  await page.close();
});

test('an article’s direction is its own, whatever that of the page', async () => {
  const page = await show('<div lang="ar" dir="rtl"><news-rack src="/articles.yaml"></news-rack></div>', {
    files: { '/articles.yaml': plain('An English title') + plain('عنوان بالعربية') },
  });
  await until(async () => (await titles(page)).length, 2);
  const directions = await page
    .locator('news-rack [part=title]')
    .evaluateAll((all) => all.map((each) => [each.textContent, getComputedStyle(each).direction]));
  assert.deepEqual(Object.fromEntries(directions), { 'An English title': 'ltr', 'عنوان بالعربية': 'rtl' });
  assert.equal(
    await page.locator('news-rack [part=status]').evaluate((it) => getComputedStyle(it).direction),
    'rtl',
  );
  await page.close();
});
