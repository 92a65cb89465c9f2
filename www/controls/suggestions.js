/**
 * What the words that are being typed could become, below the search box: a list as the ARIA Authoring Practices
 * describe it for a combobox. Focus stays in the box.
 * @import { Query, Suggestions } from '../newsrack.js'
 * @import { Control, ControlsHost, Mount } from '../controls.js'
 */
import { foreign, make } from '../element/dom.js';
import { adopt } from '../style/adopt.js';
import { SUGGESTIONS } from '../style/more-controls.js';
import { isChosen } from '../element/choice.js';
import * as words from '../texts/english.js';

/** A pause in typing after which something is suggested. */
const PAUSE = 100;

const MOST = 8;

/** @type {Mount} */
export function mount(place, host, send) {
  const root = place.getRootNode();
  if (root instanceof ShadowRoot) adopt(root, SUGGESTIONS);
  return new SuggestionList(place, host, send);
}

/** @implements {Control} */
class SuggestionList {
  #host;
  #send;
  #input;
  #list;
  #count = make('span', { class: 'unseen', 'aria-live': 'polite' });
  /** What each of the options does. @type {(() => void)[]} */
  #acts = [];
  #active = -1;
  /** @type {Query} */
  #query = {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #typing;
  /** The question whose answer is waited for. @type {object | undefined} */
  #asked;

  /** @param {HTMLElement} place @param {ControlsHost} host @param {(chosen?: Query) => void} send */
  constructor(place, host, send) {
    this.#host = host;
    this.#send = send;
    this.#input = /** @type {HTMLInputElement} */ (place.querySelector('input'));
    this.#list = make('ul', {
      id: 'suggestions',
      class: 'suggestions',
      part: 'suggestions',
      role: 'listbox',
      'aria-label': host.speaker.with(words.SUGGESTIONS).say('suggestions'),
    });
    this.#list.hidden = true;
    place.append(this.#list, this.#count);

    const input = this.#input;
    input.setAttribute('aria-autocomplete', 'list');
    input.setAttribute('aria-controls', 'suggestions');
    input.addEventListener('input', () => this.#later());
    input.addEventListener('keydown', (event) => this.#key(event));
    input.addEventListener('blur', () => this.#close());
    // A press on an option would take focus from the box.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault());
    this.#list.addEventListener('mousedown', (event) => event.preventDefault());
    this.#list.addEventListener('click', (event) => {
      const option = /** @type {Element} */ (event.target).closest('li');
      if (option) this.#choose([...this.#list.children].indexOf(option));
    });
    // Words typed while this was loaded.
    if (input.value.trim() && input.matches(':focus')) this.#later();
  }

  /** @param {Query} query */
  show(query) {
    this.#query = query;
  }

  #later() {
    clearTimeout(this.#typing);
    this.#typing = setTimeout(() => this.#suggest(), PAUSE);
  }

  async #suggest() {
    const text = this.#input.value;
    const { rack } = this.#host;
    if (!rack || !text.trim()) return this.#close();
    const asked = (this.#asked = {});
    const suggestions = await rack.suggest(text, MOST).catch(() => undefined);
    // The reader typed on, closed the list or went away.
    const isWanted = asked === this.#asked && text === this.#input.value && this.#input.matches(':focus');
    if (!suggestions || !isWanted) return;
    this.#offer(text, suggestions);
  }

  /** @param {string} text @param {Suggestions} suggestions */
  #offer(text, { completions, corrected }) {
    const { controls } = this.#host;
    const speaker = this.#host.speaker.with(words.SUGGESTIONS);
    const before = text.replace(/\S+\s*$/, '');
    this.#acts = [];
    const option = (/** @type {() => void} */ act, /** @type {(Node | string)[]} */ ...children) => {
      const id = `suggestion-${this.#acts.push(act)}`;
      return make('li', { id, role: 'option', part: 'suggestion', 'aria-selected': 'false' }, ...children);
    };
    const options = completions.map((completion) => {
      const name = foreign(completion.text);
      const count = make('span', { class: 'count' }, speaker.number(completion.count));
      // A topic is a filter where the reader can take that away again, else words like others.
      if (completion.origin === 'title' || !controls.includes('topics'))
        return option(() => this.#search(completion.text), name, count);
      const kind = make('span', { class: 'kind' }, speaker.say('topics'));
      return option(() => this.#follow(before, completion.text), name, kind, count);
    });
    if (corrected) {
      const asked = speaker.say('didYouMean', { words: corrected });
      options.unshift(option(() => this.#search(corrected), asked));
    }
    this.#list.replaceChildren(...options);
    this.#activate(-1);
    this.#open(options.length > 0);
    this.#count.textContent = options.length ? speaker.say('suggested', { n: options.length }) : '';
  }

  /** @param {string} text */
  #search(text) {
    this.#input.value = text;
    this.#send({});
  }

  /** Chooses a topic in place of the word that was being typed. @param {string} before @param {string} topic */
  #follow(before, topic) {
    this.#input.value = before.trim();
    const { topics = [] } = this.#query;
    this.#send({ topics: isChosen(this.#query, 'topics', topic) ? topics : [...topics, topic] });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const open = !this.#list.hidden;
    const last = this.#acts.length - 1;
    if (event.isComposing) return;
    if (event.key === 'ArrowDown' && !open) this.#suggest();
    else if (!open) {
      // What is on its way is not wanted any more.
      if (['Escape', 'Enter'].includes(event.key)) this.#close();
      return;
    }
    // Beyond the ends of the list is the box itself.
    else if (event.key === 'ArrowDown') this.#activate(this.#active < last ? this.#active + 1 : -1);
    else if (event.key === 'ArrowUp') this.#activate(this.#active < 0 ? last : this.#active - 1);
    else if (event.key === 'Enter' && this.#active >= 0) this.#choose(this.#active);
    else if (event.key === 'Escape') this.#close();
    else {
      if (event.key === 'Enter') this.#close();
      return;
    }
    event.preventDefault();
  }

  /** @param {number} at */
  #choose(at) {
    const act = this.#acts[at];
    this.#close();
    act();
  }

  /** @param {number} at -1 for none of them */
  #activate(at) {
    this.#active = at;
    for (const [number, option] of [...this.#list.children].entries())
      option.setAttribute('aria-selected', String(number === at));
    const option = this.#list.children[at];
    if (option) this.#input.setAttribute('aria-activedescendant', option.id);
    else this.#input.removeAttribute('aria-activedescendant');
    option?.scrollIntoView({ block: 'nearest' });
  }

  #close() {
    clearTimeout(this.#typing);
    this.#asked = undefined;
    this.#open(false);
    this.#activate(-1);
    this.#count.textContent = '';
  }

  /** @param {boolean} open */
  #open(open) {
    this.#list.hidden = !open;
    this.#input.setAttribute('aria-expanded', String(open));
  }
}
