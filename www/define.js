/** Registers `<news-rack>`, unless somebody has. */
import { NewsRackElement } from './element.js';

if (globalThis.customElements && !customElements.get('news-rack'))
  customElements.define('news-rack', NewsRackElement);

export { NewsRackElement };
