// Every layout as it looks: screenshots in three widths, light, dark and from right to left, are compared with those
// in tests/page/visual. `NEWSRACK_RENEW=1 node --test tests/page/visual.test.mjs` takes them anew; look at them then.
//
// The font is one that npm brings, so that lines break alike on every machine, and pictures are compared in blocks of
// a few pixels, as letters are not smoothed alike. They are Chromium's; other browsers draw other lists and boxes.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { PNG } from 'pngjs';
import { cache, root } from '../../scripts/tools.mjs';
import { LAYOUTS } from '../../www/element/attributes.js';
import { only } from '../support/browser.mjs';
import { article } from './util/articles.mjs';
import { compare, packed } from './util/picture.mjs';
import { show, until } from './util/stage.mjs';

const WIDTHS = [320, 768, 1280];
const HEIGHT = 900;
const KEPT = join(root, 'tests/page/visual');

const FONT = '/node_modules/@fontsource-variable/vazirmatn/files/vazirmatn-';
const STYLE = `
  @font-face { font-family: Test; font-weight: 100 900; src: url(${FONT}latin-wght-normal.woff2) format(woff2); }
  @font-face {
    font-family: Test; font-weight: 100 900; src: url(${FONT}arabic-wght-normal.woff2) format(woff2); unicode-range: U+600-6FF, U+200C-200E;
  }
  :root { color-scheme: light dark; font: 16px Test; }
  body { margin: 1rem; }`;

/** A flat picture, which takes few bytes: its address names its colours. */
function flat(address) {
  const [, sky, ground] = /(\w+)-(\w+)\.svg$/.exec(address);
  const shapes = `<rect width="16" height="9" fill="#${sky}"/><circle cx="11" cy="3.5" r="2" fill="#fff"/><rect y="6" width="16" height="3" fill="#${ground}"/>`;
  const body = `<svg xmlns="http://www.w3.org/2000/svg" width="1600" height="900" viewBox="0 0 16 9">${shapes}</svg>`;
  return { contentType: 'image/svg+xml', body };
}

const STORIES = {
  en: [
    ['Forty harbours put their tide gauges online', ['Oceans', 'Science', 'Climate']],
    ['A robot learns to darn socks', ['Machines'], 'video'],
    ['The night train to the coast is back after a pause of twenty-two years', ['Cities', 'Transport']],
    ['Radishes', ['Space']],
    ['Sponge streets drink the storm', ['Cities', 'Climate']],
    ['A library lends umbrellas, drills and a telescope', ['Cities']],
    ['School satellite counts the lamps of sleeping towns', ['Space', 'Science']],
    ['Kelp returns to the bay that urchins ate', ['Oceans']],
  ],
  ar: [
    ['أربعون ميناء تنشر قياسات المد على الشبكة', ['بحار', 'علوم', 'مناخ']],
    ['روبوت يتعلم رتق الجوارب', ['آلات'], 'video'],
    ['عودة القطار الليلي إلى الساحل بعد انقطاع دام اثنين وعشرين عاما', ['مدن', 'نقل']],
    ['فجل', ['فضاء']],
    ['شوارع تشرب العاصفة', ['مدن', 'مناخ']],
    ['مكتبة تعير المظلات والمثاقب وتلسكوبا', ['مدن']],
    ['A headline that is not in the page’s language', ['فضاء', 'علوم']],
    ['عشب البحر يعود إلى الخليج', ['بحار']],
  ],
};
const EXCERPTS = {
  en: 'Until last week the height of the water was a number on a harbour wall. Now it is a line on everybody’s phone, minute by minute, for fishers, surfers and the merely curious.',
  ar: 'حتى الأسبوع الماضي كان ارتفاع الماء رقما على جدار الميناء، واليوم صار خطا على هاتف كل واحد من الصيادين وراكبي الأمواج والفضوليين، دقيقة بدقيقة.',
};
const LINKS = { en: 'How to read a tide table, line by line', ar: 'كيف تقرأ جدول المد' };
const PROVIDERS = { en: ['The Tidewatch', 'Cogwheel'], ar: ['مرصد المد', 'الترس'] };
/** The words that can be seen, so that better translations change no pictures. */
const TEXTS = {
  en: {},
  ar: {
    lang: 'ar',
    articles: { other: '{n} مقالات' },
    search: 'ابحث في المقالات',
    topics: 'المواضيع',
    providers: 'الناشرون',
    sort: 'الترتيب',
    newest: 'الأحدث أولا',
    video: 'فيديو',
    related: { other: '{n} روابط ذات صلة' },
    alike: 'المزيد من هذا',
    previous: 'السابق',
    next: 'التالي',
  },
};
const COLOURS = ['fdba74-0e7490', '86efac-14532d', '93c5fd-334155', 'fca5a5-7f1d1d'];

