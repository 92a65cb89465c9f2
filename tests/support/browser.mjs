// A real browser: Chromium and Firefox are driven by playwright, WebKit by a driver of its own with the same pages.

import { chromium, firefox } from 'playwright-core';
import { BROWSERS } from '../../scripts/browsers.mjs';
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

/** Any Firefox, not one made for playwright: it speaks WebDriver BiDi. */
async function launchFirefox(executablePath) {
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath,
    // Bars beside a page would make it narrower than it is meant to be.
    firefoxUserPrefs: { 'widget.gtk.overlay-scrollbars.enabled': true, 'ui.systemUsesDarkTheme': 0 },
  });
  // Playwright asks it for the media features of every page, which Firefox does not know yet.
  const session = Object.getPrototypeOf(browser._connection.toImpl(browser)._browserSession);
  const { send } = session;
  session.send = async function (method, ...rest) {
    if (method !== 'emulation.setMediaFeaturesOverride') return send.call(this, method, ...rest);
  };
  return browser;
}

/**
 * For a test that only some browsers can do: what the others lack is told where it is skipped.
 * `test('…', only('chromium', 'print media are emulated'), async () => …)`
 */
export const only = (names, why) => ({
  skip: !names.split(' ').includes(browserName) && `only in ${names.replaceAll(' ', ' and ')}: ${why}`,
});

/** What of the reader’s wishes only Chromium can be given. */
const MEDIA = ['colorScheme', 'forcedColors', 'contrast'];

/**
 * Opens a page that keeps what goes wrong in it: `page.complaints` has every error and warning of its console,
 * every exception nobody caught, and every request that failed.
 */
export async function openPage(browser, url, { before, ...options } = {}) {
  if (browserName !== 'chromium') {
    // What moves is waited for.
    delete options.reducedMotion;
    const name = MEDIA.find((each) => each in options);
    if (name) throw new Error(`${browserName} emulates no ${name}: mark the test only('chromium', why).`);
  }
  const page = await browser.newPage(options);
  if (browserName === 'firefox')
    page.emulateMedia = () => {
      throw new Error("Firefox emulates no media: mark the test only('chromium', why).");
    };
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
