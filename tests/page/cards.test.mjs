import assert from 'node:assert/strict';
import { test } from 'node:test';
import { only } from '../support/browser.mjs';
import { article, plain, stories } from './util/articles.mjs';
import { firstCard, show, status, titles, until } from './util/stage.mjs';

const reef = {
  category: 'science',
  title: 'Reef sings again',
  excerpt: 'Microphones hear what divers see.',
  publishedDateTime: '2021-06-10T11:03:00Z',
  webUrl: 'https://tides.example/reef',
  originalUrl: 'https://elsewhere.example/reef',
  type: 'Video',
  provider: {
    name: 'Tide Times',
    domain: 'tides.example',
    images: [{ url: 'https://tides.example/icon.png', width: 50, height: 50, title: 'Their icon' }],
  },
  topics: ['Oceans', 'Sound'],
  images: [{ url: 'https://tides.example/reef.jpg', width: 1200, height: 630, title: 'A reef by night' }],
  related: [
    {
      title: 'First',
      webUrl: 'https://one.example/',
      originalUrl: 'https://elsewhere.example/one',
      publishedDateTime: '2021-06-09',
      provider: { name: 'One' },
    },
    { title: 'Second', originalUrl: 'https://two.example/' },
  ],
};

/** The line of the article itself: related links have one too. */
const META = '[part=body] > [part=meta]';

/** What is drawn over its picture where it is a video. */
const over = (card) =>
  card.locator('[part=picture]').evaluate((it) => getComputedStyle(it, '::after').content);

const rack = (attributes = '') => `<news-rack src="/articles.yaml" ${attributes}></news-rack>`;
const of = (...articles) => ({ files: { '/articles.yaml': articles.join('') } });

