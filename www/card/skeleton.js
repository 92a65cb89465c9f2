/**
 * What stands where the first cards will be: their boxes, empty.
 */
import { make } from '../element/dom.js';

/** As many at most: two rows on a usual page. */
const FEW = 8;

/** @param {number} [wanted] how many cards there will be */
export const skeletons = (wanted = FEW) =>
  Array.from({ length: Math.min(wanted, FEW) }, () =>
    make(
      'li',
      { class: 'skeleton', part: 'skeleton', 'aria-hidden': 'true' },
      make(
        'div',
        { class: 'card', part: 'card' },
        make('div', { class: 'picture' }),
        // Lines without words are as high as those with words.
        make('div', { class: 'body' }, ...['meta', 'title', 'excerpt'].map(line)),
      ),
    ),
  );

/** @param {string} name */
const line = (name) => make('p', { class: name }, '\u00a0');
