// Articles written into the page whose texts would end the script they stand in.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { payloads } from '../support/payloads.mjs';
import { show, until } from './util/stage.mjs';

/** As docs/format.md says it. */
const quoted = (text) => JSON.stringify(text).replaceAll('<', '\\u003c');

const TEXTS = [
  'a </script> b',
  'a </SCRIPT > b',
  'a <!-- b',
  'a <!-- <script> b',
  'a <script> b </script> --> c',
  'a \0 b',
  'a \r\n b \r c',
  'a &lt;/script&gt; b \\u003c c \\ d',
  'a \u2028 b --- \n--- \n...',
  ...payloads(250).map((text) => `a ${text} b`),
];

test('texts that would end the script come out as they were', async () => {
  const block = (text, at) =>
    `---\ntitle: ${quoted(text)}\nwebUrl: https://news.example/${at}\ntopics:\n- ${quoted(text)}\n` +
    `publishedDateTime: ${new Date(Date.UTC(2024, 0, 1) - at * 60_000).toISOString()}\n---\n`;
  const script = `<script type="application/yaml">\n${TEXTS.map(block).join('')}</script>`;
  const page = await show(
    `<news-rack controls="none" limit="500">${script}</news-rack><p id="after">after</p>`,
    { before: (fresh) => fresh.addInitScript(() => (window.canary = () => (window.ran = true))) },
  );
  const cards = async () => {
    await page.evaluate(() => dispatchEvent(new Event('beforeprint'))); // On paper are all of them.
    return page
      .locator('news-rack article')
      .evaluateAll((all) =>
        all.map((card) => ['link', 'topic'].map((part) => card.querySelector(`[part=${part}]`).textContent)),
      );
  };
  await until(
    cards,
    TEXTS.map((text) => [text, text]),
  );
  assert.equal(await page.locator('#after').textContent(), 'after');
  assert.equal(await page.evaluate(() => window.ran), undefined);
  assert.equal(await page.locator('news-rack').evaluate((it) => it.children.length), 1);
  assert.deepEqual(page.complaints, []);
  await page.close();
});
