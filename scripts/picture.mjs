// Takes the README's picture of the widget, docs/widget.png: `node scripts/picture.mjs`.
// Two rows of the demo in Chromium, on the day of its newest articles, so that the same demo gives the same picture.
// Needs fonts for the scripts that the demo is written in, and pngquant, which makes the picture a third as large
// (Debian: apt-get install fonts-noto-core fonts-noto-cjk pngquant).

import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { launch, openPage } from '../tests/support/browser.mjs';
import { build } from './build.mjs';
import { serve } from './serve.mjs';
import { root, run } from './tools.mjs';

const WIDTH = 1280;
const MARGIN = 32;

build();
const [browser, site] = [await launch(), await serve({ port: 0 })];
try {
  const page = await openPage(browser, site.url, {
    viewport: { width: WIDTH, height: 1600 },
    colorScheme: 'light',
    locale: 'en',
    timezoneId: 'UTC',
    before: (fresh) => fresh.clock.setFixedTime('2026-11-22T09:00:00Z'),
  });
  const cards = page.locator('#rack article');
  await cards.nth(19).waitFor();
  await page.waitForLoadState('networkidle');
  const [rack, last] = [await page.locator('#rack').boundingBox(), await cards.nth(7).boundingBox()];
  const y = rack.y - MARGIN / 2;
  const clip = { x: 0, y, width: WIDTH, height: last.y + last.height + MARGIN / 2 - y };
  const picture = join(root, 'docs', 'widget.png');
  mkdirSync(dirname(picture), { recursive: true });
  await page.screenshot({ path: picture, clip });
  const packed = run('pngquant', [
    '--quality',
    '80-98',
    '--speed',
    '1',
    '--strip',
    '--force',
    '--ext',
    '.png',
    picture,
  ]);
  if (!packed.ok) throw new Error(`pngquant failed:\n${packed.output}`);
} finally {
  await browser.close();
  await site.close();
}
