// Videos that play in their cards.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { playerOf } from '../../www/card/video.js';
import { article, plain } from './util/articles.mjs';
import { arranged, show, titles, until } from './util/stage.mjs';

test('a player is made from a video’s id, for known hosts and no others', () => {
  const players = {
    'https://www.youtube.com/embed/GW2Rz53BX6o?start=3&list=x': 'www.youtube-nocookie.com/embed/GW2Rz53BX6o',
    'https://www.youtube.com/watch?v=GW2Rz53BX6o': 'www.youtube-nocookie.com/embed/GW2Rz53BX6o',
    'http://youtu.be/GW2Rz53BX6o': 'www.youtube-nocookie.com/embed/GW2Rz53BX6o',
    'https://m.youtube.com/shorts/GW2Rz53BX6o/': 'www.youtube-nocookie.com/embed/GW2Rz53BX6o',
    'https://player.vimeo.com/video/76979871?h=8272103f6e&color=f00': 'player.vimeo.com/video/76979871',
    'https://vimeo.com/76979871/8272103f6e': 'player.vimeo.com/video/76979871',
    'https://www.dailymotion.com/video/x8m3uyk': 'geo.dailymotion.com/player.html',
    'https://geo.dailymotion.com/player.html?video=x8m3uyk': 'geo.dailymotion.com/player.html',
    'https://embed.ted.com/talks/lang/de/a_talk': 'embed.ted.com/talks/a_talk',
  };
  for (const [address, player] of Object.entries(players)) {
    const { host, pathname, protocol } = new URL(playerOf(address));
    assert.equal(protocol, 'https:');
    assert.equal(host + pathname, player, address);
  }
  assert.equal(
    new URL(playerOf('https://vimeo.com/76979871/8272103f6e')).search,
    '?dnt=1&autoplay=1&h=8272103f6e',
  );
  assert.equal(new URL(playerOf('https://dai.ly/x8m3uyk')).search, '?video=x8m3uyk');
  for (const other of [
    undefined,
    'https://www.youtube.com/',
    'https://www.youtube.com/embed/videoseries?list=PL1',
    'https://www.youtube.com/embed/short',
    'https://www.youtube.com:8443/embed/GW2Rz53BX6o',
    'https://www.youtube.com.evil.example/embed/GW2Rz53BX6o',
    'https://evil.example/www.youtube.com/embed/GW2Rz53BX6o',
    'https://evil.example/?v=GW2Rz53BX6o',
    'https://youtube.com@evil.example/embed/GW2Rz53BX6o',
    'https://www.youtube.com/embed/GW2Rz53BX6o%2F..%2F..',
    'https://vimeo.com/76979871?h=1%26x=2',
    'https://www.ted.com/talks/..%2fplaylists',
    'javascript://www.youtube.com/embed/GW2Rz53BX6o',
    'ftp://youtu.be/GW2Rz53BX6o',
  ])
    assert.equal(playerOf(other), undefined, other);
});

const embed = (src) => `<iframe src="${src}" width="560" height="315"></iframe>`;

const two =
  plain('Reef', {
    type: 'video',
    featuredContent: embed('https://www.youtube.com/embed/GW2Rz53BX6o?autoplay=0'),
  }) +
  article({ title: 'Tides', webUrl: 'https://vimeo.com/76979871', type: 'video' }) +
  plain('Elsewhere', { type: 'video' }) +
  plain('No video');

/** A page that keeps what was asked of players. */
async function open(attributes = 'video="play"', options = {}) {
  const asked = [];
  const page = await show(`<news-rack src="/articles.yaml" ${attributes}></news-rack>`, {
    files: { '/articles.yaml': two },
    async before(fresh) {
      await fresh.route(/^https:\/\/(?:www\.youtube-nocookie|player\.vimeo)\.com\//, (route) => {
        asked.push([route.request().url(), route.request().headers().referer]);
        return route.fulfill({ contentType: 'text/html', body: '<button>Pause</button>' });
      });
    },
    ...options,
  });
  await until(async () => (await titles(page)).length, 4);
  return { page, asked };
}

