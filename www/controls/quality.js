/**
 * The least quality that articles must have.
 * @import { Newsrack, Query } from '../newsrack.js'
 * @import { Control, ControlsHost } from '../controls.js'
 */
import { make } from '../element/dom.js';
import { adopt } from '../style/adopt.js';
import { QUALITY } from '../style/more-controls.js';
import * as words from '../texts/english.js';

/** About so many steps there are from none to the best article. */
const STEPS = 20;

/** @param {HTMLElement} place @param {ControlsHost} host @returns {Control} */
export function mount(place, host) {
  const root = place.getRootNode();
  if (root instanceof ShadowRoot) adopt(root, QUALITY);
  const speaker = host.speaker.with(words.FILTERS).with(words.QUALITY);
  const range = make('input', { type: 'range', part: 'range', 'aria-label': speaker.say('minQuality') });
  range.min = '0';
  const output = make('output');
  place.append(make('div', { class: 'quality' }, range, output));

  /** Nothing is asked for at the start: an article whose quality is not known is shown too. */
  const chosen = () => (+range.value > 0 ? +range.value : undefined);
  const tell = (/** @type {number | undefined} */ n) => {
    output.textContent = n === undefined ? speaker.say('anyQuality') : speaker.say('atLeast', { n });
    range.setAttribute('aria-valuetext', output.textContent);
  };
  range.addEventListener('input', () => tell(chosen()));
  range.addEventListener('change', () => host.choose({ minQuality: chosen() }));

  /** How many articles there were when the best was looked for. */
  let size = -1;
  /** @type {number | undefined} */
  let shown;
  const show = (/** @type {Query} */ { minQuality }) => {
    shown = minQuality;
    if (host.rack && host.rack.size !== size) measure(host.rack);
    if (range.matches(':active')) return;
    range.value = String(minQuality ?? 0);
    tell(minQuality);
  };
  const measure = async (/** @type {Newsrack} */ rack) => {
    size = rack.size;
    // A rack that is given away meanwhile is followed by another.
    const best = await rack.search({ sort: 'quality', limit: 1 }).catch(() => undefined);
    if (best) scale(range, best.cards[0]?.quality ?? 0);
    show({ minQuality: shown });
  };
  return { show };
}

/** Round steps up to the best article. @param {HTMLInputElement} range @param {number} best */
function scale(range, best) {
  const most = best > 0 ? best : 100;
  const rough = most / STEPS;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((times) => times * ten).find((round) => round >= rough) ?? rough;
  range.step = String(step);
  range.max = String(step * Math.ceil(most / step));
}
