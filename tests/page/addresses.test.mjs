// Links and pictures with addresses of every kind: what reaches the page is of the web, and what it asks for is allowed.

import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { addresses } from '../support/addresses.mjs';
import { plain } from './util/articles.mjs';
import { show, until } from './util/stage.mjs';

/** The rule once more, by the page’s own URL class alone: they differ a little. Runs in the page. */
const expected = (all) =>
  all.map((text) => {
    if (!URL.canParse(text)) return null;
    const url = new URL(text);
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
    return isWeb && !/^https?:\/\/[^/?#]*@/.test(url.href) ? url.href : null;
  });

const date = (at) => new Date(Date.UTC(2024, 0, 1) - at * 60_000).toISOString();

/** What of each card, and of its related link, leads or looks elsewhere. Runs in the page. */
const seen = (cards) =>
  cards.map((card) => {
    const all = (selector) => [...card.querySelectorAll(selector)];
    const link = card.querySelector('[part=link]');
    return {
      title: link.textContent,
      link: link.getAttribute('href') ?? undefined,
      related: all('[part=related-link]').map((it) => it.getAttribute('href')),
      picture: card.querySelector('[part=image]')?.getAttribute('src') ?? undefined,
      icon: card.querySelector('[part=icon]')?.getAttribute('src') ?? undefined,
      others: all(
        '[href], [src], [srcset], [action], [formaction], [data], [poster], [ping], [background]',
      ).filter((it) => !it.matches('[part=link], [part=related-link], [part=image], [part=icon]')).length,
      unsafe: [
        ...all('a').filter((it) => it.rel !== 'noopener noreferrer' || it.target),
        ...all('img').filter((it) => it.referrerPolicy !== 'no-referrer'),
      ].length,
    };
  });

const TEMPLATE = `<template slot="card"><h3><a part="link"><span part="title"></span></a></h3><img part="image" alt="">
  <img part="icon" alt=""></template>`;

/** A page of which all that it asks for is kept, and pictures are there. */
async function open(files, attributes = '', inside = '') {
  const asked = [];
  const page = await show(
    `<news-rack src="/a.yaml" controls="none" limit="5000" ${attributes}>${inside}</news-rack>`,
    {
      files,
      before: async (fresh) => {
        fresh.on('request', (request) => asked.push(request.url()));
        await fresh.addInitScript(() => (window.canary = () => (window.ran = true)));
      },
    },
  );
  page.setDefaultTimeout(60_000);
  return { page, asked };
}

const loaded = (page) =>
  page.waitForFunction(() => window.told?.some(([name]) => name === 'load'), null, {
    polling: 100,
    timeout: 60_000,
  });

suite('addresses', () => {
  const all = addresses();
  const files = {
    '/a.yaml': all
      .map((address, at) =>
        plain(`Story ${at}`, {
          publishedDateTime: date(at),
          webUrl: address,
          // Without a link there is no card to look at; where the first is none, it is this.
          originalUrl: 'https://fallback.example/',
          images: [{ url: address, width: 40, height: 30 }],
          provider: { name: 'P', images: [{ url: address, width: 4, height: 4 }] },
        }),
      )
      .join(''),
  };

  test(`${all.length} of them: only those of the web lead or look anywhere, all as the URL class reads them`, async () => {
    assert.ok(all.length >= 1500, `only ${all.length}`);
    for (const [attributes, inside] of [[''], ['layout="list"', TEMPLATE]]) {
      const { page, asked } = await open(files, attributes, inside);
      await loaded(page);
      const shown = async () => {
        await page.evaluate(() => dispatchEvent(new Event('beforeprint'))); // On paper are all of them.
        return page.locator('news-rack article').count();
      };
      await until(shown, all.length);
      // Those far below are asked for when they are near: here all are, as soon as may be.
      await page.waitForFunction(
        () =>
          document.querySelector('news-rack').shadowRoot.querySelectorAll('article img[src]').length > 300,
        null,
        { polling: 100, timeout: 60_000 },
      );
      const cards = await page.locator('news-rack article').evaluateAll(seen);
      const hrefs = await page.evaluate(expected, all);
      for (const [at, address] of all.entries()) {
        const href = hrefs[at] ?? undefined;
        const card = cards[at];
        const why = JSON.stringify(address.slice(0, 200));
        assert.equal(card.title, `Story ${at}`);
        assert.equal(card.link, href ?? 'https://fallback.example/', why);
        // A picture that could not be loaded is gone; it never has another address.
        if (card.picture !== undefined) assert.equal(card.picture, href, why);
        if (card.icon !== undefined) assert.equal(card.icon, href, why);
        assert.deepEqual([card.others, card.unsafe], [0, 0], why);
      }
      assert.ok(cards.filter(({ picture }) => picture).length > 300);
      const own = new URL(page.url()).origin;
      const odd = asked.filter((url) =>
        url.startsWith(own)
          ? !/^\/(page-\d+\/|www\/|pkg\/|icon$|a\.yaml$)/.test(url.slice(own.length))
          : !/^https?:/.test(url),
      );
      assert.deepEqual(odd, []);
      assert.equal(await page.evaluate(() => window.ran), undefined);
      await page.close();
    }
  });
});

/** The picture and the icon of each card. */
const pictures = (page) =>
  page.locator('news-rack article').evaluateAll((cards) =>
    // One that is not to be asked for yet has no address.
    cards.map((card) =>
      [...card.querySelectorAll('img')].map((it) => it.src && new URL(it.src).host).join(' '),
    ),
  );

suite('what may be loaded', () => {
  const from = (at, host) =>
    plain(`Story ${at}`, {
      publishedDateTime: date(at),
      images: [{ url: `https://${host}/p.png`, width: 40, height: 30 }],
      provider: { name: 'P', images: [{ url: `https://${host}/i.png`, width: 4, height: 4 }] },
    });
  const hosts = ['a.example', 'b.example', 'deep.b.example', 'evilb.example', 'c.example:8443'];
  const files = { '/a.yaml': hosts.map((host, at) => from(at, host)).join('') };
  const twice = (...names) => names.map((name) => (name ? `${name} ${name}` : ''));

  for (const [what, attributes, shown] of [
    ['all hosts', '', hosts],
    ['none', 'images="none"', ['', '', '', '', '']],
    ['one', 'hosts="A.example"', ['a.example', '', '', '', '']],
    ['all within one', 'hosts="*.b.example c.example"', ['', '', 'deep.b.example', '', '']],
    ['one with its port', 'hosts="c.example:8443 b.example"', ['', 'b.example', '', '', 'c.example:8443']],
  ]) {
    test(`pictures and icons come from ${what}, where the page says so`, async () => {
      const { page, asked } = await open(files, attributes);
      await loaded(page);
      await until(() => pictures(page), twice(...shown));
      const elsewhere = asked.map((url) => new URL(url).host).filter((host) => /\.example/.test(host));
      assert.deepEqual(
        [...new Set(elsewhere)].filter((host) => !shown.includes(host)),
        [],
      );
      await page.close();
    });
  }

  test('a change is seen at once; as properties too', async () => {
    const { page } = await open(files);
    await until(() => pictures(page), twice(...hosts));
    const set = (values) =>
      page.locator('news-rack').evaluate((it, values) => void Object.assign(it, values), values);
    await set({ images: 'none' });
    await until(() => pictures(page), twice('', '', '', '', ''));
    await set({ images: null, hosts: ['b.example'] });
    await until(() => pictures(page), twice('', 'b.example', '', '', ''));
    assert.equal(await page.locator('news-rack').getAttribute('hosts'), 'b.example');
    await page.close();
  });

  test('no article has the browser ask the page’s own host for anything, unless the page allows it', async () => {
    const own = (request, response) => {
      const origin = `http://${request.headers.host}`;
      const image = { url: `${origin}/own.svg`, width: 40, height: 30 };
      response.end(plain('Own', { images: [image], provider: { name: 'P', images: [image] } }));
    };
    const picture = {
      headers: { 'content-type': 'image/svg+xml' },
      body: '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="3"/>',
    };
    const both = { '/a.yaml': own, '/own.svg': picture };
    const { page, asked } = await open(both);
    const { host } = new URL(page.url());
    await loaded(page);
    await until(() => pictures(page), ['']);
    const set = (name, value) =>
      page
        .locator('news-rack')
        .evaluate((it, [name, value]) => it.toggleAttribute(name, value), [name, value]);
    assert.deepEqual(
      asked.filter((url) => url.endsWith('/own.svg')),
      [],
    );
    await set('allow-relative-urls', true);
    await until(() => pictures(page), twice(host));
    await set('allow-relative-urls', false);
    await until(() => pictures(page), ['']);
    await page.locator('news-rack').evaluate((it) => it.setAttribute('hosts', location.host));
    await until(() => pictures(page), twice(host));
    await page.close();
  });

  test('videos play from the hosts that are named, and no others', async () => {
    const video = plain('Reef', { webUrl: 'https://vimeo.com/76979871', type: 'video' });
    const buttons = (page) => page.getByRole('button', { name: /^Play the video/ }).count();
    const files = { '/a.yaml': video };
    const named = await open(files, 'video="play" hosts="player.vimeo.com"');
    await until(() => buttons(named.page), 1);
    await named.page.close();
    const other = await open(files, 'video="play" hosts="a.example"');
    await loaded(other.page);
    await other.page.waitForTimeout(1500);
    assert.equal(await buttons(other.page), 0);
    await other.page.close();
  });
});
