// The examples in frameworks, built with the packed package and used as readers would.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { root } from '../../scripts/tools.mjs';
import { launch, openPage } from '../support/browser.mjs';
import { filesIn } from '../support/files.mjs';
import { host, project, tool } from './project.mjs';

const { devDependencies: ours } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** A project of an example's files, whose packages are the checkout's: each would only install the same again. */
function example(name) {
  const folder = `examples/${name}`;
  const texts = filesIn(folder).map((file) => [
    relative(folder, file),
    readFileSync(join(root, file), 'utf8'),
  ]);
  const { 'package.json': manifest, ...files } = Object.fromEntries(texts);
  const { dependencies, devDependencies } = JSON.parse(manifest);
  const { newsrack, ...packages } = { ...dependencies, ...devDependencies };
  assert.ok(newsrack);
  const made = project(files);
  for (const [each, version] of Object.entries(packages)) {
    assert.equal(version, ours[each], `${each} as it is tested`);
    mkdirSync(dirname(join(made, 'node_modules', each)), { recursive: true });
    symlinkSync(join(root, 'node_modules', each), join(made, 'node_modules', each));
  }
  return made;
}

/** Filters by a property, listens to events, and finds the words that were given. */
async function isUsed(folder) {
  const { url, stop } = await host(`${folder}/dist`);
  const browser = await launch();
  try {
    const page = await openPage(browser, url);
    page.setDefaultTimeout(20_000);
    const cards = page.locator('news-rack article a[part=link]');
    await page.getByText('2 found').waitFor();
    assert.equal(await cards.count(), 2);
    assert.equal(
      await page.locator('news-rack [part=search]').getAttribute('placeholder'),
      'Search the tides',
    );
    await page.getByRole('button', { name: 'Only oceans' }).click();
    await page.getByText('1 found').waitFor();
    const title = 'Forty harbours put their tide gauges online';
    assert.deepEqual(await cards.allTextContents(), [title]);
    await cards.click();
    await cards.click();
    await page.locator('h2 + ul a').waitFor();
    assert.deepEqual(await page.locator('h2 + ul a').allTextContents(), [title]);
    assert.deepEqual(page.complaints, []);
  } finally {
    await browser.close();
    stop();
  }
}

test('React: the example has the types it needs, and shows, filters and keeps articles', async () => {
  const folder = example('react');
  tool(folder, 'tsc');
  tool(folder, 'vite', 'build');
  await isUsed(folder);
});

test('Vue: the example shows, filters and keeps articles', async () => {
  const folder = example('vue');
  tool(folder, 'vite', 'build');
  await isUsed(folder);
});
