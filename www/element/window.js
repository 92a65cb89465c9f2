/**
 * Of thousands of cards only those around what is seen are in the page, and none is made before it comes there. The
 * others keep their places: the list has as much padding. They come and go in blocks of whole rows.
 * @import { Card } from '../newsrack.js'
 * @import { KeyedList } from './keyed.js'
 */
import { MANY, focusedIn } from './keyed.js';
import { before, scrollTo, setOutside } from './place.js';

/** So many cards are a block, or a few more that fill the last row. */
const BLOCK = 4;

/** How far above and below what is seen cards are there, in screens. */
const AHEAD = 1;

/** One does not scroll past rows in these: all cards are there, with each frame so many blocks more. */
const WHOLE = ['carousel', 'magazine'];
const STEP = 10;

export class Windowing {
  #keyed;
  #list;
  /** @type {Card[]} */
  #cards = [];
  /** Whether all are to be in the page. */
  #whole = false;
  /** The first and the last block in it. */
  #first = 0;
  #last = MANY / BLOCK - 1;
  #block = BLOCK;
  /** The columns that a block fills. Unknown until it was seen which blocks are to be there. */
  #columns = '';
  /** The heights of the blocks, as far as they were ever seen. @type {Map<number, number>} */
  #heights = new Map();
  /** How high one is that was never seen, if it is full. */
  #usual = 0;
  /** The padding for what is above. Not always the sum of those heights: what is in sight is not to move. */
  #above = 0;
  /** Whether it is looked with the next frame which are to be there. */
  #looking = false;
  #printing = false;
  /** While the list can be seen. @type {AbortController | undefined} */
  #listening;

