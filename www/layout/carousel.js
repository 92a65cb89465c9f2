/**
 * The carousel: one row of cards that is scrolled by touch, by wheel, with two buttons and with the arrow keys.
 * @import { Speaker } from '../texts.js'
 */
import { button, make } from '../element/dom.js';
import { focusable } from '../element/keyed.js';
import { hostOf } from '../element/language.js';
import * as words from '../texts/english.js';

/** Scrolled so far from an end, in pixels, one is at it: browsers round. */
const NEAR = 2;

/** The page holds it, and may be there longer than the carousel. @param {WeakRef<Carousel>} carousel */
const directionObserver = (carousel) =>
  new MutationObserver((_, self) => {
    const there = carousel.deref();
    if (there) there.follow();
    else self.disconnect();
  });

export class Carousel {
  #list;
  #arrows;
  #previous;
  #next;
  /** The card in front, to be found again when others come before it. @type {Element | undefined} */
  #front;
  #ended = new AbortController();
  #room = new ResizeObserver(() => this.#show());
  #cards = new MutationObserver(() => this.follow());
  /** Where the page turns its direction, browsers scroll on to where they think that it was. */
  #direction = directionObserver(new WeakRef(this));

  /** @param {HTMLElement} list @param {HTMLElement} summary @param {Speaker} speaker */
  constructor(list, summary, speaker) {
    this.#list = list;
    this.#previous = button('previous', () => this.#turn(-1));
    this.#next = button('next', () => this.#turn(1));
    for (const arrow of [this.#previous, this.#next]) {
      arrow.classList.add('arrow');
      arrow.ariaLabel = speaker.with(words.STEPS).say(arrow === this.#next ? 'next' : 'previous');
    }
    this.#arrows = make('div', { class: 'arrows', part: 'arrows' }, this.#previous, this.#next);
    summary.append(this.#arrows);
    const { signal } = this.#ended;
    list.addEventListener('scroll', () => this.#show(), { passive: true, signal });
    list.addEventListener('keydown', (event) => this.#key(event), { signal });
    this.#room.observe(list);
    this.#cards.observe(list, { childList: true });
    for (let at = hostOf(list); at; at = hostOf(at))
      this.#direction.observe(at.getRootNode(), { subtree: true, attributeFilter: ['dir'] });
    this.#show();
  }

  stop() {
    this.#ended.abort();
    this.#room.disconnect();
    this.#cards.disconnect();
    this.#direction.disconnect();
    this.#arrows.remove();
    this.#list.scrollTo({ left: 0, behavior: 'instant' });
  }

  /** 1 where what comes next is on the right, -1 where it is on the left. */
  get #way() {
    return this.#list.matches(':dir(rtl)') ? -1 : 1;
  }

  /** How far it is scrolled, and how far it can be. */
  #place() {
    const { scrollLeft, scrollWidth, clientWidth } = this.#list;
    return { at: Math.abs(scrollLeft), end: scrollWidth - clientWidth };
  }

  /** The distance from one card to the next. */
  #step() {
    const [first, second] = [...this.#list.children].map((card) => card.getBoundingClientRect().left);
    return second === undefined ? this.#list.clientWidth : Math.abs(second - first);
  }

  #show() {
    const { at, end } = this.#place();
    // Not disabled: that would take the focus from who goes on pressing.
    this.#previous.ariaDisabled = String(at <= NEAR);
    this.#next.ariaDisabled = String(at >= end - NEAR);
    this.#arrows.hidden = end <= NEAR;
    this.#front = this.#list.children[Math.round(at / this.#step())];
  }

  /** After a change of the cards: the same one is in front, or the first. */
  follow() {
    const front = this.#front?.parentNode ? this.#front : this.#list.firstElementChild;
    if (front) this.#bring(front, 'instant');
    this.#show();
  }

  /** Scrolls until a card is in front. It does not scroll the page, as the card's own method would. @param {Element} card @param {ScrollBehavior} behavior */
  #bring(card, behavior) {
    // From the first card, not from where it is scrolled now: that may be on its way somewhere.
    const [there, first] = [card, this.#list.children[0]].map((it) => it.getBoundingClientRect());
    const left = this.#way > 0 ? there.left - first.left : there.right - first.right;
    this.#list.scrollTo({ left, behavior });
  }

  /** By as many cards as can be seen whole. @param {1 | -1} sign */
  #turn(sign) {
    const step = this.#step();
    const cards = Math.max(1, Math.floor(this.#list.clientWidth / step));
    this.#list.scrollBy({ left: sign * this.#way * cards * step });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const { children } = this.#list;
    const target = /** @type {Element} */ (event.target);
    const at = [...children].findIndex((card) => card.contains(target));
    const from = at < 0 ? [...children].indexOf(/** @type {Element} */ (this.#front)) : at;
    const to = {
      ArrowLeft: from - this.#way,
      ArrowRight: from + this.#way,
      Home: 0,
      End: children.length - 1,
    }[event.key];
    const card = to === undefined ? undefined : children[to];
    if (!card) return;
    event.preventDefault();
    focusable(card.querySelector('.title') ?? undefined)?.focus();
    this.#bring(card, 'auto');
  }
}
