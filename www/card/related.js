/**
 * The related links of a card: the first of an editor's at once, the rest and those that are like it on demand.
 * @import { Card, RelatedLink } from '../newsrack.js'
 * @import { CardHost } from '../card.js'
 */
import { button, foreign, linkTo, make } from '../element/dom.js';
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
  let limit = related > few ? related : few + related;

  details.addEventListener('toggle', () => {
    // Where that failed, the next unfolding tries again.
    if (details.open && !content.querySelector('a')) show();
  });
  if (first) {
    whenNear(first, async () => {
      // Without them there is still the list to unfold.
      const links = await host.relatedTo(card.id, few).catch(() => []);
      first.replaceChildren(...rowsOf(links.filter(isEditorial), card, host));
    });
  }

  async function show() {
    try {
      const links = await host.relatedTo(card.id, limit);
      const editorial = links.filter(isEditorial).slice(few);
      const computed = links.filter((link) => !isEditorial(link));
      content.replaceChildren(...(links.length ? [] : [make('p', {}, speaker.say('noneRelated'))]));
      if (editorial.length) content.append(listOf(editorial));
      if (card.relatedCount > limit)
        content.append(button('more-links', showMore, speaker.say('relatedMore')));
      if (rest && computed.length) content.append(make('p', { class: 'alike' }, speaker.say('alike')));
      if (computed.length) content.append(listOf(computed));
    } catch (error) {
      content.replaceChildren(make('p', {}, error instanceof Error ? error.message : String(error)));
    }
  }

  /** @param {RelatedLink[]} links */
  const listOf = (links) => make('ul', { role: 'list' }, ...rowsOf(links, card, host));

  async function showMore() {
    const shown = limit - few;
    limit += related;
    await show();
    content.querySelectorAll('a')[shown]?.focus();
  }

  return make('div', { class: kind, part: 'related' }, first, details);
}

/** @param {RelatedLink} link */
const isEditorial = (link) => link.origin === 'editorial';

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

/** @param {RelatedLink[]} links @param {Card} card @param {CardHost} host */
function rowsOf(links, card, host) {
  return links.map((link) => {
    const anchor = linkTo(link.webUrl ?? link.originalUrl, 'related-link');
    anchor.dir = 'auto';
    anchor.textContent = link.title;
    anchor.addEventListener('click', (event) => {
      if (!host.select(card, link)) event.preventDefault();
    });
    return make('li', {}, anchor, metaOf(link, host), narrowing(link, host));
  });
}

/** A button that shows the article of a link here, where it is a loaded one. @param {RelatedLink} link @param {CardHost} host */
function narrowing({ id, title }, { speaker, narrow }) {
  if (!id || !narrow) return undefined;
  const name = speaker.say('showHere');
  const element = button('show-here', () => narrow(id), name);
  element.setAttribute('aria-label', `${name}: ${title}`);
  return element;
}
