/**
 * Everything the element shows: controls, count, filters, what went wrong, cards, and how to see more.
 * @import { Card, Problem, Query, Result } from './newsrack.js'
 * @import { CardHost } from './card.js'
 * @import { ControlsHost } from './controls.js'
 * @import { Chip } from './controls/filters.js'
 * @import { ATTRIBUTES } from './element/attributes.js'
 */
import { cardRow } from './card.js';
import { Controls } from './controls.js';
import { button, foreign, make } from './element/dom.js';
import { KeyedList, MANY, focusable, focusedIn } from './element/keyed.js';
import { ProgressBar } from './element/progress.js';
import { Paging } from './paging.js';
import { skeletons } from './card/skeleton.js';

/**
 * What the view asks of the element it is in.
 * @typedef {CardHost & ControlsHost & {
 *   remove: (filters: Chip[]) => void,
 *   paging: ReturnType<typeof ATTRIBUTES.paging.read>,
 *   more: (focus?: boolean) => Promise<void>,
 *   turnTo: (page: number) => Promise<void>,
 *   again: () => void,
 *   retry: () => void,
 *   cards: Card[],
 *   bring: (at: number) => Element | undefined,
 * }} ViewHost
 */

/**
 * What there is to show.
 * @typedef {object} State
 * @property {boolean} loading
 * @property {number} size how many articles there are
 * @property {Query} query
 * @property {Result} [result] absent until something was found or not found
 * @property {Chip[]} filters what narrows the query and can be taken away
 * @property {{ filter: Chip, total: number }[]} ways where nothing matches: what would, without one of the filters
 * @property {Problem[]} problems
 * @property {boolean} [stale] whether what is shown is known to be old
 * @property {string} [failure] why there is nothing to show
 */

/** As many problems are listed; the rest is counted. */
const LISTED_PROBLEMS = 20;

export class View {
  progress = new ProgressBar();
  #host;
  #controls;
  #rack = make('div', { class: 'rack', part: 'rack' });
  #status = make('p', { class: 'status', part: 'status', role: 'status' });
  #clear = button('clear', () => this.#host.remove(this.#filters), '');
  #failure = make('div', { class: 'notice', part: 'failure', role: 'alert' });
  #problems = make('details', { class: 'problems', part: 'problems' }, make('summary'), make('ul'));
  #empty = make('div', { class: 'notice', part: 'empty' });
  /** No `ul`: it may become a feed. */
  #list = make('div', { class: 'cards', part: 'cards', role: 'list', tabindex: '-1' });
  #fallback = make('slot');
  #summary = make('div', { class: 'summary', part: 'summary' });
  #layout = '';
  /** Changes the layout, once one other than the grid was wanted. @type {((layout: string) => void) | undefined} */
  #arrange;
  /** @type {Chip[]} */
  #filters = [];
  #chips;
  #cards;
  #paging;
  /** Says which of many cards are in the page. @type {import('./element/window.js').Windowing | undefined} */
  #windowing;
  /** Settled when it does, or can't. @type {Promise<void> | undefined} */
  #coming;
  /** Until then there are as many. */
  #most = MANY;

