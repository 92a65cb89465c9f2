// Real Chromium, the one that `npm run setup` found or installed, driven by playwright.

import { chromium } from 'playwright-core';
import { findBrowser } from '../../scripts/tools.mjs';

/** Starts a browser with a fresh profile. It needs nothing from outside this machine, and gets nothing. */
export function launch() {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * Opens a page that keeps what goes wrong in it: `page.complaints` has every error and warning of its console,
 * every exception nobody caught, and every request that failed.
 */
export async function openPage(browser, url, { before, ...options } = {}) {
  const page = await browser.newPage(options);
  page.complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) page.complaints.push(message.text());
  });
  page.on('pageerror', (error) => page.complaints.push(String(error)));
  page.on('requestfailed', (request) =>
    page.complaints.push(`${request.url()} ${request.failure().errorText}`),
  );
  await before?.(page);
  await page.goto(url);
  return page;
}
