/**
 * Looks every so often whether the sources have changed, while somebody can see the page, and then reads them anew.
 * Where it fails, what is there stays. New articles wait behind a button while the reader is among the others.
 * @import { Card, Result } from '../newsrack.js'
 * @import { Speaker } from '../texts.js'
 */
import { adopt } from '../style/adopt.js';
import { FRESH } from '../style/fresh.js';
import { button, make } from './dom.js';
import { focusedIn } from './keyed.js';
import { ofPage } from '../page.js';
import { markOf } from '../sources/mark.js';
import { goTo, placeIn } from './place.js';
import * as words from '../texts/english.js';

/**
 * What this asks of the element.
 * @typedef {object} Refreshed
 * @property {number} seconds
 * @property {string[]} urls
 * @property {Map<string, string>} marks what each source was like when it was last read, by its address
 * @property {HTMLElement} list
 * @property {Card[]} cards
 * @property {(at: number) => Element | undefined} bring the row of a card, which may not have been in the page
 * @property {Speaker} speaker
 * @property {(get: typeof fetch) => Promise<boolean>} renew reads all anew; false if that was given up
 * @property {() => Promise<Result | undefined>} find the first of what would be shown now
 * @property {() => Promise<void>} search shows it
 * @property {(error?: unknown) => void} tell why what is shown is known to be old, or that it is not
 */

export class Refresh {
  #host;
  #last = Date.now();
  #looking = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #ending = new AbortController();
  #button = button('fresh', () => this.#showFresh(), '');
  /** Lies over the cards, so that the button stays in sight and moves none of them. */
  #over = make('div', { class: 'over', 'aria-live': 'polite' }, this.#button);

  /** @param {Refreshed} host */
  constructor(host) {
    this.#host = host;
    this.#button.hidden = true;
    adopt(/** @type {ShadowRoot} */ (host.list.getRootNode()), FRESH);
    host.list.before(this.#over);
    ofPage('addEventListener')('visibilitychange', () => this.#wait(), { signal: this.#ending.signal });
    this.#wait();
  }

  end() {
    clearTimeout(this.#timer);
    this.#ending.abort();
    this.#over.remove();
  }

  /** Other cards are shown: those that waited are among them. */
  shown() {
    this.#button.hidden = true;
  }

  #wait() {
    clearTimeout(this.#timer);
    if (document.visibilityState === 'hidden' || this.#looking || this.#ending.signal.aborted) return;
    const left = this.#last + this.#host.seconds * 1000 - Date.now();
    this.#timer = setTimeout(() => this.#look(), Math.max(left, 0));
  }

  async #look() {
    const { signal } = this.#ending;
    const { marks, renew, tell } = this.#host;
    this.#looking = true;
    try {
      const changed = await this.#changed(signal);
      const get = async (/** @type {RequestInfo | URL} */ address) =>
        changed?.get(String(address))?.answer ?? Response.error();
      if (changed && (await renew(get))) {
        for (const [address, { mark }] of changed) marks.set(address, mark);
        await this.#show();
      }
      if (!signal.aborted) tell();
    } catch (error) {
      if (!signal.aborted) tell(error);
    }
    this.#looking = false;
    this.#last = Date.now();
    this.#wait();
  }

  /**
   * What the sources say now, if that is not what they said before. Rejects if one that was there is not.
   * @param {AbortSignal} signal
   */
  async #changed(signal) {
    const { urls, marks } = this.#host;
    /** @type {Map<string, { answer: Response, mark: string }>} */
    const found = new Map();
    const look = async (/** @type {string} */ url) => {
      const address = new URL(url, ofPage('baseURI')).href;
      // The browser asks whether what it has is still so: then the server need not send it again.
      const answer = await fetch(address, { cache: 'no-cache', signal }).catch(() => Response.error());
      const mark = markOf(answer);
      if (!answer.ok) {
        if (marks.has(address)) throw new Error(`${url} is not there, the server says ${answer.status}.`);
      } else if (mark) found.set(address, { answer, mark });
      else {
        const bytes = await answer.arrayBuffer();
        found.set(address, { answer: new Response(bytes), mark: hashOf(new Uint8Array(bytes)) });
      }
    };
    await Promise.all(urls.map(look));
    if ([...found].some(([address, { mark }]) => marks.get(address) !== mark)) return found;
    for (const { answer } of found.values()) void answer.body?.cancel();
    return undefined;
  }

  /** Shows what has come, or a button for it where the reader is among the cards and would be moved. */
  async #show() {
    const { list, cards, speaker, find, search } = this.#host;
    const known = new Set(cards.map((card) => card.id));
    const fresh = (await find())?.cards.filter((card) => !known.has(card.id)).length;
    const place = placeIn(list, cards);
    if (fresh && (place || focusedIn(list) || list.matches(':hover'))) {
      this.#button.textContent = speaker.with(words.FRESH).say('fresh', { n: fresh });
      this.#over.style.setProperty('inset-block-start', `${list.offsetTop}px`);
      this.#button.hidden = false;
    } else {
      await search();
      if (place) goTo(place, this.#host);
    }
  }

  async #showFresh() {
    const { list, search } = this.#host;
    await search();
    list.focus({ preventScroll: true });
    list.scrollIntoView({ block: 'start' });
  }
}

/** How long they are, and a hash of them (FNV-1a): enough to notice a change. @param {Uint8Array} bytes */
function hashOf(bytes) {
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  return `${bytes.length} ${hash >>> 0}`;
}