  /** @param {KeyedList<Card>} keyed */
  constructor(keyed) {
    this.#keyed = keyed;
    this.#list = keyed.parent;
    new ResizeObserver(() => this.#listen()).observe(this.#list);
  }

  /** @param {Card[]} cards all that there are */
  show(cards) {
    const few = cards.length <= MANY;
    this.#whole = few || this.#isWhole;
    if (this.#whole) this.#columns = '';
    let last = Math.min(this.#last, this.#first + Math.floor(MANY / this.#block) - 1);
    if (this.#whole) last = this.#first ? STEP : this.#last;
    if (few || this.#printing) last = Infinity;
    const hold = !this.#whole && this.#first ? 'by padding' : undefined;
    this.#lay(this.#whole ? 0 : this.#first, last, { cards, hold });
    this.#soon();
  }

  /** Puts the card of this place in the page, if it is not, so that one can go there. @param {number} at */
  bring(at) {
    if (!this.#cards[at]) return undefined;
    const anew = !this.#whole && this.#divide();
    const block = Math.floor(at / this.#block);
    if (anew || block < this.#first || block > this.#last) this.#lay(this.#whole ? 0 : block - 1, block + 1);
    return this.#list.children[at - before(this.#list)];
  }

  /** Nothing outside is to hold a list that has left the page. */
  #listen() {
    if (!this.#list.getClientRects().length) {
      this.#listening?.abort();
      this.#listening = undefined;
      return;
    }
    this.#soon();
    if (this.#listening) return;
    this.#listening = new AbortController();
    const { signal } = this.#listening;
    const soon = () => this.#soon();
    addEventListener('scroll', soon, { signal, passive: true, capture: true });
    addEventListener('resize', soon, { signal });
    // Paper shows all.
    addEventListener('beforeprint', () => this.#print(true), { signal });
    addEventListener('afterprint', () => this.#print(false), { signal });
  }

  /** @param {boolean} printing */
  #print(printing) {
    this.#printing = printing;
    if (printing) this.#lay(0, Infinity);
    else this.#fit();
  }

  #soon() {
    if (this.#looking) return;
    this.#looking = true;
    requestAnimationFrame(() => {
      this.#looking = false;
      this.#fit();
    });
  }

  get #isWhole() {
    return WHOLE.includes(this.#list.parentElement?.dataset.layout ?? '');
  }

  get #blocks() {
    return Math.ceil(this.#cards.length / this.#block);
  }

  /**
   * Finds which blocks are to be in the page: what is in sight at once, what is around it with each frame a block more
   * on both sides, so that one can go on scrolling meanwhile.
   */
  #fit() {
    const { firstElementChild: firstRow, lastElementChild: lastRow } = this.#list;
    if (this.#printing || !firstRow || !lastRow || !this.#list.getClientRects().length) return;
    if (this.#whole !== this.#isWhole && this.#cards.length > MANY) return this.show(this.#cards);
    if (this.#whole) {
      if (this.#last >= this.#blocks - 1) return;
      this.#lay(0, this.#last + STEP);
      return this.#soon();
    }
    const anew = this.#divide();
    this.#measure();
    const ahead = innerHeight * AHEAD;
    const { top } = firstRow.getBoundingClientRect();
    // Who reads on sees the others around what is there; who comes from afar, where they should be.
    const near = lastRow.getBoundingClientRect().bottom > -ahead && top < innerHeight + ahead;
    const start = near ? top - this.#sum(0, this.#first) : this.#list.getBoundingClientRect().top;
    let [first, last] = this.#between(start, 0, innerHeight);
    if (near && this.#first <= last + 1 && this.#last >= first - 1) {
      const [from, to] = this.#between(start, -ahead, innerHeight + ahead);
      first = Math.max(from, Math.min(this.#first - 1, first));
      last = Math.min(to, Math.max(this.#last + 1, last));
    }
    // What was measured tells of what is below, too.
    if (!anew && first === this.#first && last === this.#last) return this.#padBelow();
    this.#lay(first, last, { hold: anew ? 'by scrolling' : near ? 'by padding' : undefined });
    this.#soon();
  }

  /** Makes the blocks anew where they no longer fill rows. @returns {boolean} whether that was so */
  #divide() {
    const { gridTemplateColumns: columns } = getComputedStyle(this.#list);
    if (columns === this.#columns) return false;
    this.#columns = columns;
    this.#heights.clear();
    const count = columns.split(' ').length;
    const [from, to] = [this.#first * this.#block, (this.#last + 1) * this.#block];
    this.#block = Math.ceil(BLOCK / count) * count;
    this.#first = Math.floor(from / this.#block);
    this.#last = Math.max(Math.floor(to / this.#block) - 1, this.#first);
    return true;
  }

  /** How high the blocks are that are in the page. */
  #measure() {
    const { children, dataset } = this.#list;
    const topOf = (/** @type {number} */ block) =>
      children[block * this.#block - before(this.#list)]?.getBoundingClientRect().top;
    // At first there are some below that were not laid out yet.
    const end = dataset.before ? Infinity : innerHeight;
    const known = this.#heights.size;
    for (let block = this.#first; block < this.#last && topOf(block + 1) < end; block++) {
      const height = topOf(block + 1) - topOf(block);
      if (height > 0) this.#heights.set(block, height);
    }
    if (known === this.#heights.size) return;
    // The one in the middle: what somebody unfolded counts no more than another.
    const all = [...this.#heights.values()].sort((one, other) => one - other);
    this.#usual = all[(all.length - 1) >> 1];
  }

  /** Of one that was never seen: as high as the others, by the number of its cards. @param {number} block */
  #heightOf(block) {
    const cards = Math.min(this.#block, this.#cards.length - block * this.#block);
    return this.#heights.get(block) ?? ((this.#usual || innerHeight) * cards) / this.#block;
  }

  /** The height of the blocks from one to before another. @param {number} from @param {number} to */
  #sum(from, to) {
    let height = 0;
    for (let block = from; block < to; block++) height += this.#heightOf(block);
    return height;
  }

  /** The first and the last block between two edges, or the nearest. @param {number} top of the first of all @param {number} upper @param {number} lower */
  #between(top, upper, lower) {
    let first = top < lower ? this.#blocks - 1 : 0;
    let last = 0;
    for (let block = 0; block < this.#blocks && top < lower; block++) {
      top += this.#heightOf(block);
      if (top > upper) first = Math.min(first, block);
      last = block;
    }
    return [first, last];
  }

  /**
   * Puts these blocks in the page, and no others.
   * @param {number} first @param {number} last
   * @param {{ cards?: Card[], hold?: 'by padding' | 'by scrolling' }} [how] `hold`: what is in sight stays where it is
   */
  #lay(first, last, { cards = this.#cards, hold } = {}) {
    const list = this.#list;
    const rows = [...list.children].map((row, at) => ({ row, id: this.#cards[before(list) + at]?.id }));
    this.#cards = cards;
    const end = Math.max(this.#blocks - 1, 0);
    first = Math.min(Math.max(first, 0), end);
    last = Math.min(Math.max(last, first), end);
    const shown = cards.slice(first * this.#block, (last + 1) * this.#block);

    const focused = focusedIn(list);
    const left = focused && rows.find(({ row }) => row.contains(focused));
    const isLeft = (/** @type {Card} */ { id }) => id === left?.id;
    // What has focus and goes out of sight leaves it to the list.
    if (left && cards.some(isLeft) && !shown.some(isLeft)) list.focus({ preventScroll: true });

    const ids = new Set(hold && shown.map(({ id }) => id));
    const stay = rows.filter(({ id }) => ids.has(id)).map(({ row }) => /** @type {HTMLElement} */ (row));
    const row = stay.find((each) => each.getBoundingClientRect().bottom > 0) ?? stay.at(-1);
    const top = row?.getBoundingClientRect().top ?? 0;

    if (!first || hold !== 'by padding') this.#above = this.#sum(0, first);
    else this.#above += this.#sum(this.#first, first) - this.#sum(first, this.#first);
    this.#first = first;
    this.#last = last;
    this.#keyed.show(cards, shown);
    const from = first * this.#block;
    setOutside(list, this.#columns ? [from, cards.length - from - shown.length] : undefined);
    this.#pad('start', this.#above);
    this.#padBelow();

    if (!row?.isConnected) return;
    if (first && hold === 'by padding') {
      this.#above = Math.max(this.#above + top - row.getBoundingClientRect().top, 0);
      this.#pad('start', this.#above);
    }
    hold && scrollTo(row, top);
  }

  #padBelow() {
    this.#pad('end', this.#sum(this.#last + 1, this.#blocks));
  }

  /** @param {'start' | 'end'} side @param {number} height */
  #pad(side, height) {
    this.#list.style.setProperty(`padding-block-${side}`, this.#columns && `${height}px`);
  }
}
