// Playwright's pages, as much of them as the tests use, by WebDriver.

import { EventEmitter } from 'node:events';
import { writeFileSync } from 'node:fs';
import { insideScript, listen, pack, unpack } from './inside.mjs';
import { Finder } from './locator.mjs';

/** WebDriver's names of the keys that make no letter. */
const KEYS = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  Space: ' ',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

/** How far a document is, whatever it calls so. */
const STATE = "return [Reflect.get(Document.prototype, 'readyState', document), location.href]";

/** Of the display. */
const MIDDLE = { x: 1300, y: 1100 };

const wait = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

export class Page extends Finder {
  page = this;
  selector = '';
  timeout = 10_000;
  initScripts = [`(${listen})()`];
  routes = [];
  underWay = 0;
  #call;
  #proxy;
  #viewport;
  #url = 'about:blank';
  #events = new EventEmitter();

  constructor(call, handle, proxy, { viewport = { width: 1280, height: 720 }, ...options }) {
    super();
    const [unknown] = Object.keys(options);
    if (unknown)
      throw new Error(`WebKit’s driver has no ${unknown}: such a test is for \`only(…)\` the others.`);
    this.#call = async (method, path, body) => {
      await call('POST', '/window', { handle });
      return call(method, path, body);
    };
    this.#proxy = proxy;
    this.#viewport = viewport;
    proxy.pages.add(this);
  }

  async ready() {
    await this.setViewportSize(this.#viewport);
  }

  on(name, listener) {
    this.#events.on(name, listener);
  }

  emit(name, ...details) {
    this.#events.emit(name, ...details);
  }

  async addInitScript(act, arg) {
    this.initScripts.push(typeof act === 'function' ? `(${act})(${JSON.stringify(arg)})` : act.content);
  }

  async route(pattern, handler) {
    this.routes.unshift({ pattern, handler });
  }

  async unroute(pattern) {
    this.routes = this.routes.filter((route) => String(route.pattern) !== String(pattern));
  }

  setDefaultTimeout(timeout) {
    this.timeout = timeout;
  }

  async goto(url, { waitUntil = 'load' } = {}) {
    await this.#call('POST', '/url', { url });
    await this.#loaded(url, waitUntil === 'load' ? ['complete'] : ['interactive', 'complete']);
  }

  async reload() {
    await this.#leave('/refresh');
  }

  async goBack() {
    await this.#leave('/back');
  }

  async goForward() {
    await this.#leave('/forward');
  }

  async #leave(path) {
    await this.#call('POST', path);
    await wait(100);
    await this.#loaded();
  }

  /** Until the document is there, and all that it names, or so far as it is asked for. */
  async #loaded(url, states = ['complete']) {
    const end = Date.now() + 30_000;
    for (;;) {
      const [state, at] = await this.#script(STATE).catch(() => []);
      if (at) this.#url = at;
      if (states.includes(state) && (!url || at !== 'about:blank' || url === at)) return;
      if (Date.now() > end) throw new Error(`${url} did not load`);
      await wait(20);
    }
  }

  /** Where it was when it was last looked at. */
  url() {
    return this.#url;
  }

  title() {
    return this.evaluate(() => document.title);
  }

  evaluate(act, arg) {
    return this.runOn(
      undefined,
      typeof act === 'function' ? `(_, arg) => (${act})(arg)` : `() => (${act})`,
      arg,
    );
  }

  /** Calls a function, given as its text, in the page, with the elements that a selector finds. */
  async runOn(selector, act, arg) {
    const script = `
      if (!window.__inside) return { missing: true };
      const { pack, unpack } = window.__inside;
      const elements = arguments[0] === null ? undefined : window.__inside.all(arguments[0]);
      return (async () => (${act})(elements, unpack(arguments[1])))().then(
        (result) => ({ result: pack(result), at: location.href, complaints: window.__complaints?.splice(0) }),
        (error) => ({ error: String(error), complaints: window.__complaints?.splice(0) }));`;
    for (;;) {
      const answer = await this.#script(script, [selector ?? null, pack(arg)]);
      this.#url = answer.at ?? this.#url;
      for (const [name, type, words] of answer.complaints ?? [])
        this.emit(name, name === 'console' ? { type: () => type, text: () => words } : type);
      if (answer.missing) await this.#script(insideScript());
      else if (answer.error) throw new Error(answer.error);
      else return unpack(answer.result);
    }
  }

  #script(script, args = []) {
    return this.#call('POST', '/execute/sync', { script, args });
  }

  async waitForFunction(act, arg, { polling = 30, timeout = this.timeout } = {}) {
    const end = Date.now() + timeout;
    while (!(await this.evaluate(act, arg))) {
      if (Date.now() > end) throw new Error(`still not: ${act}`);
      await wait(typeof polling === 'number' ? polling : 30);
    }
  }

  waitForTimeout(milliseconds) {
    return wait(milliseconds);
  }

  async waitForLoadState(state) {
    await this.#loaded();
    if (state !== 'networkidle') return;
    for (let quiet = 0; quiet < 500; quiet += 50) {
      await wait(50);
      if (this.underWay) quiet = 0;
    }
  }

  viewportSize() {
    return this.#viewport;
  }

  /** The window is that much higher than its page as its toolbar takes. */
  async setViewportSize({ width, height }) {
    this.#viewport = { width, height };
    // Where no window manager is, the keys go to the window under the pointer, which rests in the middle.
    const [x, y] = [MIDDLE.x - width / 2, MIDDLE.y - height / 2].map(Math.round);
    const measure = () => this.#script('return [innerWidth, innerHeight, outerHeight - innerHeight]');
    let around = 20;
    for (let tries = 0; tries < 40; tries++) {
      if (tries % 10 === 0)
        await this.#call('POST', '/window/rect', { x, y, width, height: height + around });
      const [wide, high, more] = await measure();
      if (wide === width && high === height) return;
      around = more;
      await wait(25);
    }
    const [wide, high] = await measure();
    throw new Error(`The window became ${wide} × ${high}, not ${width} × ${height}.`);
  }

  async emulateMedia() {
    throw new Error('WebKit’s driver emulates no media: such a test is for `only(…)` the others.');
  }

  async screenshot({ path, clip } = {}) {
    if (clip) throw new Error('WebKit’s driver takes whole windows.');
    const picture = Buffer.from(await this.#call('GET', '/screenshot'), 'base64');
    if (path) writeFileSync(path, picture);
    return picture;
  }

  async close() {
    this.#proxy.pages.delete(this);
    await this.#call('DELETE', '/window');
  }

  /** How many keys the page has seen come up. */
  #keys() {
    return this.#script('return window.__keys ?? 0').catch(() => Infinity);
  }

  #act(source) {
    return this.#call('POST', '/actions', { actions: [source] });
  }

  keyboard = {
    press: async (keys) => {
      // "Shift+Tab"; "+" alone is itself.
      const names = keys.split(/(?<=.)\+/).map((name) => KEYS[name] ?? name);
      const actions = [
        ...names.map((value) => ({ type: 'keyDown', value })),
        ...names.reverse().map((value) => ({ type: 'keyUp', value })),
      ];
      const before = await this.#keys();
      await this.#act({ type: 'key', id: 'keys', actions });
      // The driver has done so when the display has the keys; the page has them later.
      const end = Date.now() + 500;
      for (let now = before; now < before + names.length && Date.now() < end;) now = await this.#keys();
    },
    type: async (words, { delay = 0 } = {}) => {
      for (const letter of words) {
        await this.keyboard.press(letter);
        await wait(delay);
      }
    },
    down: (name) =>
      this.#act({ type: 'key', id: 'keys', actions: [{ type: 'keyDown', value: KEYS[name] ?? name }] }),
    up: (name) =>
      this.#act({ type: 'key', id: 'keys', actions: [{ type: 'keyUp', value: KEYS[name] ?? name }] }),
  };

  mouse = {
    move: (x, y) => this.#point({ type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 }),
    down: () => this.#point({ type: 'pointerDown', button: 0 }),
    up: () => this.#point({ type: 'pointerUp', button: 0 }),
    click: async (x, y, { clickCount = 1 } = {}) => {
      const click = [
        { type: 'pointerDown', button: 0 },
        { type: 'pointerUp', button: 0 },
      ];
      await this.#point(
        { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0 },
        ...Array(clickCount).fill(click).flat(),
      );
    },
    wheel: (deltaX, deltaY) => this.evaluate(([x, y]) => scrollBy(x, y), [deltaX, deltaY]),
  };

  #point(...actions) {
    return this.#act({ type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' }, actions });
  }
}
