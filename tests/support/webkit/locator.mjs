// Playwright's locators, in a page driven by WebDriver.

const quoted = (text, exact) => `${JSON.stringify(text)}${exact ? 's' : 'i'}`;
const text = (wanted, exact) => (wanted instanceof RegExp ? String(wanted) : quoted(wanted, exact));

const ROLE_OPTIONS = { includeHidden: 'include-hidden' };

/** What pages and locators have in common: the ways to a locator. */
export class Finder {
  locator(selector, { hasText, has } = {}) {
    const start = selector instanceof Locator ? selector.selector : selector;
    const found = new Locator(this.page, this.selector ? `${this.selector} >> ${start}` : start);
    return hasText === undefined && !has ? found : found.filter({ hasText, has });
  }

  getByRole(role, { exact, name, ...options } = {}) {
    const named = name === undefined ? '' : `[name=${text(name, exact)}]`;
    const rest = Object.entries(options).map(([key, value]) => `[${ROLE_OPTIONS[key] ?? key}=${value}]`);
    return this.locator(`internal:role=${role}${rest.join('')}${named}`);
  }

  getByText(wanted, { exact } = {}) {
    return this.locator(`internal:text=${text(wanted, exact)}`);
  }

  getByLabel(wanted, { exact } = {}) {
    return this.locator(`internal:label=${text(wanted, exact)}`);
  }

  getByPlaceholder(wanted, { exact } = {}) {
    return this.locator(`internal:attr=[placeholder=${text(wanted, exact)}]`);
  }
}

export class Locator extends Finder {
  constructor(page, selector) {
    super();
    this.page = page;
    this.selector = selector;
  }

  filter({ hasText, has, visible }) {
    let { selector } = this;
    if (hasText !== undefined) selector += ` >> internal:has-text=${text(hasText)}`;
    if (has) selector += ` >> internal:has=${JSON.stringify(has.selector)}`;
    if (visible !== undefined) selector += ` >> visible=${visible}`;
    return new Locator(this.page, selector);
  }

  nth(at) {
    return this.locator(`nth=${at}`);
  }

  first() {
    return this.nth(0);
  }

  last() {
    return this.nth(-1);
  }

  async all() {
    return Array.from({ length: await this.count() }, (_, at) => this.nth(at));
  }

  evaluateAll(act, arg) {
    return this.page.runOn(this.selector, act, arg);
  }

