// Cards as the page wants them: from a template, or by a function.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { article, plain } from './util/articles.mjs';
import { show, titles, until } from './util/stage.mjs';

const HOSTILE = '<img src=x onerror="window.hit = 1"><script>window.hit = 1</script>';

const TEMPLATE = `
  <template slot="card">
    <a part="link" href="#own" rel="author"><img part="image" class="mine" width="7" referrerpolicy="unsafe-url"><h4 part="title lead">Not this</h4></a>
    <p part="excerpt"></p>
    <b part="provider"></b> <time part="time"></time> <i part="video"></i>
    <ul part="topics"><li><button part="topic"></button></li></ul>
    <ol part="related"><li><a part="link title"></a> <span part="provider"></span></li></ol>
    <u part="byline">Always</u>
    <script type="text/plain" part="title">kept</script>
  </template>`;

const FULL = article({
  title: 'A lead',
  excerpt: 'What it says.',
  webUrl: 'https://news.example/lead',
  publishedDateTime: '2021-06-10',
  type: 'video',
  provider: { name: 'The Tidewatch' },
  topics: ['Oceans', 'Science'],
  images: [{ url: 'https://news.example/lead.png', width: 40, height: 30, title: 'A tide' }],
  related: [
    { title: 'First', webUrl: 'https://news.example/1', provider: { name: 'One' } },
    { title: 'Second', webUrl: 'https://news.example/2' },
  ],
});

const cards = (page) => page.locator('news-rack article');

