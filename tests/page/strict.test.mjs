import assert from 'node:assert/strict';
import { test } from 'node:test';
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
  await page.locator('summary').first().click();
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
  await page.locator('summary').first().click();
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
