// Any Firefox, not one made for playwright: it speaks WebDriver BiDi. What that cannot do yet, Firefox itself is told.

import { firefox } from 'playwright-core';

export async function launchFirefox(executablePath) {
  const browser = await firefox.launch({
    channel: 'moz-firefox',
    executablePath,
    // A script may run in the browser itself, which can do what its developer tools do.
    args: ['-remote-allow-system-access'],
    firefoxUserPrefs: {
      // Bars beside a page would make it narrower than it is meant to be.
      'ui.useOverlayScrollbars': 1,
      'ui.systemUsesDarkTheme': 0,
      // The system’s colours for what is chosen, such as who forces colours has them: they can be told apart.
      'ui.highlight': '#00008b',
      'ui.highlighttext': '#ffffff',
    },
  });
  const session = browser._connection.toImpl(browser)._browserSession;
  withoutMedia(session);
  const open = browser.newPage.bind(browser);
  browser.newPage = async ({ javaScriptEnabled, ...options } = {}) => {
    const page = await open(options);
    const { sessionId } = page._connection.toImpl(page).delegate._session;
    page.emulateMedia = (wanted) => inBrowser(session, emulate, sessionId, wanted);
    const { colorScheme, forcedColors, reducedMotion } = options;
    if (colorScheme || forcedColors || reducedMotion)
      await page.emulateMedia({ colorScheme, forcedColors, reducedMotion });
    if (javaScriptEnabled === false) await inBrowser(session, silence, sessionId);
    return page;
  };
  return browser;
}

/** Playwright asks it for the media features of every page, which is a command that Firefox does not know yet. */
function withoutMedia(session) {
  const commands = Object.getPrototypeOf(session);
  const { send } = commands;
  commands.send = async function (method, ...rest) {
    if (method !== 'emulation.setMediaFeaturesOverride') return send.call(this, method, ...rest);
  };
}

/** Runs an act in the browser, with what it holds of the page of this name, and a value as JSON. */
async function inBrowser(session, act, page, value = null) {
  const { contexts } = await session.send('browsingContext.getTree', { 'moz:scope': 'chrome', maxDepth: 0 });
  const { exceptionDetails } = await session.send('script.evaluate', {
    expression: `(${act})(
      ChromeUtils.importESModule('chrome://remote/content/shared/NavigableManager.sys.mjs')
        .NavigableManager.getBrowsingContextById(${JSON.stringify(page)}),
      ${JSON.stringify(value)})`,
    target: { context: contexts[0].context },
    awaitPromise: true,
  });
  if (exceptionDetails) throw new Error(`Firefox: ${exceptionDetails.text}`);
}

function emulate(context, { media, colorScheme, reducedMotion, forcedColors, ...others }) {
  const [unknown] = Object.keys(others);
  if (unknown) throw new Error(`no ${unknown} can be emulated`);
  const override = (name, value, none) => {
    if (value !== undefined) context[name] = value ?? none;
  };
  override('mediumOverride', media, '');
  override('prefersColorSchemeOverride', colorScheme, 'none');
  override('prefersReducedMotionOverride', reducedMotion, 'none');
  override('forcedColorsOverride', forcedColors, 'none');
}

function silence(context) {
  context.allowJavascript = false;
}
