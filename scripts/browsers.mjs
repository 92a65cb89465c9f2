// The browsers that the tests run in, as far as they are there.

import { existsSync } from 'node:fs';
import { which } from './tools.mjs';

/** The first of these programs on PATH, else the first of these files. */
const first = (names, places = []) =>
  names.map(which).find(Boolean) ?? places.find((place) => existsSync(place));

/** Of each: what people call it, its program if it is there, and the Debian packages that bring it. */
export const BROWSERS = {
  chromium: {
    title: 'Chromium',
    find: () =>
      process.env.CHROME ||
      first(
        ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'],
        [
          '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
          '/Applications/Chromium.app/Contents/MacOS/Chromium',
        ],
      ),
    packages: ['chromium'],
  },
  firefox: {
    title: 'Firefox',
    find: () => first(['firefox-esr', 'firefox'], ['/Applications/Firefox.app/Contents/MacOS/firefox']),
    packages: ['firefox-esr'],
  },
  // Its driver starts the browser, in a display that nobody sees.
  webkit: {
    title: 'WebKit',
    find: () => which('Xvfb') && which('WebKitWebDriver'),
    packages: ['webkit2gtk-driver', 'glib-networking', 'xvfb'],
  },
};
