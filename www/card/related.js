/**
 * The related links of a card: the first of an editor's at once, the rest and those that are like it on demand.
 * @import { Card } from '../newsrack.js'
 * @import { CardHost } from '../card.js'
 */
import { foreign, make } from '../element/dom.js';
import { metaOf } from './meta.js';

/** As many links are seen at once. Their places are there from the first, so that they move nothing. */
const FEW = 2;

/** How far below what is seen a card may be when its first links are read. */
const AHEAD = '50%';

/** @param {Card} card @param {CardHost} host */
export function relatedOf(card, host) {
  const { speaker, related } = host;
  const few = Math.min(FEW, related, card.relatedCount);
  const rest = card.relatedCount > few;
  const name = rest ? speaker.say('related', { n: card.relatedCount }) : speaker.say('alike');
  const details = make('details', {}, make('summary', {}, foreign(name)));
  const content = make('div');
  details.append(content);
  const places = Array.from({ length: few }, () => make('li', { 'aria-hidden': 'true' }));
  const first = few ? make('ul', { class: 'few', role: 'list' }, ...places) : undefined;
  const kind = card.relatedCount ? 'related' : 'related computed';
  // Unfolding brings something in any case.
  const limit = related > few ? related : few + related;
  const all = { card, host, few, metaOf };

  let failed = false;
  const readFew = (/** @type {HTMLElement} */ list) =>
    Promise.all([import('./links.js'), host.relatedTo(card.id, few)]).then(
      ([{ showFew }, links]) => {
        failed = false;
        showFew(list, links, all);
      },
      () => {
        failed = true;
        list.replaceChildren();
      },
    );
  if (first) whenNear(first, () => readFew(first));

  details.addEventListener('toggle', () => {
    // What failed, the next unfolding tries again.
    if (!details.open) return;
    if (first && failed) void readFew(first);
    if (content.querySelector('a')) return;
    import('./links.js').then(
      ({ showRest }) => showRest(content, limit, all),
      (error) => content.replaceChildren(make('p', {}, error.message)),
    );
  });

  return make('div', { class: kind, part: 'related' }, first, details);
}

/** What is to be done once an element is near. @type {WeakMap<Element, () => void>} */
const waiting = new WeakMap();
/** One for all: thousands would each be asked in every frame. @type {IntersectionObserver | undefined} */
let observer;

/** Does something when an element comes near to what is seen. @param {Element} element @param {() => void} act */
function whenNear(element, act) {
  if (!('IntersectionObserver' in globalThis)) return act();
  observer ??= new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        observer?.unobserve(target);
        waiting.get(target)?.();
      }
    },
    { rootMargin: AHEAD },
  );
  waiting.set(element, act);
  observer.observe(element);
}
