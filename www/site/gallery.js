/** Shows the same articles in every rack of the page, which says itself how. */
import { samples } from './samples.js';

const rack = await samples;
for (const element of document.querySelectorAll('news-rack')) {
  // Their pictures lie beside them.
  element.allowRelativeUrls = true;
  element.rack = rack;
}
