import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/tools.mjs';
import { plain, stories } from './util/articles.mjs';
import { inParts } from './util/slow.mjs';
import { show, status, titles, until } from './util/stage.mjs';

const rack = (page) => page.locator('news-rack');
const told = (page, name) =>
  page.evaluate(
    (wanted) => window.told.filter(([type]) => type === wanted).map(([, detail]) => detail),
    name,
  );

test('what is in the tag shows until there are cards', async () => {
  const slow = inParts();
  const page = await show('<news-rack src="/slow.yaml"><p>See our archive</p></news-rack>', {
    files: { '/slow.yaml': slow.answer },
  });
  await slow.asked;
  assert.equal(await page.getByText('See our archive').isVisible(), true);
  await until(() => status(page), 'Loading articles…');
  slow.end(stories(3));
  await until(() => titles(page), ['Story 1', 'Story 2', 'Story 3']);
  assert.equal(await page.getByText('See our archive').isVisible(), false);
  await until(async () => (await told(page, 'load')).length > 0, true);
  assert.equal((await told(page, 'load')).length, 1);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('what is in the tag stays if nothing can be loaded, and one can try again', async () => {
  const files = { '/gone.yaml': { status: 404, body: 'nothing here' } };
  const page = await show('<news-rack src="/gone.yaml"><p>See our archive</p></news-rack>', { files });
  const alert = page.getByRole('alert');
  await until(() => alert.locator('strong').textContent(), 'The articles can’t be shown.');
  assert.match(await alert.textContent(), /404/);
  assert.equal(await page.getByText('See our archive').isVisible(), true);
  const [{ problem }] = await told(page, 'problem');
  assert.equal(problem.code, 'fetch-failed');
  // Of what is not there some browsers complain themselves.
  const own = page.complaints.filter((it) => !/Failed to load resource: .* 404/.test(it));
  assert.deepEqual(own, []);

  await show('', { files: { '/gone.yaml': { status: 200, body: plain('Here after all') } } }).then((it) =>
    it.close(),
  );
  await alert.getByRole('button', { name: 'Try again' }).click();
  await until(() => titles(page), ['Here after all']);
  assert.equal(await alert.isVisible(), false);
  assert.equal(await page.getByText('See our archive').isVisible(), false);
  await page.close();
});

test('a source that fails hides no other', async () => {
  const page = await show('<news-rack src="/none.yaml\n /some.yaml"></news-rack>', {
    files: { '/some.yaml': plain('Here') },
  });
  await until(() => titles(page), ['Here']);
  await page.getByText('1 problem: something is not shown').click();
  assert.match(await page.locator('[part=problems] li').textContent(), /404.*none\.yaml/s);
  assert.equal((await told(page, 'problem')).length, 1);
  await page.close();
});

test('articles in the page, in one script or several, indented or not', async () => {
  const indented = plain('Two').replace(/^/gm, '      ');
  const page = await show(`<news-rack>
    <script type="application/yaml">${plain('One')}</script>
    <script type="application/yaml">
${indented}
    </script>
    <script type="text/plain">${plain('Not this')}</script>
  </news-rack>`);
  await until(async () => (await titles(page)).sort(), ['One', 'Two']);
  await rack(page).evaluate((it, text) => {
    const script = document.createElement('script');
    script.type = 'application/yaml';
    script.textContent = text;
    it.append(script);
  }, plain('Three'));
  await until(async () => (await titles(page)).sort(), ['One', 'Three', 'Two']);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('cards come while the rest still loads, and what is unfolded stays so', async () => {
  const slow = inParts();
  const page = await show('<news-rack src="/slow.yaml"></news-rack>', {
    files: { '/slow.yaml': slow.answer },
  });
  await slow.asked;
  slow.send(stories(5));
  await until(
    () =>
      page
        .locator('article')
        .count()
        .then((n) => n >= 4),
    true,
  );
  assert.deepEqual(await told(page, 'load'), []);
  await page.locator('summary', { hasText: 'More like this' }).first().click();
  slow.end(plain('Newer', { publishedDateTime: '2025-01-01T00:00:00Z' }));
  await until(() => titles(page), ['Newer', 'Story 1', 'Story 2', 'Story 3', 'Story 4', 'Story 5']);
  assert.equal(
    await page
      .locator('article')
      .nth(1)
      .locator('details')
      .evaluate((it) => it.open),
    true,
  );
  await until(
    () => page.evaluate(() => document.querySelector('news-rack').shadowRoot.activeElement?.localName),
    'summary',
  );
  await page.close();
});

test('attributes and properties mirror each other, and a change renders anew', async () => {
  const page = await show(
    '<news-rack src="/some.yaml" topics="A, B\\, C" limit="2" min-quality="3"></news-rack>',
    {
      files: { '/some.yaml': stories(5, (at) => ({ quality: at, topics: at % 2 ? ['A'] : ['B, C'] })) },
    },
  );
  await until(() => titles(page), ['Story 4', 'Story 5']);
  const values = await rack(page).evaluate(({ topics, limit, minQuality, published, layout, controls }) => ({
    topics,
    limit,
    minQuality,
    published,
    layout,
    controls,
  }));
  assert.deepEqual(values, {
    topics: ['A', 'B, C'],
    limit: 2,
    minQuality: 3,
    published: true,
    layout: 'grid',
    controls: ['search', 'topics', 'providers', 'sort'],
  });
  await rack(page).evaluate((it) => {
    it.topics = ['B, C'];
    it.minQuality = undefined;
    it.limit = 20;
    it.layout = 'list';
  });
  await until(() => titles(page), ['Story 1', 'Story 3', 'Story 5']);
  assert.equal(await rack(page).getAttribute('topics'), 'B\\, C');
  assert.equal(await rack(page).getAttribute('min-quality'), null);
  await rack(page).evaluate((it) => it.setAttribute('sort', 'oldest'));
  await until(() => titles(page), ['Story 5', 'Story 3', 'Story 1']);
  await page.close();
});

test('properties set before the element is defined count', async () => {
  const page = await show('<script type="module">import "/www/define.js"</script>', {
    files: { '/some.yaml': stories(3) },
    head: '<script>const early = document.createElement("news-rack"); early.limit = 2; early.src = "/some.yaml"; addEventListener("DOMContentLoaded", () => document.body.append(early))</script>',
  });
  await until(() => titles(page), ['Story 1', 'Story 2']);
  await page.close();
});

test('of many changes only the last renders', async () => {
  const slow = inParts();
  const page = await show('<news-rack src="/slow.yaml"></news-rack>', {
    files: { '/slow.yaml': slow.answer, '/last.yaml': plain('Last') },
  });
  await slow.asked;
  await rack(page).evaluate((it) => {
    for (let at = 0; at < 50; at++) it.src = `/never-${at}.yaml`;
    it.src = '/last.yaml';
  });
  await slow.gone;
  await until(() => titles(page), ['Last']);
  await until(async () => (await told(page, 'load')).length > 0, true);
  assert.equal((await told(page, 'load')).length, 1);
  assert.deepEqual(
    page.complaints.filter((it) => !it.includes('/slow.yaml')),
    [],
  );
  await page.close();
});

test('what leaves the page in mid-load hangs up, and loads when it is back', async () => {
  const slow = inParts();
  const page = await show('<news-rack src="/slow.yaml"></news-rack>', {
    files: { '/slow.yaml': slow.answer },
  });
  await slow.asked;
  slow.send(stories(3));
  await until(
    () =>
      page
        .locator('article')
        .count()
        .then((n) => n > 0),
    true,
  );
  await rack(page).evaluate((it) => (window.away = it).remove());
  await slow.gone;
  await show('', { files: { '/slow.yaml': plain('Back') } }).then((it) => it.close());
  await page.evaluate(() => document.body.append(window.away));
  await until(() => titles(page), ['Back']);
  assert.deepEqual(
    page.complaints.filter((it) => !it.includes('/slow.yaml')),
    [],
  );
  await page.close();
});

test('what is moved loads nothing again', async () => {
  let requests = 0;
  const page = await show('<main></main><news-rack src="/counted.yaml"></news-rack>', {
    files: {
      '/counted.yaml'(_request, response) {
        requests++;
        response.end(stories(2));
      },
    },
  });
  await until(() => titles(page), ['Story 1', 'Story 2']);
  await rack(page).evaluate((it) => document.querySelector('main').append(it));
  await page.waitForTimeout(100);
  assert.deepEqual(await titles(page), ['Story 1', 'Story 2']);
  assert.equal(requests, 1);
  await page.close();
});

test('a page shows a rack of its own, which the element does not free', async () => {
  const page = await show('<news-rack></news-rack>');
  await page.evaluate(async (text) => {
    const { Newsrack } = await import('/www/engine.js');
    window.own = await Newsrack.open({ text, name: 'own' });
    document.querySelector('news-rack').rack = window.own;
  }, stories(2));
  await until(() => titles(page), ['Story 1', 'Story 2']);
  await rack(page).evaluate((it) => it.remove());
  assert.equal(await page.evaluate(() => window.own.search({}).then(({ total }) => total)), 2);
  await page.close();
});

test('words can be replaced', async () => {
  const page = await show('<news-rack src="/some.yaml"></news-rack>', {
    files: { '/some.yaml': stories(2) },
  });
  await until(() => status(page), '2 articles');
  await rack(page).evaluate((it) => {
    it.texts = { lang: 'cs', articles: { one: '{n} článek', few: '{n} články', other: '{n} článků' } };
  });
  await until(() => status(page), '2 články');
  await page.close();
});

const REST = '/pkg/core/newsrack_rest.wasm';
const rest = () => readFileSync(join(root, REST));

test('the first cards need the first half of the engine alone; counts come with the second', async () => {
  const slow = inParts();
  const asked = [];
  const files = {
    '/news.yaml': (_, response) => {
      asked.push('articles');
      response.end(stories(3, () => ({ topics: ['Oceans'] })));
    },
    [REST]: (request, response) => {
      asked.push('rest');
      slow.answer(request, response);
    },
  };
  const page = await show('<news-rack src="/news.yaml"></news-rack>', { files });
  await until(() => titles(page), ['Story 1', 'Story 2', 'Story 3']);
  await slow.asked;
  assert.deepEqual(asked, ['articles', 'rest']);
  const topics = page.getByRole('button', { name: 'Topics' });
  assert.equal(await topics.isVisible(), true, 'it has its place');
  assert.deepEqual(await told(page, 'load'), []);
  slow.end(rest());
  await until(async () => (await told(page, 'load')).length, 1);
  await topics.click();
  await until(() => page.getByRole('checkbox', { name: 'Oceans' }).count(), 1);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('without the second half of the engine there are cards, and searching asks for it again', async () => {
  const files = {
    '/news.yaml': stories(3),
    [REST]: { status: 503, body: '' },
    [`${REST}.js`]: { status: 503, body: '' },
  };
  const page = await show('<news-rack src="/news.yaml"></news-rack>', { files });
  await until(() => titles(page), ['Story 1', 'Story 2', 'Story 3']);
  await until(async () => (await told(page, 'load')).length, 1);
  const box = page.getByRole('combobox', { name: 'Search' });
  await box.fill('story 2');
  await until(
    async () =>
      /second half of the engine could not be loaded/.test(await page.getByRole('alert').textContent()),
    true,
  );
  await show('', { files: { [REST]: { status: 200, body: rest() }, [`${REST}.js`]: undefined } }).then((it) =>
    it.close(),
  );
  await page.getByRole('button', { name: 'Try again' }).click();
  await until(() => titles(page), ['Story 2']);
  await page.close();
});

test('without the second half of the engine it is told that an article is missing, and the first links come when asked for', async () => {
  const linked = stories(1, () => ({ related: [{ title: 'Near', webUrl: 'https://r.example/' }] }));
  const files = {
    // Only the second half knows what to do with an anchor.
    '/news.yaml': `${linked}---\ntitle: &name Anchored\nwebUrl: https://example.org/\n---\n`,
    [REST]: { status: 503, body: '' },
    [`${REST}.js`]: { status: 503, body: '' },
  };
  const page = await show('<news-rack src="/news.yaml"></news-rack>', { files });
  await until(() => titles(page), ['Story 1']);
  await page.locator('[part=problems]').waitFor();
  const [article, half] = await page.locator('[part=problems] li').allTextContents();
  assert.match(article, /source could not be fetched.*second half.*could not be loaded.*news.yaml/s);
  assert.match(half, /^The second half of the engine could not be loaded/);
  const few = page.locator('.few a');
  assert.equal(await few.count(), 0);
  await show('', { files: { [REST]: { status: 200, body: rest() }, [`${REST}.js`]: undefined } }).then((it) =>
    it.close(),
  );
  await page.locator('[part=related] summary').click();
  await until(() => few.count(), 1);
  await rack(page).evaluate((it) => it.reload());
  await until(() => titles(page), ['Story 1', 'Anchored']);
  await page.close();
});
