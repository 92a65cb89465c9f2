// Cards → what search engines read: a list of news articles in the words of schema.org, as JSON-LD. That stands beside
// the cards and not in them: it can say dates and addresses in full, and is found by those who do not look into
// shadow roots.

/** @import { Card } from '../../www/newsrack.js' */
import { webUrl } from '../../www/element/url.js';
import { readDate } from '../../www/texts/dates.js';

/** What could end a script, begin a comment in it, or a line where none was. */
const ESCAPED = /[<>&\u2028\u2029]/g;

/** A script with the list. @param {Card[]} cards */
export function dataOf(cards) {
  const list = {
    '@context': 'https://schema.org',
    '@type': 'ItemList',
    numberOfItems: cards.length,
    itemListElement: cards.map((card, at) => ({ '@type': 'ListItem', position: at + 1, item: itemOf(card) })),
  };
  const json = JSON.stringify(list).replace(
    ESCAPED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `<script type="application/ld+json">${json}</script>`;
}

/** What is undefined is left out by JSON. @param {Card} card */
function itemOf(card) {
  const { provider } = card;
  const name = provider?.name ?? provider?.domain;
  return {
    '@type': 'NewsArticle',
    headline: card.title,
    url: webUrl(card.webUrl ?? card.originalUrl),
    description: card.excerpt,
    datePublished: dateOf(card.publishedDateTime),
    dateModified: dateOf(card.updatedDateTime),
    image: some(card.images.map((image) => webUrl(image.url))),
    articleSection: card.category,
    keywords: some(card.topics),
    publisher: name && {
      '@type': 'Organization',
      name,
      logo: webUrl(provider?.images?.[0]?.url),
    },
  };
}

/** @param {(string | undefined)[]} values */
function some(values) {
  const given = values.filter((value) => value !== undefined);
  return given.length ? given : undefined;
}

/** @param {string | undefined} text */
function dateOf(text) {
  const read = readDate(text);
  return read && (read.dayOnly ? text?.trim() : read.date.toISOString());
}