const articles = (lang) =>
  STORIES[lang]
    .map(([title, topics, type = 'article'], at) =>
      article({
        title,
        topics,
        type,
        excerpt: EXCERPTS[lang].slice(0, at % 3 === 2 ? 60 : undefined),
        webUrl: `https://news.example/${at}`,
        publishedDateTime: new Date(Date.UTC(2026, 10, 22, 6) - at ** 3 * 3_600_000).toISOString(),
        provider: { name: PROVIDERS[lang][at % 2] },
        // Every third has its initials.
        images:
          at % 3 === 1
            ? []
            : [{ url: `https://img.example/${COLOURS[at % 4]}.svg`, width: 1600, height: 900 }],
        related:
          at % 2
            ? []
            : [LINKS[lang], LINKS[lang]].map((title, number) => ({
                title,
                webUrl: `https://news.example/related-${number}`,
                publishedDateTime: '2026-11-01',
                provider: { name: PROVIDERS[lang][number] },
              })),
      }),
    )
    .join('');

const LOOKS = {
  light: { lang: 'en', dir: 'ltr', colorScheme: 'light' },
  dark: { lang: 'en', dir: 'ltr', colorScheme: 'dark' },
  rtl: { lang: 'ar', dir: 'rtl', colorScheme: 'light' },
};

test('what has moved by three pixels is seen, and what another machine draws a little softer is not', () => {
  const lines = (offset, soft) => {
    const picture = new PNG({ width: 320, height: 320 });
    for (let at = 0; at < 320 * 320; at++) {
      const [x, y] = [at % 320, Math.floor(at / 320) + offset];
      const letter = y % 20 > 8 && x % 7 < 2;
      const edge = soft && y % 20 > 8 && x % 7 === 2;
      picture.data.set(
        letter ? [20, 20, 20, 255] : edge ? [215, 215, 215, 255] : [255, 255, 255, 255],
        at * 4,
      );
    }
    return PNG.sync.write(picture);
  };
  const kept = packed(lines(0));
  assert.deepEqual([compare(kept, lines(0)).share, compare(kept, lines(0, true)).same], [0, true]);
  assert.equal(compare(kept, lines(3)).same, false);
});

for (const layout of LAYOUTS) {
  for (const [look, { lang, dir, colorScheme }] of Object.entries(LOOKS)) {
    test(`${layout}, ${look}: as it was`, only('chromium', 'the pictures are its'), async () => {
      const page = await show(
        `<news-rack lang="${lang}" dir="${dir}" src="/visual.yaml" layout="${layout}"></news-rack>`,
        {
          files: { '/visual.yaml': articles(lang), '/visual.css': STYLE },
          head: '<link rel="stylesheet" href="/visual.css">',
          colorScheme,
          reducedMotion: 'reduce',
          locale: 'en',
          timezoneId: 'UTC',
          async before(fresh) {
            await fresh.clock.setFixedTime('2026-11-22T09:00:00Z');
            await fresh.route('https://img.example/**', (route) =>
              route.fulfill(flat(route.request().url())),
            );
          },
        },
      );
      await page.locator('news-rack').evaluate((it, texts) => (it.texts = texts), TEXTS[lang]);
      await until(() => page.locator('article').count(), 8);
      // Before there is the layout's own style, they are hidden.
      await page.locator('article').first().waitFor({ state: 'visible' });
      await page.evaluate(() => document.fonts.ready);
      assert.ok(await page.evaluate(() => document.fonts.check('16px Test')), 'the font is not loaded');
      const differing = [];
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: HEIGHT });
        await shown(page);
        differing.push(
          ...differs(`${layout}-${look}-${width}.png`, await page.screenshot({ animations: 'disabled' })),
        );
      }
      assert.deepEqual(differing, []);
      await page.close();
    });
  }
}

/** Until the pictures that can be seen are there, and links in the places of related ones. */
const shown = (page) =>
  until(
    () =>
      page.locator('article :is(img, [part=related] li[aria-hidden])').evaluateAll(
        (all) =>
          all.filter((it) => {
            const { top, left, right, height } = it.getBoundingClientRect();
            return (
              height &&
              top < innerHeight &&
              left < innerWidth &&
              right > 0 &&
              !(it.complete && it.naturalWidth)
            );
          }).length,
      ),
    0,
  );

/** What is to be said of a screenshot: nothing, if it is as the one that is kept. */
function differs(name, fresh) {
  const path = join(KEPT, name);
  if (process.env.NEWSRACK_RENEW) {
    mkdirSync(KEPT, { recursive: true });
    writeFileSync(path, packed(fresh));
    return [];
  }
  const { share, same, diff } = compare(readFileSync(path), fresh);
  if (same) return [];
  const folder = join(cache, 'visual');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), fresh);
  if (diff) writeFileSync(join(folder, `diff-${name}`), diff);
  return [`${name}: ${(share * 100).toFixed(1)} % differ; see .cache/visual`];
}