const card = (page, title) => page.locator('article').filter({ hasText: title });
const plays = (page) => page.getByRole('button', { name: /^Play the video/ });
const focused = (page) =>
  page.locator('news-rack').evaluate((it) => it.shadowRoot.activeElement?.getAttribute('part'));

test('a click plays a video in its card; nothing is asked of its host before, and the page is hardly told', async () => {
  const { page, asked } = await open();
  await until(() => plays(page).count(), 2);
  assert.equal(await page.locator('iframe').count(), 0);
  await card(page, 'Reef').getByRole('button', { name: 'Play the video: \u2068Reef\u2069' }).click();
  const player = page.locator('news-rack iframe');
  await until(() => asked.length, 1);
  const [[address, referer]] = asked;
  assert.equal(address, 'https://www.youtube-nocookie.com/embed/GW2Rz53BX6o?autoplay=1&playsinline=1&rel=0');
  assert.equal(referer, `${new URL(page.url()).origin}/`);
  assert.deepEqual(await player.evaluate((it) => [it.title, it.sandbox.value, it.referrerPolicy]), [
    'Reef',
    'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation',
    'strict-origin',
  ]);
  assert.equal(await focused(page), 'player');
  const { width, height } = await player.boundingBox();
  assert.ok(width > 250 && height >= 200, `${width} × ${height}`);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test('Escape and a button end it and give focus back; only one plays at a time', async () => {
  const { page } = await open();
  await until(() => plays(page).count(), 2);
  const [reef, tides] = [card(page, 'Reef'), card(page, 'Tides')];
  await reef.getByRole('button', { name: /^Play/ }).press('Enter');
  await reef.getByRole('button', { name: 'Close the video' }).focus();
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('iframe').count(), 0);
  assert.equal(await focused(page), 'play');
  await reef.getByRole('button', { name: /^Play/ }).click();
  await tides.getByRole('button', { name: /^Play/ }).click();
  assert.equal(await page.locator('iframe').count(), 1);
  assert.equal(await tides.locator('iframe').count(), 1);
  await tides.getByRole('button', { name: 'Close the video' }).click();
  assert.equal(await page.locator('iframe').count(), 0);
  assert.equal(await focused(page), 'play');
  assert.equal(await plays(page).count(), 2);
  await page.close();
});

test('in every layout that has pictures it is large enough, also at 320 pixels', async () => {
  const { page } = await open('video="play" controls="none"', { viewport: { width: 320, height: 800 } });
  const rack = page.locator('news-rack');
  for (const layout of ['grid', 'list', 'magazine', 'carousel']) {
    await rack.evaluate((it, to) => (it.layout = to), layout);
    await arranged(page, layout);
    const tides = card(page, 'Tides');
    await tides.getByRole('button', { name: /^Play/ }).click();
    const { width, height } = await tides.locator('iframe').boundingBox();
    assert.ok(width > 230 && height >= 200, `${layout}: ${width} × ${height}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await tides.getByRole('button', { name: 'Close the video' }).click();
  }
  await page.close();
});

test('where the page does not ask for it, or the part is not there, a video is a link', async () => {
  const { page } = await open('');
  await page.waitForTimeout(300);
  assert.equal(await plays(page).count(), 0);
  await page.locator('news-rack').evaluate((it) => (it.video = 'play'));
  await until(() => plays(page).count(), 2);
  await page.close();

  const without = await open(undefined, {
    before: (fresh) => fresh.route('**/card/video.js', (route) => route.abort()),
  });
  await without.page.waitForTimeout(300);
  assert.equal(await plays(without.page).count(), 0);
  assert.deepEqual(
    without.page.complaints.filter((line) => !/video\.js|ERR_FAILED/.test(line)),
    [],
  );
  await without.page.close();
});

test('a policy that names the player’s host is enough', async () => {
  const { page, asked } = await open('video="play"', {
    headers: {
      'content-security-policy':
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src 'self' https:; frame-src https://www.youtube-nocookie.com; require-trusted-types-for 'script'; trusted-types 'none'",
    },
  });
  await until(() => plays(page).count(), 2);
  await card(page, 'Reef').getByRole('button', { name: /^Play/ }).click();
  await until(() => asked.length, 1);
  assert.deepEqual(page.complaints, []);
  await page.close();
});
