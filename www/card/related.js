/**
 * The related links of a card, fetched when the reader unfolds them.
 * @import { Card, RelatedLink } from '../newsrack.js'
 * @import { CardHost } from '../card.js'
 */
import { button, foreign, linkTo, make } from '../element/dom.js';
import { metaOf } from './meta.js';

/** @param {Card} card @param {CardHost} host */
export function relatedOf(card, host) {
  const { speaker } = host;
  const name = card.relatedCount ? speaker.say('related', { n: card.relatedCount }) : speaker.say('alike');
  const kind = card.relatedCount ? 'related' : 'related computed';
  const details = make('details', { class: kind, part: 'related' }, make('summary', {}, foreign(name)));
  const content = make('div');
  details.append(content);
  let limit = host.related;

  details.addEventListener('toggle', () => {
    if (details.open && !content.firstChild) show();
  });

  async function show() {
    try {
      const links = await host.relatedTo(card.id, limit);
      const editorial = links.filter((link) => link.origin === 'editorial');
      const computed = links.filter((link) => link.origin === 'computed');
      content.replaceChildren(...(links.length ? [] : [make('p', {}, speaker.say('noneRelated'))]));
      if (editorial.length) content.append(listOf(editorial, card, host));
      if (card.relatedCount > limit)
        content.append(button('more-links', showMore, speaker.say('relatedMore')));
      if (editorial.length && computed.length)
        content.append(make('p', { class: 'alike' }, speaker.say('alike')));
      if (computed.length) content.append(listOf(computed, card, host));
    } catch (error) {
      content.replaceChildren(make('p', {}, error instanceof Error ? error.message : String(error)));
    }
  }

  async function showMore() {
    const shown = limit;
    limit += host.related;
    await show();
    content.querySelectorAll('a')[shown]?.focus();
  }

  return details;
}

/** @param {RelatedLink[]} links @param {Card} card @param {CardHost} host */
function listOf(links, card, host) {
  const list = make('ul', { role: 'list' });
  for (const link of links) {
    const anchor = linkTo(link.webUrl ?? link.originalUrl, 'related-link');
    anchor.dir = 'auto';
    anchor.textContent = link.title;
    anchor.addEventListener('click', (event) => {
      if (!host.select(card, link)) event.preventDefault();
    });
    list.append(make('li', {}, anchor, metaOf(link, host)));
  }
  return list;
}
