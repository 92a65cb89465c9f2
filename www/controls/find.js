/**
 * For a filter of many values: a box to find some of them by what they hold, and no more of them made than
 * the reader has come to.
 * @import { Speaker } from '../texts.js'
 * @import { FacetName } from '../element/choice.js'
 */
import { make } from '../element/dom.js';
import { adopt } from '../style/adopt.js';
import { FIND } from '../style/more-controls.js';
import * as words from '../texts/english.js';

/** So many values more are made each time that the reader comes to the end of those that are there. */
const STEP = 100;

/**
 * @typedef {object} Found
 * @property {HTMLElement} list where the values are
 * @property {FacetName} name
 * @property {Speaker} speaker
 * @property {(most: number, wanted?: (value: string) => boolean) => number} draw shows as many of the wanted values,
 *   and says how many there are
 */

/** @param {HTMLElement} place @param {Found} found */
export function mount(place, { list, name, speaker: others, draw }) {
  const speaker = others.with(words.FIND);
  const root = place.getRootNode();
  if (root instanceof ShadowRoot) adopt(root, FIND);
  const label = speaker.say('find', { list: speaker.say(name) });
  const input = make('input', { type: 'search', part: 'find', autocomplete: 'off', 'aria-label': label });
  input.placeholder = label;
  const none = make('p', { class: 'none', 'aria-live': 'polite' });
  place.append(input, none);

  let most = STEP;
  /** @type {((value: string) => boolean) | undefined} */
  let wanted;
  input.addEventListener('input', () => {
    const asked = folded(input.value).split(/\s+/).filter(Boolean);
    most = STEP;
    wanted = asked.length
      ? (value) => {
          const text = folded(value);
          return asked.every((word) => text.includes(word));
        }
      : undefined;
    list.scrollTop = 0;
    none.textContent = draw(most, wanted) ? '' : speaker.say('noneFound');
  });
  input.addEventListener('keydown', (event) => {
    if (event.key === 'Enter') event.preventDefault();
    // The first Escape empties the box, the next one closes the panel.
    if (event.key === 'Escape' && input.value) event.stopPropagation();
  });
  list.addEventListener('scroll', () => {
    const { scrollTop, scrollHeight, clientHeight } = list;
    if (list.children.length < most || scrollHeight - scrollTop > 2 * clientHeight) return;
    draw((most += STEP), wanted);
  });
}

/** A text without case and accents. @param {string} text */
const folded = (text) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
