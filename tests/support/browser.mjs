// A real browser: Chromium and Firefox are driven by playwright, WebKit by a driver of its own with the same pages.

import { chromium } from 'playwright-core';
import { BROWSERS } from '../../scripts/browsers.mjs';
import { launchFirefox } from './firefox.mjs';
import { launchWebKit } from './webkit.mjs';

/** Which one the tests run in. */
export const browserName = process.env.NEWSRACK_BROWSER || 'chromium';

const LAUNCH = {
  chromium: (executablePath) =>
    chromium.launch({
      executablePath,
      args: [
        '--disable-gpu',
        '--disable-quic',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // Letters as wide on every machine, whatever its fonts’ settings.
        '--font-render-hinting=none',
      ],
    }),
  firefox: launchFirefox,
  webkit: launchWebKit,
};

/** Starts a browser with a fresh profile. It needs nothing from outside this machine, and gets nothing. */
export function launch(name = browserName) {
  const find = BROWSERS[name]?.find;
  if (!find) throw new Error(`NEWSRACK_BROWSER is ${name}; known are ${Object.keys(BROWSERS).join(', ')}.`);
  const executable = find();
  if (!executable) throw new Error(`${BROWSERS[name].title} is missing. Run: npm run setup`);
  return LAUNCH[name](executable);
}

/**
 * For a test that only some browsers can do: what the others lack is told where it is skipped.
 * `test('…', only('chromium', 'print media are emulated'), async () => …)`
 */
export const only = (names, why) => ({
  skip: !names.split(' ').includes(browserName) && `only in ${names.replaceAll(' ', ' and ')}: ${why}`,
});

/**
 * Opens a page that keeps what goes wrong in it: `page.complaints` has every error and warning of its console,
 * every exception nobody caught, and every request that failed.
 */
export async function openPage(browser, url, { before, waitUntil, ...options } = {}) {
  const page = await browser.newPage(options);
  page.complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) page.complaints.push(message.text());
  });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('requestfailed', (request) => {
    const { errorText } = request.failure();
    // Firefox gives up the page's icon where the page goes on to another address.
    if (errorText !== 'NS_BINDING_ABORTED' || !request.url().endsWith('/icon'))
      page.complaints.push(`${request.url()} ${errorText}`);
  });
  await before?.(page);
  await page.goto(url, { waitUntil });
  return page;
}
