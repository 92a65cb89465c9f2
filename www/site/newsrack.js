/** What the pages of the site use of the package. Where the site is deployed it comes from the bundle: scripts/site.mjs. */
export { NewsRackElement } from '../define.js';
export { Newsrack } from '../engine.js';
