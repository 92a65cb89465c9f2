// Articles that have a text in every field, and what is to be seen of it.

import { Newsrack } from '../../../www/node.js';
import { article } from './articles.mjs';

/** What of a text is left where white space at its ends goes, and where what a page takes for it is folded too. */
export const trimmed = (text) => text.replace(/^\p{White_Space}+|\p{White_Space}+$/gu, '');
export const folded = (text) => text.replace(/\s+/g, ' ').trim();

const date = (at) => new Date(Date.UTC(2024, 0, 1) - at * 60_000).toISOString();
const numbers = (count) => Array.from({ length: count }, (_, at) => at);

/**
 * Texts by field and number. Harmless ones name both, so that what is shown of each can be told from where it comes.
 * @typedef {{ count: number, of: (field: string, at: number) => string }} Texts
 */

/** @returns {Texts} */
export const harmless = (count) => ({ count, of: (field, at) => `Twin-${field}-${at}` });
/** @returns {Texts} */
export const hostile = (all) => ({ count: all.length, of: (_, at) => all[at] });

/** What is to be seen where the harmless text of a field stands. */
export const replaced = (text, see) =>
  text.replace(/Twin-([a-z]+)-(\d+)/g, (_, field, at) => see(field, Number(at)));

/** Its excerpt is decoded once, so it is encoded once there. */
const encoded = (text) => text.replaceAll('&', '&amp;');

/** The articles with all fields of texts. @param {Texts} texts */
export function feed({ count, of }, { title = (text) => text, embed } = {}) {
  return numbers(count)
    .map((at) => {
      const image = {
        url: 'https://img.example/a.png',
        width: 4,
        height: 3,
        title: of('image', at),
        attribution: of('attribution', at),
      };
      const provider = { name: of('provider', at), domain: of('domain', at), images: [image] };
      const link = (webUrl) => ({
        title: of('related', at),
        excerpt: encoded(of('summary', at)),
        webUrl,
        type: of('type', at),
        provider,
        images: [image],
      });
      return article({
        title: title(of('title', at)),
        webUrl: `https://news.example/${at}`,
        originalUrl: of('url', at),
        ampWebUrl: of('url', at),
        cdnAmpWebUrl: of('url', at),
        publishedDateTime: date(at),
        updatedDateTime: of('updated', at),
        excerpt: title(encoded(of('excerpt', at))),
        category: of('category', at),
        type: of('type', at),
        quality: of('number', at),
        heat: of('number', at),
        topics: [of('topic', at)],
        provider,
        images: [image, { url: of('url', at), title: of('image', at) }],
        featuredContent: embed ?? of('embed', at),
        secured: of('secured', at),
        locale: of('locale', at),
        tags: [of('tag', at)],
        // The last leads to another article that is there.
        related: [
          link(`https://news.example/${at}/0`),
          link(`https://news.example/${at}/1`),
          link(`https://news.example/${(at + 1) % count}`),
        ],
        // A field that nobody knows has every second one read by the general parser, whose guard takes few asterisks;
        // so does a byte-order mark, if it is not written by its number.
        ...(at % 2 && !of('key', at).includes('*') ? { [JSON.stringify(of('key', at))]: 1 } : {}),
      }).replaceAll('\ufeff', '\\ufeff');
    })
    .join('');
}

/** What the cards of that show. */
export const seen = (all) => (field, at) =>
  ['excerpt', 'summary'].includes(field) ? folded(all[at]) : trimmed(all[at]);

/** Articles that have nothing but a title and a body. @param {Texts} texts */
export const bodies = ({ count, of }) =>
  numbers(count)
    .map(
      (at) =>
        article({ title: `Story ${at}`, webUrl: `https://news.example/${at}`, publishedDateTime: date(at) }) +
        `Words ${of('body', at)}\n\n`,
    )
    .join('');

/** What the engine makes of those bodies: their markup goes, and only their beginning is an excerpt. */
export async function excerpts(text) {
  const rack = await Newsrack.open({ text });
  const { cards } = await rack.search({ limit: 1000 });
  rack.free();
  return cards.map(({ excerpt }) => excerpt);
}

/** An article with a fault whose message quotes the text. @param {Texts} texts @param {number} at */
export const faulty = ({ of }, at) => {
  const key = JSON.stringify(of('key', at));
  return `---\ntitle: x\nwebUrl: https://news.example/\n${key}: 1\n${key}: 2\n---\n`;
};