  /** @param {ShadowRoot | HTMLElement} root @param {ViewHost} host */
  constructor(root, host) {
    this.#host = host;
    this.#controls = new Controls(host);
    const chips = make('ul', { class: 'chips', role: 'list' });
    this.#chips = new KeyedList(
      chips,
      (/** @type {Chip} */ { name, value }) => `${name} ${value}`,
      (filter) => this.#chip(filter),
    );
    this.#cards = new KeyedList(
      this.#list,
      (/** @type {Card} */ card) => card.id,
      (card) => host.own?.(card, host) ?? cardRow(card, host),
    );
    this.#paging = new Paging(host, this.#list);
    this.#summary.append(this.#status, chips, this.#clear, this.progress.element, this.#problems);
    this.#rack.append(
      this.#controls.element,
      this.#summary,
      this.#failure,
      this.#empty,
      this.#list,
      this.#paging.element,
    );
    root.append(this.#rack, this.#fallback);
    this.usePaging();
  }

  /** Makes everything anew, in other texts or with other controls. */
  rebuild() {
    const held = focusedIn(this.#controls.element);
    const controls = new Controls(this.#host);
    this.#controls.element.replaceWith(controls.element);
    this.#controls = controls;
    if (held) {
      const heirs = /** @type {HTMLElement[]} */ ([...controls.element.querySelectorAll(held.localName)]);
      heirs.find((heir) => heir.part.value === held.part.value)?.focus();
      if (!focusedIn(this.#rack)) this.#rescueFocus();
    }
    this.#chips.forget();
    this.#cards.forget();
    this.#arrange?.(this.#layout);
    this.usePaging();
  }

  /** Takes up the way to further cards that is wanted now. */
  usePaging() {
    void this.#paging.use(this.#host.paging);
  }

  /** The cards. */
  get list() {
    return this.#list;
  }

  /** Whether pages are numbered, and not put under each other. */
  get paged() {
    return this.#paging.paged;
  }

  /** @param {string} layout one of our own names */
  set layout(layout) {
    this.#layout = layout;
    const { dataset } = this.#rack;
    if (this.#arrange) this.#arrange(layout);
    else if (layout === 'grid') dataset.layout = layout;
    else {
      dataset.layout ??= '';
      import('./layout.js').then(
        ({ arranger }) => {
          this.#arrange ??= arranger(this.#rack, this.#list, this.#summary, this.#host);
          this.#arrange(this.#layout);
        },
        () => (dataset.layout = 'grid'),
      );
    }
  }

  /** @param {State} state */
  show(state) {
    const { loading, size, query, result, filters } = state;
    const { speaker, controls } = this.#host;
    const held = focusedIn(this.#rack);
    const total = result?.total ?? 0;
    this.#filters = filters;

    this.#list.setAttribute('aria-busy', String(loading));
    // Where the page has nothing to show meanwhile, controls and cards have their places from the first.
    const bare = loading && !result && !this.#hasFallback();
    // What could not be answered can be taken back, where there are articles.
    const known = result || (state.failure && this.#host.rack);
    this.#controls.element.hidden = !(known || bare) || !controls.length;
    this.#controls.element.inert = bare;
    if (known || bare) this.#controls.show(query, result);
    this.#showStatus(state);
    this.#chips.show(known ? filters : []);
    this.#clear.hidden = !known || !filters.length;
    this.#clear.textContent = speaker.say('clear');
    this.#showFailure(state);
    this.#showProblems(state.problems.filter((problem) => problem.severity === 'error'));
    this.#empty.hidden = !result || loading || total > 0;
    if (!this.#empty.hidden) this.#showEmpty(state);
    this.#fill();
    if (bare) this.#list.replaceChildren(...skeletons(query.limit));
    this.#list.hidden = !total && !bare;
    this.#list.setAttribute('aria-label', speaker.say('list'));
    this.#paging.show(state);
    this.#fallback.hidden = !!result && (size > 0 || !loading);

    const now = focusedIn(this.#rack);
    // Whether it can be seen is known only once the page is laid out, which takes as long as all of this: a control, in
    // which one may be typing, is hidden by nothing else.
    const isControl = now === held && !now?.closest('[part=cards], [hidden]');
    if (held && !isControl && !now?.getClientRects().length) this.#rescueFocus();
  }

  /** Whether there is something between the element's tags that one can see. */
  #hasFallback() {
    return this.#fallback
      .assignedNodes()
      .some((node) =>
        node instanceof Element ? !node.matches('script, style, template') : node.textContent?.trim(),
      );
  }

  /** Shows the cards. Of many, a part says which are in the page; without it all are, and it is slower. */
  #fill() {
    const { cards } = this.#host;
    if (this.#windowing) return this.#windowing.show(cards);
    this.#cards.show(cards.slice(0, this.#most));
    if (cards.length > this.#most) this.#coming ??= this.#ease();
  }

  async #ease() {
    const part = await import('./element/window.js').catch(() => undefined);
    if (part) this.#windowing = new part.Windowing(this.#cards);
    else this.#most = Infinity;
    this.#fill();
  }

  /** The row of a card, which is in the page from then on, should it not have been. @param {number} at */
  bring(at) {
    return this.#windowing?.bring(at) ?? this.#list.children[at];
  }

  /** @param {number} at */
  async focusCard(at) {
    await this.#coming;
    const row = this.bring(at);
    // WebKit scrolls to what has focus only later: until then the card would be among those far away.
    row?.scrollIntoView({ block: 'nearest' });
    focusable(row)?.focus();
  }

  /** Brings the count of what is shown now into sight. */
  reveal() {
    this.#status.scrollIntoView({ block: 'nearest' });
  }

  /** @param {State} state */
  #showStatus({ loading, size, result, stale }) {
    const { speaker } = this.#host;
    // Numbers that run while articles arrive are to be seen, not to be read out.
    this.#status.setAttribute('aria-busy', String(loading && !!result));
    const n = result?.total ?? 0;
    let text = '';
    if (result) text = n === size ? speaker.say('articles', { n }) : speaker.say('articlesOf', { n, size });
    else if (loading) text = speaker.say('loading');
    if (stale) text += ` · ${speaker.say('stale')}`;
    // What was found in place of what was typed can be taken into the box.
    const corrected = n > 0 ? result?.corrected : undefined;
    if (corrected) text += ` · ${speaker.say('corrected', { words: corrected })}`;
    if (this.#status.textContent === text) return;
    const words = `\u2068${corrected}\u2069`;
    const [before, after] = text.split(words);
    this.#status.replaceChildren(before);
    if (after === undefined) return;
    const take = button('corrected', () => this.#host.choose({ text: corrected }), words);
    this.#status.append(take, after);
  }

  /** @param {State} state */
  #showFailure({ failure }) {
    const { speaker } = this.#host;
    this.#failure.hidden = !failure;
    if (!failure) this.#failure.replaceChildren();
    else if (this.#failure.children[1]?.textContent !== failure) {
      const retry = button('retry', () => this.#host.retry(), speaker.say('retry'));
      this.#failure.replaceChildren(
        make('strong', {}, speaker.say('failed')),
        make('p', { dir: 'auto' }, failure),
        retry,
      );
    }
  }

  /** @param {Problem[]} problems */
  #showProblems(problems) {
    const { speaker } = this.#host;
    this.#problems.hidden = !problems.length;
    if (!problems.length) return;
    // They stay: one may have the focus.
    const [summary, list] = this.#problems.children;
    summary.replaceChildren(foreign(speaker.say('problems', { n: problems.length })));
    list.replaceChildren();
    for (const { message, source, line } of problems.slice(0, LISTED_PROBLEMS)) {
      const place = source && (line ? speaker.say('place', { source, line }) : source);
      list.append(make('li', {}, foreign(message), ...(place ? [make('small', {}, foreign(place))] : [])));
    }
  }

  /** @param {State} state */
  #showEmpty({ size, filters, ways }) {
    const { speaker, remove } = this.#host;
    this.#empty.replaceChildren(make('strong', {}, speaker.say(size ? 'empty' : 'emptyRack')));
    for (const { filter, total } of ways) {
      const text = speaker.say('widen', { filter: filter.label, n: total });
      this.#empty.append(button('way', () => remove([filter]), text));
    }
    if (filters.length) this.#empty.append(button('clear', () => remove(filters), speaker.say('clear')));
  }

  /** @param {Chip} filter */
  #chip(filter) {
    const { label } = filter;
    const chip = button('chip', () => this.#host.remove([filter]), foreign(label));
    chip.setAttribute('aria-label', this.#host.speaker.say('remove', { filter: label }));
    return { element: make('li', {}, chip), update: (/** @type {Chip} */ later) => later.label === label };
  }

  /** What had focus is gone: it goes to the cards, or where the reader can ask for others. */
  #rescueFocus() {
    if (!this.#list.hidden) this.#list.focus({ preventScroll: true });
    else focusable(this.#empty.hidden ? this.#failure : this.#empty)?.focus();
  }
}