test('a card shows all there is to an article', async () => {
  const page = await show(rack(), of(article(reef)));
  const card = firstCard(page);
  await until(() => titles(page), ['Reef sings again']);
  const link = card.getByRole('heading', { level: 3 }).getByRole('link');
  assert.equal(await link.getAttribute('href'), 'https://tides.example/reef');
  assert.equal(await link.getAttribute('rel'), 'noopener noreferrer');
  assert.equal(await card.locator('[part=excerpt]').textContent(), 'Microphones hear what divers see.');
  const meta = card.locator(META);
  assert.equal(await meta.locator('[part=provider]').textContent(), 'Tide Times');
  assert.equal(await meta.locator('time').getAttribute('datetime'), '2021-06-10T11:03:00.000Z');
  assert.equal(await meta.locator('time').textContent(), 'Jun 10, 2021');
  assert.equal(await meta.locator('[part=video]').textContent(), 'Video');
  assert.deepEqual(await card.locator('[part=topic]').allTextContents(), ['Oceans', 'Sound']);
  const image = () =>
    card.locator('[part=image]').evaluate((it) => ({
      ...Object.fromEntries([...it.attributes].map(({ name, value }) => [name, value])),
      shown: it.complete,
    }));
  await until(image, {
    part: 'image',
    class: 'image',
    loading: 'lazy',
    decoding: 'async',
    referrerpolicy: 'no-referrer',
    alt: 'A reef by night',
    width: '1200',
    height: '630',
    src: 'https://tides.example/reef.jpg',
    shown: true,
  });
  assert.equal(await meta.locator('[part=icon]').getAttribute('alt'), '');
  assert.notEqual(await over(card), 'none');
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('an article with no more than a title and a link is a card too', async () => {
  const page = await show(rack(), of(article({ title: 'Bare of all', originalUrl: 'http://bare.example/' })));
  await until(() => titles(page), ['Bare of all']);
  assert.equal(await firstCard(page).getByRole('link').getAttribute('href'), 'http://bare.example/');
  assert.deepEqual(await firstCard(page).locator('img, time, [part=excerpt], [part=topic]').count(), 0);
  assert.equal(await firstCard(page).locator('.initials').textContent(), 'BO');
  assert.equal(await over(firstCard(page)), 'none');
  await page.close();
});

test(
  'dates are told in the language of the page, and a day is that day everywhere',
  only('chromium firefox', 'a time zone is emulated'),
  async () => {
    const day = plain('Day', { publishedDateTime: '2021-06-10' });
    const page = await show(`<div lang="de">${rack()}</div>`, {
      ...of(day),
      timezoneId: 'America/Los_Angeles',
    });
    await until(() => page.locator('time').allTextContents(), ['10.06.2021']);
    await page.close();
  },
);

test('the first related links are there at once', async () => {
  const page = await show(rack(), of(article(reef)));
  const links = page.locator('[part=related] li');
  await until(() => links.locator('a').allTextContents(), ['First', 'Second']);
  assert.deepEqual(await links.locator('a').evaluateAll((all) => all.map((each) => each.href)), [
    'https://one.example/',
    'https://two.example/',
  ]);
  assert.equal(await links.first().locator('[part=meta]').textContent(), 'OneJun 9, 2021');
  await page.close();
});

test('more related links come when asked for, and focus goes to the first of them', async () => {
  const related = Array.from({ length: 5 }, (_, at) => ({
    title: `Link ${at}`,
    webUrl: `https://x.example/${at}`,
  }));
  const page = await show(rack('related="2"'), of(article({ ...reef, related })));
  const links = page.locator('[part=related-link]');
  await until(() => links.allTextContents(), ['Link 0', 'Link 1']);
  await page.getByText('5 related links').click();
  await until(() => links.allTextContents(), ['Link 0', 'Link 1', 'Link 2', 'Link 3']);
  await page.getByRole('button', { name: 'Show more links' }).click();
  await until(() => links.allTextContents(), ['Link 0', 'Link 1', 'Link 2', 'Link 3', 'Link 4']);
  await until(() => links.nth(4).evaluate((it) => it.matches(':focus')), true);
  await page.close();
});

test('no related links where none are wanted, and one where one is', async () => {
  const page = await show(rack('related="0"'), of(article(reef)));
  await until(() => titles(page), ['Reef sings again']);
  assert.equal(await page.locator('[part=related]').count(), 0);
  await page.locator('news-rack').evaluate((it) => (it.related = 1));
  await until(() => page.locator('[part=related-link]').allTextContents(), ['First']);
  await page.close();
});

test('unpublished articles are shown only where the page asks for them', async () => {
  const page = await show(rack(), of(plain('Shown'), plain('Held back', { published: false })));
  await until(() => titles(page), ['Shown']);
  await until(() => status(page), '1 article of 2');
  await page.locator('news-rack').evaluate((it) => (it.published = 'any'));
  await until(() => status(page), '2 articles');
  await page.close();
});

test('a picture that does not arrive leaves the initials of its provider', async () => {
  const page = await show(rack(), {
    ...of(article(reef)),
    before: (fresh) => fresh.route('**/reef.jpg', (route) => route.fulfill({ status: 404 })),
  });
  await until(() => titles(page), ['Reef sings again']);
  await until(() => page.locator('[part=image]').count(), 0);
  assert.equal(await firstCard(page).locator('.initials').textContent(), 'TT');
  await page.close();
});

test('an icon that does not arrive leaves no hole', async () => {
  const images = reef.provider.images;
  const page = await show(rack(), {
    ...of(article(reef), plain('Nameless', { publishedDateTime: '2021-06-09', provider: { images } })),
    before: (fresh) => fresh.route('**/icon.png', (route) => route.fulfill({ status: 404 })),
  });
  await until(() => titles(page), ['Reef sings again', 'Nameless']);
  await until(() => page.locator('[part=icon]').count(), 0);
  const lines = page.locator(META);
  assert.deepEqual(await lines.allTextContents(), ['Tide TimesJun 10, 2021Video', 'Jun 9, 2021']);
  assert.deepEqual(
    await lines.evaluateAll((all) => all.map((line) => [...line.children].map((it) => it.part.value))),
    [['provider', 'time', 'video'], ['time']],
  );
  const indents = await lines.evaluateAll((all) =>
    all.map((line) => {
      const text = document.createRange();
      text.selectNodeContents(line.firstElementChild);
      return text.getBoundingClientRect().left - line.getBoundingClientRect().left;
    }),
  );
  assert.deepEqual(indents, [0, 0]);
  await page.close();
});

test('nothing moves when pictures arrive', async () => {
  let arrive;
  const late = new Promise((done) => (arrive = done));
  const page = await show(rack(), {
    ...of(stories(6, () => ({ images: reef.images, provider: reef.provider }))),
    before: (fresh) =>
      fresh.route('**/reef.jpg', async (route) => {
        await late;
        await route.fallback();
      }),
  });
  await until(() => page.locator('article').count(), 6);
  const boxes = () =>
    page.locator('article').evaluateAll((all) => all.map((it) => it.getBoundingClientRect().toJSON()));
  const before = await boxes();
  arrive();
  await page.waitForFunction(() =>
    [...document.querySelector('news-rack').shadowRoot.querySelectorAll('img')].every(
      (it) => it.naturalWidth,
    ),
  );
  assert.deepEqual(await boxes(), before);
  await page.close();
});

test('a page may follow a link in its own way', async () => {
  const page = await show(rack(), of(article(reef)));
  await until(() => titles(page), ['Reef sings again']);
  await page.evaluate(() => document.addEventListener('newsrack-select', (event) => event.preventDefault()));
  const address = page.url();
  await firstCard(page).getByRole('heading').getByRole('link').click();
  await page.locator('[part=related-link]').first().click();
  const told = await page.evaluate(() =>
    window.told.filter(([name]) => name === 'select').map(([, it]) => it),
  );
  assert.deepEqual(
    told.map(({ card, link }) => [card.title, link?.title]),
    [
      ['Reef sings again', undefined],
      ['Reef sings again', 'First'],
    ],
  );
  assert.equal(page.url(), address);
  await page.close();
});

test('a card that is found by words stays, with its words marked, and the page is told of it as it was found', async () => {
  const page = await show(rack('controls="none"'), of(article(reef)));
  await until(() => titles(page), ['Reef sings again']);
  await firstCard(page).evaluate((it) => (it.dataset.mine = 'yes'));
  await page.locator('news-rack').evaluate((it) => (it.text = 'sings'));
  await until(() => page.locator('[data-mine] [part=title] mark').allTextContents(), ['sings']);
  await page.evaluate(() => document.addEventListener('newsrack-select', (event) => event.preventDefault()));
  await firstCard(page).getByRole('heading').getByRole('link').click();
  const [, { card }] = await page.evaluate(() => window.told.find(([name]) => name === 'select'));
  assert.deepEqual(card.highlights.title, [[5, 10]]);
  await page.close();
});

test('provider, time and topics stand on the side where the title begins', async () => {
  const more = {
    provider: { name: 'Tide Times' },
    publishedDateTime: '2021-06-10',
    type: 'video',
    topics: ['Oceans'],
    related: reef.related,
  };
  const page = await show(
    rack(),
    // The excerpt, in English, is on that side too.
    of(plain('«أخبار» البحر', more), plain('“Left” to right', { ...more, provider: { name: 'أخبار' } })),
  );
  await until(() => page.locator('article').count(), 2);
  for (const direction of ['ltr', 'rtl']) {
    await page.locator('html').evaluate((it, to) => (it.dir = to), direction);
    const sides = await page.locator('article').evaluateAll((all) =>
      all.map((card) => {
        const edges = card.querySelector('.body').getBoundingClientRect();
        return ['.provider', '.title', '.excerpt', '.topic', 'summary bdi'].map((part) => {
          const text = document.createRange();
          text.selectNodeContents(card.querySelector(part));
          const { left, right } = text.getBoundingClientRect();
          return left - edges.left < edges.right - right ? 'left' : 'right';
        });
      }),
    );
    assert.deepEqual(
      sides.toSorted(),
      ['left', 'right'].map((side) => Array(5).fill(side)),
      `in a page from ${direction}`,
    );
    // The dots between them stand where the line goes on.
    const directions = await page
      .locator(`${META} > *`)
      .evaluateAll((all) =>
        all.map((it) => it.matches(':dir(rtl)') === it.parentElement.matches(':dir(rtl)')),
      );
    assert.deepEqual(directions, Array(6).fill(true));
  }
  await page.close();
});

test('each text keeps its own direction', async () => {
  const page = await show(
    rack(),
    of(plain('أخبار البحر', { excerpt: 'Left to right.' }), plain('Left to right')),
  );
  await until(() => page.locator('article').count(), 2);
  const directions = await page
    .locator('article :is(h3, [part=excerpt])')
    .evaluateAll((all) => all.map((it) => `${it.textContent}: ${it.matches(':dir(rtl)') ? 'rtl' : 'ltr'}`));
  assert.ok(directions.includes('أخبار البحر: rtl'));
  assert.ok(directions.includes('Left to right.: ltr'));
  await page.close();
});