  /** Waits for the element, and for its being what the act needs. */
  async #one(act, arg, { states = [], timeout = this.page.timeout } = {}) {
    const end = Date.now() + timeout;
    for (;;) {
      const { done, why } = await this.page.runOn(
        this.selector,
        `(all, given) => (${inOne})(all, ${act}, given)`,
        {
          arg,
          states,
        },
      );
      if (done) return done.result;
      if (/ elements: /.test(why) || Date.now() > end) throw new Error(`${this.selector}: ${why}`);
      await this.page.waitForTimeout(30);
    }
  }

  evaluate(act, arg) {
    return this.#one(act, arg);
  }

  count() {
    return this.evaluateAll((all) => all.length);
  }

  allTextContents() {
    return this.evaluateAll((all) => all.map((it) => it.textContent ?? ''));
  }

  allInnerTexts() {
    return this.evaluateAll((all) => all.map((it) => it.innerText ?? ''));
  }

  textContent(options) {
    return this.#one((it) => it.textContent, undefined, options);
  }

  innerText() {
    return this.#one((it) => it.innerText);
  }

  inputValue() {
    return this.#one((it) => it.value);
  }

  getAttribute(name) {
    return this.#one((it, wanted) => it.getAttribute(wanted), name);
  }

  isChecked() {
    return this.#one((it) => it.checked ?? it.getAttribute('aria-checked') === 'true');
  }

  isEnabled() {
    return this.#one((it) => !it.disabled);
  }

  isDisabled() {
    return this.#one((it) => it.disabled);
  }

  isVisible() {
    return this.evaluateAll((all) =>
      all.some((it) => window.__inside.finder.elementState(it, 'visible', true).matches),
    );
  }

  async isHidden() {
    return !(await this.isVisible());
  }

  boundingBox() {
    return this.#one((it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      return { x, y, width, height };
    });
  }

  async waitFor({ state = 'visible', timeout } = {}) {
    if (state === 'attached' || state === 'visible')
      return void (await this.#one(() => {}, undefined, {
        states: state === 'visible' ? ['visible'] : [],
        timeout,
      }));
    const end = Date.now() + (timeout ?? this.page.timeout);
    while (state === 'hidden' ? await this.isVisible() : await this.count()) {
      if (Date.now() > end) throw new Error(`${this.selector} is still there`);
      await this.page.waitForTimeout(30);
    }
  }

  /** Where to click: its middle, when it has come to rest and nothing lies over it. */
  async #point(options) {
    const aim = (it) => {
      it.scrollIntoViewIfNeeded?.();
      const middle = () => {
        const [box] = it.getClientRects();
        if (!box) throw new Error('not yet: it went while it was looked at');
        const { left, top, width, height } = box;
        return [Math.floor(left + width / 2), Math.floor(top + height / 2)];
      };
      let [x, y] = middle();
      if (x < 0 || y < 0 || x >= innerWidth || y >= innerHeight) {
        it.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        [x, y] = middle();
      }
      let hit = document.elementFromPoint(x, y);
      while (hit?.shadowRoot) {
        const inner = hit.shadowRoot.elementFromPoint(x, y);
        if (!inner || inner === hit) break;
        hit = inner;
      }
      const over = hit && !it.contains(hit) && !hit.contains(it) && hit.closest('label')?.control !== it;
      if (over && !it.contains(hit.getRootNode().host))
        throw new Error(`not yet: covered by ${hit.localName}.${hit.className}`);
      return [x, y];
    };
    // To scroll there may bring about what moves it.
    for (let last; ;) {
      const point = await this.#one(aim, undefined, { states: ['visible', 'enabled', 'stable'], ...options });
      if (String(point) === String(last)) return point;
      last = point;
    }
  }

  async click({ button, clickCount, modifiers, ...options } = {}) {
    const [x, y] = await this.#point(options);
    await this.page.mouse.click(x, y, { button, clickCount });
  }

  async dblclick() {
    await this.click({ clickCount: 2 });
  }

  async hover(options) {
    const [x, y] = await this.#point(options);
    await this.page.mouse.move(x, y);
  }

  async check(options) {
    if (!(await this.isChecked())) await this.click(options);
  }

  async uncheck(options) {
    if (await this.isChecked()) await this.click(options);
  }

  focus() {
    return this.#one((it) => it.focus());
  }

  blur() {
    return this.#one((it) => it.blur());
  }

  async press(key) {
    await this.focus();
    await this.page.keyboard.press(key);
  }

  async pressSequentially(words, options) {
    await this.focus();
    await this.page.keyboard.type(words, options);
  }

  fill(value) {
    const act = (it, wanted) => {
      if (window.__inside.finder.fill(it, wanted) === 'done') return;
      it.select();
      document.execCommand(wanted ? 'insertText' : 'delete', false, wanted);
    };
    return this.#one(act, value, { states: ['visible', 'enabled', 'editable'] });
  }

  clear() {
    return this.fill('');
  }

  selectOption(wanted) {
    const options = [wanted].flat().map((each) => (typeof each === 'string' ? { valueOrLabel: each } : each));
    return this.#one((it, chosen) => window.__inside.finder.selectOptions(it, chosen), options, {
      states: ['visible', 'enabled'],
    });
  }

  dispatchEvent(type, init = {}) {
    return this.#one(
      (it, [name, fields]) =>
        it.dispatchEvent(Object.assign(new Event(name, { bubbles: true, composed: true }), fields)),
      [type, init],
    );
  }

  scrollIntoViewIfNeeded() {
    return this.#one((it) => it.scrollIntoViewIfNeeded());
  }

  async screenshot(options) {
    return this.page.screenshot({ ...options, clip: await this.boundingBox() });
  }
}

/** In the page: does it with the one element there is, or says why not yet. */
async function inOne(all, act, { arg, states }) {
  if (all.length !== 1) return { why: all.length ? `${all.length} elements: say which` : 'there is none' };
  if (states.length) {
    const { missingState } = (await window.__inside.finder.checkElementStates(all[0], states, true)) ?? {};
    if (missingState) return { why: `it is not ${missingState}` };
  }
  try {
    return { done: { result: await act(all[0], arg) } };
  } catch (error) {
    if (!String(error.message).startsWith('not yet')) throw error;
    return { why: error.message };
  }
}
