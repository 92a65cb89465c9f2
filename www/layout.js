/**
 * The layouts other than the grid, loaded where one is wanted.
 * @import { Speaker } from './texts.js'
 */
import { Carousel } from './layout/carousel.js';
import { adopt } from './style/adopt.js';
import { LAYOUTS } from './style/layouts.js';

/**
 * @param {HTMLElement} rack @param {HTMLElement} list the cards @param {HTMLElement} summary where the carousel has its buttons
 * @param {{ speaker: Speaker }} host
 * @returns {(layout: string) => void} changes the layout
 */
export function arranger(rack, list, summary, host) {
  adopt(/** @type {ShadowRoot} */ (rack.getRootNode()), LAYOUTS);
  /** @type {Carousel | undefined} */
  let carousel;
  return (layout) => {
    rack.dataset.layout = layout;
    carousel?.stop();
    carousel = layout === 'carousel' ? new Carousel(list, summary, host.speaker) : undefined;
  };
}
