// What the page knows the hash of: other bytes are neither run nor read.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/tools.mjs';
import { plain } from './util/articles.mjs';
import { show, titles, until } from './util/stage.mjs';

const one = plain('One');
const two = plain('Two');
const USUAL = { '/one.yaml': one, '/two.yaml': two };
const hash = (text, name = 'sha384') => `${name}-${createHash(name).update(text).digest('base64')}`;
const failure = (page) =>
  page.locator('news-rack').evaluate((it) => it.shadowRoot?.querySelector('[part=failure]')?.textContent);
const problems = (page) =>
  page.evaluate(() =>
    window.told.filter(([name]) => name === 'problem').map(([, { problem }]) => problem.message),
  );

/** A module as good as the real one, but for a section that means nothing. */
const other = Buffer.concat([
  readFileSync(join(root, 'pkg/core/newsrack_bg.wasm')),
  Buffer.from([0, 2, 1, 0x78]),
]);

test('sources with their hashes are read', async () => {
  for (const [src, integrity] of [
    ['/one.yaml', hash(one)],
    ['/one.yaml', `${hash(two, 'sha512')} ${hash(one, 'sha512')}`],
    ['/one.yaml ../two.yaml', `${hash(one)} ${hash(two, 'sha256')}`],
  ]) {
    const page = await show(`<news-rack src="${src}" integrity="${integrity}"></news-rack>`, {
      files: USUAL,
    });
    await until(async () => (await titles(page)).sort(), src.includes('two') ? ['One', 'Two'] : ['One']);
    await page.close();
  }
});

test('so they are in a page that has something of the name baseURI', async () => {
  const page = await show(
    `<img name="baseURI" hidden><news-rack src="/one.yaml /two.yaml" integrity="${hash(one)} ${hash(two)}"></news-rack>`,
    { files: USUAL },
  );
  await until(async () => (await titles(page)).sort(), ['One', 'Two']);
  await page.close();
});

test('a source with other bytes is refused, the others are not', async () => {
  const page = await show(
    `<news-rack src="/one.yaml /two.yaml" integrity="${hash(one)} ${hash(one)}"></news-rack>`,
    {
      files: USUAL,
    },
  );
  await until(() => titles(page), ['One']);
  const message = `or its bytes are not those of its integrity, ${hash(one)}`;
  await until(async () => (await problems(page)).some((told) => told.includes(message)), true);
  await page.close();
});

test('what is no hash, or not one for each source, lets nothing through', async () => {
  for (const [integrity, message] of [
    ['sha384-none', 'integrity has sha384-none, which is no hash such as sha384-… in Base64.'],
    [`md5-x ${hash(two)}`, 'integrity has md5-x, which is no hash such as sha384-… in Base64.'],
    [hash(one), 'integrity has 1 hashes for 2 sources; each needs one.'],
  ]) {
    const page = await show(`<news-rack src="/one.yaml /two.yaml" integrity="${integrity}"></news-rack>`, {
      files: USUAL,
    });
    await until(async () => (await failure(page))?.includes(message), true);
    assert.deepEqual(await titles(page), []);
    await page.close();
  }
});

test('another module than the script was built with does not run', async () => {
  const page = await show('<news-rack src="/one.yaml"><p>Fallback</p></news-rack>', {
    files: {
      ...USUAL,
      '/pkg/core/newsrack_bg.wasm': { headers: { 'content-type': 'application/wasm' }, body: other },
    },
  });
  await until(
    async () => /not the one that this script was built with: its SHA-384/.test(await failure(page)),
    true,
  );
  assert.equal(await page.getByText('Fallback').isVisible(), true);
  assert.deepEqual(await titles(page), []);
  await page.close();
});
