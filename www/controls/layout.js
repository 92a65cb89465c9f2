/**
 * How the articles are laid out, as the reader likes it.
 * @import { Control, ControlsHost } from '../controls.js'
 */
import { LAYOUTS } from '../element/attributes.js';
import { make } from '../element/dom.js';
import { ofPage } from '../page.js';
import { adopt } from '../style/adopt.js';
import { LAYOUT } from '../style/more-controls.js';
import * as words from '../texts/english.js';

/** The boxes of each layout's picture: x, y, width, height. @type {Record<typeof LAYOUTS[number], number[][]>} */
const PICTURES = {
  grid: [
    [2, 3, 6, 6],
    [10, 3, 6, 6],
    [2, 11, 6, 4],
    [10, 11, 6, 4],
  ],
  list: [
    [2, 3, 5, 5],
    [9, 4, 7, 2],
    [2, 10, 5, 5],
    [9, 11, 7, 2],
  ],
  headlines: [
    [2, 4, 14, 2],
    [2, 8, 14, 2],
    [2, 12, 10, 2],
  ],
  magazine: [
    [2, 3, 8, 12],
    [12, 3, 4, 5],
    [12, 10, 4, 5],
  ],
  carousel: [
    [0, 5, 2, 8],
    [4, 4, 10, 10],
    [16, 5, 2, 8],
  ],
};

/** @param {HTMLElement} place @param {ControlsHost} host @returns {Control} */
export function mount(place, host) {
  const root = place.getRootNode();
  if (root instanceof ShadowRoot) adopt(root, LAYOUT);
  const speaker = host.speaker.with(words.LAYOUT);
  place.setAttribute('role', 'radiogroup');
  place.setAttribute('aria-label', speaker.say('layout'));
  const radios = LAYOUTS.map((layout) => {
    const name = speaker.say(layout === 'list' ? 'rows' : layout);
    const radio = make('input', { type: 'radio', name: 'layout', value: layout, 'aria-label': name });
    radio.addEventListener('change', () => (host.layout = layout));
    place.append(make('label', { title: name }, radio, picture(PICTURES[layout])));
    return radio;
  });
  const show = () => {
    for (const radio of radios) radio.checked = radio.value === host.layout;
  };
  // The page may change it too.
  if (root instanceof ShadowRoot)
    new MutationObserver(show).observe(root.host, { attributeFilter: ['layout'] });
  return { show };
}

/** @param {number[][]} boxes */
function picture(boxes) {
  const draw = (/** @type {string} */ tag, /** @type {Record<string, string | number>} */ attributes) => {
    const element = ofPage('createElementNS')('http://www.w3.org/2000/svg', tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
    return element;
  };
  const svg = draw('svg', { viewBox: '0 0 18 18', 'aria-hidden': 'true' });
  svg.append(...boxes.map(([x, y, width, height]) => draw('rect', { x, y, width, height, rx: 1 })));
  return svg;
}