test('a template’s parts are filled in by name; what there is nothing for is left out', async () => {
  const page = await show(`<news-rack src="/articles.yaml">${TEMPLATE}</news-rack>`, {
    files: { '/articles.yaml': FULL + plain('Bare', { excerpt: '' }) },
  });
  await until(() => page.locator('news-rack [part~=lead]').allTextContents(), ['A lead', 'Bare']);
  const full = cards(page).first();
  assert.equal(await full.locator('> a').getAttribute('href'), 'https://news.example/lead');
  assert.equal(await full.locator('> a').getAttribute('rel'), 'noopener noreferrer');
  assert.equal(await full.locator('[part=excerpt]').textContent(), 'What it says.');
  assert.equal(await full.locator('> [part=provider]').textContent(), 'The Tidewatch');
  assert.equal(await full.locator('time').getAttribute('datetime'), '2021-06-10');
  assert.equal(await full.locator('time').textContent(), 'Jun 10, 2021');
  assert.equal(await full.locator('[part=video]').textContent(), 'Video');
  assert.deepEqual(await full.locator('[part=topics] button').allTextContents(), ['Oceans', 'Science']);
  await until(() => full.locator('ol li').allTextContents(), ['First One', 'Second ']);
  assert.equal(await full.locator('script').textContent(), 'kept');
  await until(() => full.locator('img').getAttribute('src'), 'https://news.example/lead.png');
  const image = await full
    .locator('img')
    .evaluate(({ alt, width, className, referrerPolicy }) => [alt, width, className, referrerPolicy]);
  assert.deepEqual(image, ['A tide', 7, 'mine', 'no-referrer']);

  const bareCard = cards(page).nth(1);
  assert.deepEqual(
    await bareCard.locator('[part]').evaluateAll((all) => all.map((each) => each.getAttribute('part'))),
    ['link', 'title lead', 'byline', 'title'],
  );
  await page.locator('news-rack').evaluate((it) => (it.related = 1));
  await until(() => full.locator('ol li').allTextContents(), ['First One']);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('a card of a template filters by topic, marks what was searched for, and tells of being selected', async () => {
  const page = await show(`<news-rack src="/articles.yaml">${TEMPLATE}</news-rack>`, {
    files: { '/articles.yaml': FULL + plain('Bare') },
  });
  await page.getByRole('button', { name: 'Science' }).click();
  await until(() => page.locator('news-rack [part~=lead]').allTextContents(), ['A lead']);
  assert.deepEqual(
    await page
      .locator('[part=topic]')
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-pressed'))),
    ['false', 'true'],
  );

  await cards(page)
    .first()
    .evaluate((it) => (it.same = true));
  await page.locator('news-rack [part=search]').fill('lead');
  await until(() => page.locator('news-rack mark').allTextContents(), ['lead']);
  assert.equal(
    await cards(page)
      .first()
      .evaluate((it) => it.same),
    true,
  );

  await page.evaluate(() => document.addEventListener('newsrack-select', (event) => event.preventDefault()));
  await page.locator('news-rack article > a').click();
  await page.locator('news-rack ol a').nth(1).click();
  const selected = await page.evaluate(() =>
    window.told.filter(([name]) => name === 'select').map(([, { card, link }]) => [card.title, link?.title]),
  );
  assert.deepEqual(selected, [
    ['A lead', undefined],
    ['A lead', 'Second'],
  ]);
  await page.close();
});

test('in a template too, hostile text is text and no link but http(s)', async () => {
  const page = await show(`<news-rack>${TEMPLATE}</news-rack>`);
  await page.evaluate((text) => {
    const card = {
      id: '1',
      title: text,
      excerpt: text,
      webUrl: 'javascript:window.hit = 1',
      published: true,
      provider: { name: text },
      topics: [text],
      images: [{ url: 'javascript:window.hit = 1' }],
      relatedCount: 1,
    };
    document.querySelector('news-rack').rack = {
      size: 1,
      problems: [],
      search: async () => ({ total: 1, cards: [card], facets: {} }),
      related: async () => [{ title: text, webUrl: 'data:text/html,x', origin: 'editorial' }],
    };
  }, HOSTILE);
  await until(() => page.locator('news-rack ol a').allTextContents(), [HOSTILE]);
  const found = await page.locator('news-rack article').evaluate((it) => ({
    title: it.querySelector('[part~=lead]').textContent,
    links: it.querySelectorAll('[href], [src]').length,
    strange: it.querySelectorAll('img, script:not([type])').length,
    hit: window.hit,
  }));
  assert.deepEqual(found, { title: HOSTILE, links: 0, strange: 0, hit: undefined });
  await page.close();
});

test('a function makes the cards; what it gives nothing for has its usual card', async () => {
  const page = await show('<news-rack src="/articles.yaml"></news-rack>', {
    files: { '/articles.yaml': FULL + plain('Bare') },
    head: `<script>
      addEventListener('DOMContentLoaded', () => {
        document.querySelector('news-rack').renderCard = (card, host) => {
          if (card.title === 'Bare') return undefined;
          const link = document.createElement('a');
          link.href = card.webUrl;
          link.textContent = host.localName + ': ' + card.title;
          return link;
        };
      });
    </script>`,
  });
  await until(() => cards(page).locator('a').first().textContent(), 'news-rack: A lead');
  await until(() => titles(page), ['Bare']);
  await page.evaluate(() => document.addEventListener('newsrack-select', (event) => event.preventDefault()));
  await cards(page).first().getByRole('link').click();
  assert.deepEqual(
    await page.evaluate(() =>
      window.told.filter(([name]) => name === 'select').map(([, it]) => it.card.title),
    ),
    ['A lead'],
  );
  // And taken away again.
  await page.locator('news-rack').evaluate((it) => (it.renderCard = null));
  await until(() => titles(page), ['A lead', 'Bare']);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('an error in it is told once, and the usual cards are shown', async () => {
  const page = await show('<news-rack src="/articles.yaml"></news-rack>', {
    files: { '/articles.yaml': FULL + plain('Bare') },
    before: (fresh) =>
      fresh.addInitScript(() =>
        addEventListener('DOMContentLoaded', () => {
          document.querySelector('news-rack').renderCard = () => 'a text';
        }),
      ),
  });
  await until(() => titles(page), ['A lead', 'Bare']);
  const told = await page.evaluate(() =>
    window.told
      .filter(([name]) => name === 'problem')
      .map(([, { problem }]) => [problem.code, problem.message]),
  );
  assert.deepEqual(told, [
    [
      'card-failed',
      'The page’s own card could not be made, so the usual one is shown: renderCard has to return an element.',
    ],
  ]);
  assert.equal(page.complaints.filter((each) => each.includes('renderCard has to')).length, 1);
  await page.close();
});

test('without the part that makes them, the usual cards are shown', async () => {
  const page = await show(`<news-rack src="/articles.yaml">${TEMPLATE}</news-rack>`, {
    files: { '/articles.yaml': FULL, '/www/card/template.js': { status: 404 } },
  });
  await until(() => titles(page), ['A lead']);
  await page.close();
});
