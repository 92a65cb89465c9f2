import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dynamicImports } from '../../scripts/bundle.mjs';
import { CONTROLS, LAYOUTS, PAGINGS } from '../../www/element/attributes.js';
import { article, plain } from './util/articles.mjs';
import { firstCard, show, titles, until } from './util/stage.mjs';

const STRICT = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "style-src 'self'",
  "img-src https: 'self'",
  "connect-src 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

const HOSTILE = '<img src=x onerror="window.hit = 1"><script>window.hit = 1</script>"\'&lt;b> \u202eevil';

test('the strictest page has nothing to complain about', async () => {
  const page = await show('<news-rack src="/articles.yaml"><p>Fallback</p></news-rack>', {
    headers: { 'content-security-policy': STRICT },
    files: {
      '/articles.yaml': [
        plain('One', {
          topics: ['A'],
          provider: { name: 'P', images: [{ url: 'https://p.example/i.png', width: 5, height: 5 }] },
          images: [{ url: 'https://p.example/x.png' }],
          related: [{ title: 'R', webUrl: 'https://r.example/' }],
        }),
        plain('Two'),
      ].join(''),
    },
  });
  await until(async () => (await titles(page)).sort(), ['One', 'Two']);
  await page.locator('article summary').first().click();
  await until(
    () =>
      page
        .locator('[part=related-link]')
        .count()
        .then((n) => n > 0),
    true,
  );
  await page.getByRole('button', { name: /^Topics/ }).click();
  await page.getByRole('checkbox').check();
  await until(() => titles(page), ['One']);
  await page.getByRole('combobox', { name: 'Search articles' }).fill('nothing');
  await until(() => titles(page), []);
  await page.locator('[part=empty]').getByRole('button', { name: 'Clear all' }).click();
  await until(async () => (await titles(page)).length, 2);
  for (const layout of ['list', 'headlines'])
    await page.locator('news-rack').evaluate((it, to) => (it.layout = to), layout);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

/** Of every kind of field something, enough for a second page and for the box that finds topics. */
const rich = Array.from({ length: 60 }, (_, at) =>
  article({
    title: `Story ${at}`,
    excerpt: 'Tide gauges go online.',
    webUrl: `https://news.example/${at}`,
    publishedDateTime: new Date(Date.UTC(2024, 0, 1) - at * 86_400_000).toISOString(),
    type: at % 3 ? 'article' : 'video',
    category: `Category ${at % 4}`,
    quality: at,
    heat: at,
    topics: [`Topic ${at}`, 'Oceans'],
    provider: { name: `Paper ${at % 5}`, images: [{ url: 'https://p.example/i.png', width: 5, height: 5 }] },
    images: [{ url: `https://p.example/${at}.png`, width: 40, height: 30 }],
    featuredContent: '<iframe src="https://www.youtube.com/embed/GW2Rz53BX6o"></iframe>',
    related: [{ title: 'Elsewhere', webUrl: `https://r.example/${at}` }],
  }),
).join('');
const UNUSUAL = '---\n{ title: In braces, webUrl: "https://example.org/" }\n---\n';

/** Opens every panel, unfolds the many topics, and types into the box; waits for what is found. */
async function tryControls(page) {
  const sought = () =>
    page.evaluate(() => window.told.findLast(([name]) => name === 'search')?.[1].query.text ?? '');
  const folds = page.locator('news-rack .controls button[aria-expanded]');
  for (let at = 0; at < (await folds.count()); at++) {
    await folds.nth(at).click();
    await page.keyboard.press('Escape');
  }
  await page.getByRole('button', { name: /^Topics/ }).click();
  await page.getByRole('button', { name: /^Show all/ }).click();
  await page.keyboard.press('Escape');
  for (const words of ['sto', 'gaugse', '']) {
    await page.getByRole('combobox', { name: 'Search articles' }).fill(words);
    await until(sought, words);
    await until(async () => (await page.locator('news-rack article').count()) > 0, true);
  }
}

const TEMPLATE = `<template slot="card"><a data-href="webUrl" data-text="title"></a></template>`;

test('nor has it in any layout and paging, with all controls and all parts', async () => {
  const loaded = new Set();
  // Late enough for the part that says how far loading is.
  const late = async (_request, response) => {
    await until(() => loaded.has('/www/style/progress.js'), true);
    response.writeHead(200, { 'content-type': 'application/yaml' }).end(UNUSUAL);
  };
  const visit = async (layout, paging, { lang = 'en', inside = '' } = {}) => {
    const page = await show(
      `<news-rack src="/rich.yaml /unusual.yaml" layout="${layout}" paging="${paging}" refresh="600" limit="12"
        url-state video="play" lang="${lang}" controls="${CONTROLS.join(' ')}">${inside}</news-rack>`,
      {
        headers: { 'content-security-policy': STRICT },
        files: { '/rich.yaml': rich, '/unusual.yaml': late },
        before: (fresh) => fresh.on('request', (request) => loaded.add(new URL(request.url()).pathname)),
      },
    );
    const cards = () =>
      page.locator('news-rack').evaluate((it) => it.shadowRoot?.querySelectorAll('article').length);
    await until(async () => (await cards()) >= 12, true);
    if (lang === 'en' && !inside) await tryControls(page);
    assert.deepEqual(page.complaints, [], `${layout} ${paging} ${lang}`);
    return page;
  };
  for (const [at, layout] of LAYOUTS.entries()) {
    const page = await visit(layout, PAGINGS[at % PAGINGS.length]);
    for (const theme of ['dark', 'light'])
      await page.locator('news-rack').evaluate((it, to) => (it.theme = to), theme);
    for (const to of [...LAYOUTS, layout])
      await page.locator('news-rack').evaluate((it, to) => (it.layout = to), to);
    for (const paging of PAGINGS)
      await page.locator('news-rack').evaluate((it, to) => (it.paging = to), paging);
    await page.mouse.wheel(0, 5000);
    await page.locator('news-rack').evaluate((it) => it.reload());
    assert.deepEqual(page.complaints, [], layout);
    await page.close();
  }
  for (const lang of ['ar', 'ja']) await (await visit('grid', 'more', { lang })).close();
  await (await visit('list', 'more', { inside: TEMPLATE })).close();

  const never = dynamicImports()
    .map((file) => `/${file}`)
    .filter((part) => !loaded.has(part) && !/^\/www\/texts\/|\.wasm\.js$/.test(part));
  // Hashes of sources, cards that were rendered beforehand, and very many cards bring them: each has tests of its own.
  const elsewhere = ['integrity', 'rendered', 'window'].map((name) => `/www/element/${name}.js`);
  assert.deepEqual(never, elsewhere);
});

test('where WebAssembly is forbidden, it says what to allow, and the page’s own content stays', async () => {
  const page = await show('<news-rack src="/articles.yaml"><p>Fallback</p></news-rack>', {
    headers: { 'content-security-policy': STRICT.replace(" 'wasm-unsafe-eval'", '') },
    files: { '/articles.yaml': plain('One') },
  });
  await until(
    () =>
      page
        .locator('news-rack')
        .evaluate((it) => /'wasm-unsafe-eval'.*script-src/.test(it.shadowRoot?.textContent)),
    true,
  );
  assert.equal(await page.getByText('Fallback').isVisible(), true);
  assert.equal(await page.locator('news-rack article').count(), 0);
  await page.close();
});

test('hostile text is text', async () => {
  const page = await show('<news-rack src="/articles.yaml"></news-rack>', {
    files: {
      '/articles.yaml': article({
        title: HOSTILE,
        excerpt: 'Plain',
        webUrl: 'https://safe.example/',
        type: HOSTILE,
        category: HOSTILE,
        provider: { name: HOSTILE },
        topics: [HOSTILE, '__proto__', 'constructor'],
        images: [{ url: 'https://safe.example/x.png', title: HOSTILE }],
        related: [
          { title: `Again ${HOSTILE}`, webUrl: 'https://safe.example/r', provider: { name: HOSTILE } },
        ],
      }),
    },
  });
  await until(() => titles(page), [HOSTILE]);
  const card = firstCard(page);
  await page.locator('article summary').first().click();
  await until(() => card.locator('[part=related-link]').allTextContents(), [`Again ${HOSTILE}`]);
  assert.equal(await card.locator('[part=provider]').first().textContent(), HOSTILE);
  assert.deepEqual(await card.locator('[part=topic]').allTextContents(), [
    HOSTILE,
    '__proto__',
    'constructor',
  ]);
  assert.equal(await card.locator('[part=image]').getAttribute('alt'), HOSTILE);
  await page.getByRole('button', { name: /^Topics/ }).click();
  await page.getByRole('checkbox', { name: '__proto__' }).check();
  await until(() => page.locator('[part=chip]').allTextContents(), ['__proto__']);
  const found = await page.evaluate(() => {
    const strange = [];
    for (const element of document.querySelector('news-rack').shadowRoot.querySelectorAll('*')) {
      if (element.localName === 'script') strange.push('a script');
      for (const { name, value } of element.attributes) {
        if (name.startsWith('on') || ['style', 'id', 'name', 'slot'].includes(name)) strange.push(name);
        if (/onerror|evil|proto/.test(value) && !['alt', 'aria-label'].includes(name))
          strange.push(`${name}=${value}`);
      }
    }
    return { strange, hit: window.hit };
  });
  assert.deepEqual(found, { strange: [], hit: undefined });
  await page.close();
});

test('no link but http(s), even from a rack that the engine did not check', async () => {
  const page = await show('<news-rack></news-rack>');
  const addresses = [
    'javascript:alert(1)',
    'java\tscript:alert(1)',
    ' \u0001JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    '/relative',
    '//host/x',
    'https://fine.example/',
  ];
  await page.evaluate((all) => {
    const cards = all.map((address, at) => ({
      id: `${at}`,
      title: `Card ${at}`,
      webUrl: address,
      published: true,
      topics: [],
      images: [{ url: address }],
      relatedCount: 0,
    }));
    const result = { total: cards.length, cards, facets: {} };
    document.querySelector('news-rack').rack = {
      size: cards.length,
      problems: [],
      search: async () => result,
    };
  }, addresses);
  await until(async () => (await titles(page)).length, addresses.length);
  const links = await page.locator('article a[href]').evaluateAll((all) => all.map((it) => it.href));
  assert.deepEqual(links, ['https://fine.example/']);
  const pictures = await page.locator('article img').evaluateAll((all) => all.map((it) => it.src));
  assert.deepEqual(pictures, ['https://fine.example/']);
  await page.close();
});
