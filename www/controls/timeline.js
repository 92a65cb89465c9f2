/**
 * How many articles there are of each day, week, month or year, and a span of them that the reader sets:
 * by dragging over it, by dragging one of its ends, or with keys on these.
 * @import { Query, Result } from '../newsrack.js'
 * @import { ControlsHost } from '../controls.js'
 */
import { make } from '../element/dom.js';
import { adopt } from '../style/adopt.js';
import { TIMELINE } from '../style/more-controls.js';
import { UNITS, dateOf, dayOf, textOf, unitFor } from './calendar.js';
import * as words from '../texts/english.js';

/** No more bars than can be told apart on a small screen. */
const BARS = 120;

/** A pause after the last key, after which the span is searched for. */
const PAUSE = 200;

/** @type {Record<keyof typeof UNITS, Intl.DateTimeFormatOptions>} */
const FORMS = {
  day: { dateStyle: 'medium' },
  week: { dateStyle: 'medium' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
};

/** @param {HTMLElement} place @param {ControlsHost} host */
export function mount(place, host) {
  const root = place.getRootNode();
  if (root instanceof ShadowRoot) adopt(root, TIMELINE);
  return new Timeline(place, host);
}

/** The bars are numbered by what they stand for, so the first of them may have any number. */
class Timeline {
  #host;
  #speaker;
  #span = make('output', { dir: 'auto' });
  #bars = make('div', { class: 'bars', 'aria-hidden': 'true' });
  #plot = make('div', { class: 'plot' });
  #ends;
  /** The rack that the axis is of. @type {unknown} */
  #rack;
  /** The days it goes from and to: those of all that was ever shown of the rack, so that it stays while filters change. */
  #axis = { first: Infinity, last: -Infinity };
  /** The first bar and the last one. */
  #first = 0;
  #last = 0;
  /** @type {keyof typeof UNITS} */
  #unit = 'day';
  #format = new Intl.DateTimeFormat();
  /** @type {Map<number, number>} */
  #counts = new Map();
  /** The bars at the ends of the span. */
  #from = 0;
  #to = 0;
  /** How the span follows the pointer, while it does. @type {((x: number) => void) | undefined} */
  #drag;
  /** What it was before that. @type {[number, number]} */
  #before = [0, 0];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #waiting;

  /** @param {HTMLElement} place @param {ControlsHost} host */
  constructor(place, host) {
    this.#host = host;
    this.#speaker = host.speaker.with(words.SPAN).with(words.TIMELINE);
    const title = this.#speaker.say('timeline');
    place.setAttribute('role', 'group');
    place.setAttribute('aria-label', title);
    const [from, to] = [this.#end('from'), this.#end('to')];
    this.#ends = { from, to };
    this.#plot.append(this.#bars, from, to);
    place.append(make('p', {}, make('span', { 'aria-hidden': 'true' }, title), this.#span), this.#plot);
    this.#plot.addEventListener('pointerdown', (event) => this.#grasp(event));
    this.#plot.addEventListener('pointermove', ({ clientX }) => this.#drag?.(clientX));
    this.#plot.addEventListener('pointerup', () => this.#release());
    // A finger that went on to scroll.
    this.#plot.addEventListener('pointercancel', () => {
      this.#drag = undefined;
      this.#set(...this.#before);
    });
  }

  /** @param {Query} query @param {Result} [result] */
  show(query, result) {
    if (!result?.timeline) return;
    if (this.#rack !== this.#host.rack) {
      this.#rack = this.#host.rack;
      this.#axis = { first: Infinity, last: -Infinity };
    }
    const days = result.timeline.map(({ start, count }) => ({ day: dayOf(start) ?? 0, count }));
    if (days.length) this.#widen(days[0].day, days[days.length - 1].day);
    this.#plot.hidden = this.#axis.last < this.#axis.first;
    if (this.#plot.hidden) return;

    const { of } = UNITS[this.#unit];
    this.#counts.clear();
    for (const { day, count } of days) this.#counts.set(of(day), (this.#counts.get(of(day)) ?? 0) + count);
    // A span that the reader is just setting is not written over.
    if (!this.#drag && !this.#waiting) {
      const since = query.since && dayOf(query.since);
      const until = query.until && dayOf(query.until);
      this.#from = typeof since === 'number' ? this.#within(of(since)) : this.#first;
      this.#to = typeof until === 'number' ? this.#within(of(until)) : this.#last;
    }
    this.#drawBars();
    this.#draw();
  }

  /** Makes room for these days. @param {number} first @param {number} last */
  #widen(first, last) {
    const axis = { first: Math.min(first, this.#axis.first), last: Math.max(last, this.#axis.last) };
    if (axis.first === this.#axis.first && axis.last === this.#axis.last) return;
    this.#axis = axis;
    this.#unit = unitFor(axis.first, axis.last, BARS);
    this.#format = new Intl.DateTimeFormat(this.#speaker.locale, {
      timeZone: 'UTC',
      ...FORMS[this.#unit],
    });
    this.#first = UNITS[this.#unit].of(axis.first);
    this.#last = UNITS[this.#unit].of(axis.last);
  }

  /** @param {number} bar */
  #within(bar) {
    return Math.min(Math.max(bar, this.#first), this.#last);
  }

  /** How far along a bar begins, from 0 to 1. @param {number} bar */
  #place(bar) {
    return (bar - this.#first) / (this.#last - this.#first + 1);
  }

  #drawBars() {
    const highest = Math.max(...this.#counts.values());
    const bars = [...this.#counts].map(([number, count]) => {
      const bar = make('i', { part: 'bar', title: this.#tell(number) });
      bar.style.setProperty('inset-inline-start', `${100 * this.#place(number)}%`);
      bar.style.setProperty('inline-size', `${100 * this.#place(this.#first + 1)}%`);
      bar.style.setProperty('block-size', `${(100 * count) / highest}%`);
      bar.dataset.bar = String(number);
      return bar;
    });
    this.#bars.replaceChildren(...bars);
  }

  #draw() {
    const { from, to } = this.#ends;
    for (const bar of this.#bars.children) {
      const number = Number(/** @type {HTMLElement} */ (bar).dataset.bar);
      bar.classList.toggle('out', number < this.#from || number > this.#to);
    }
    from.style.setProperty('--part', String(this.#place(this.#from)));
    to.style.setProperty('--part', String(this.#place(this.#to + 1)));
    this.#say(from, this.#from, this.#first, this.#to);
    this.#say(to, this.#to, this.#from, this.#last);
    const [first, last] = [this.#name(this.#from), this.#name(this.#to)];
    this.#span.textContent = first === last ? first : this.#speaker.say('span', { from: first, to: last });
  }

  /** @param {HTMLElement} end @param {number} at @param {number} least @param {number} most */
  #say(end, at, least, most) {
    end.setAttribute('aria-valuemin', String(least));
    end.setAttribute('aria-valuemax', String(most));
    end.setAttribute('aria-valuenow', String(at));
    end.setAttribute('aria-valuetext', this.#tell(at));
  }

  /** @param {number} bar */
  #name(bar) {
    return this.#format.format(dateOf(UNITS[this.#unit].start(bar)));
  }

  /** @param {number} bar */
  #tell(bar) {
    return this.#speaker.say('bar', { date: this.#name(bar), n: this.#counts.get(bar) ?? 0 });
  }

  /** @param {'from' | 'to'} name */
  #end(name) {
    const end = make('div', {
      class: `end ${name}`,
      part: 'end',
      role: 'slider',
      tabindex: '0',
      'aria-label': this.#speaker.say(name),
    });
    end.addEventListener('keydown', (event) => {
      const [least, most] = name === 'from' ? [this.#first, this.#to] : [this.#from, this.#last];
      const at = name === 'from' ? this.#from : this.#to;
      const forth = end.matches(':dir(rtl)') ? 'ArrowLeft' : 'ArrowRight';
      const far = Math.max(2, Math.round((this.#last - this.#first) / 10));
      /** @type {Record<string, number>} */
      const ways = {
        ArrowLeft: at - 1,
        ArrowRight: at - 1,
        [forth]: at + 1,
        ArrowDown: at - 1,
        ArrowUp: at + 1,
        PageDown: at - far,
        PageUp: at + far,
        Home: least,
        End: most,
      };
      const to = ways[event.key];
      if (to === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const bar = Math.min(Math.max(to, least), most);
      if (bar === at) return;
      if (name === 'from') this.#from = bar;
      else this.#to = bar;
      this.#draw();
      clearTimeout(this.#waiting);
      this.#waiting = setTimeout(() => this.#send(), PAUSE);
    });
    return end;
  }

  /** Where the bars begin, which way they go, and how wide each is. */
  #measure() {
    const { left, right, width } = this.#bars.getBoundingClientRect();
    const each = width / (this.#last - this.#first + 1);
    return this.#bars.matches(':dir(rtl)') ? { start: right, each: -each } : { start: left, each };
  }

  /** @param {number} x */
  #barAt(x) {
    const { start, each } = this.#measure();
    return this.#within(this.#first + Math.floor((x - start) / each));
  }

  /** @param {PointerEvent} event */
  #grasp({ isPrimary, button, target, clientX, pointerId }) {
    if (!isPrimary || button) return;
    this.#before = [this.#from, this.#to];
    const { start, each } = this.#measure();
    // An end is taken beside its bar, which may be narrow: it follows as if taken at the middle of it.
    const beside = (/** @type {number} */ bar) => clientX - (start + (bar - this.#first + 0.5) * each);
    if (target === this.#ends.from) {
      const off = beside(this.#from);
      this.#drag = (x) => this.#set(Math.min(this.#barAt(x - off), this.#to), this.#to);
    } else if (target === this.#ends.to) {
      const off = beside(this.#to);
      this.#drag = (x) => this.#set(this.#from, Math.max(this.#barAt(x - off), this.#from));
    } else {
      const first = this.#barAt(clientX);
      this.#drag = (x) => this.#set(Math.min(this.#barAt(x), first), Math.max(this.#barAt(x), first));
      this.#set(first, first);
    }
    this.#plot.setPointerCapture(pointerId);
  }

  /** @param {number} from @param {number} to */
  #set(from, to) {
    this.#from = from;
    this.#to = to;
    this.#draw();
  }

  #release() {
    if (!this.#drag) return;
    this.#drag = undefined;
    this.#send();
  }

  /** Searches for the span; all of the axis is no span. */
  #send() {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    const { start } = UNITS[this.#unit];
    this.#host.choose({
      since: this.#from > this.#first ? textOf(start(this.#from)) : '',
      until: this.#to < this.#last ? textOf(start(this.#to + 1) - 1) : '',
    });
  }
}
