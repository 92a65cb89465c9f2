/**
 * A card: one article as the reader sees it.
 * @import { Card, RelatedLink } from './newsrack.js'
 * @import { Speaker } from './texts.js'
 * @import { Row } from './element/keyed.js'
 */
import { button, fill, foreign, linkTo, make } from './element/dom.js';
import { contentOf } from './card/content.js';
import { isVideo, metaOf } from './card/meta.js';
import { pictureOf } from './card/picture.js';
import { relatedOf } from './card/related.js';

/**
 * What a card asks of the element it is in.
 * @typedef {object} CardHost
 * @property {Speaker} speaker
 * @property {number} heading the level of the titles
 * @property {number} related how many related links at most
 * @property {'link' | 'play'} [video] whether videos play in their cards
 * @property {string[]} controls a topic is a button where the reader can take its filter away again
 * @property {(topic: string) => boolean} follows whether only articles of this topic are wanted
 * @property {(topic: string) => void} follow wants only them, or all again
 * @property {boolean} pictures whether there are any
 * @property {(href: string) => boolean} mayLoad whether pictures and videos may come from there
 * @property {() => Promise<unknown>} wanted when the pictures of a card made now are to be loaded
 * @property {(id: string, limit: number) => Promise<RelatedLink[]>} relatedTo
 * @property {(card: Card, host: CardHost) => Row<Card> | undefined} [own] the card as the page wants it
 * @property {(id: string) => void} [narrow] shows one article alone, where that can be
 * @property {(card: Card, link?: RelatedLink) => boolean} select false if the page does not want the link followed
 */

/** @param {Card} card @param {CardHost} host @returns {Row<Card>} */
export function cardRow(card, host) {
  const made = contentOf(card);
  let now = card;
  const link = linkTo(card.webUrl ?? card.originalUrl, 'link');
  link.addEventListener('click', (event) => {
    if (!host.select(now)) event.preventDefault();
  });
  const title = make(/** @type {'h3'} */ (`h${host.heading}`), { class: 'title', part: 'title' }, link);
  const excerpt = make('p', { class: 'excerpt', part: 'excerpt', dir: 'auto' });
  const topics = card.topics.map((topic) => topicOf(topic, host));

  // Its direction is the title's: before that comes nothing that counts, as all else has a direction of its own.
  const body = make('div', { class: 'body', part: 'body', dir: 'auto' }, metaOf(card, host), title);
  if (card.excerpt) body.append(excerpt);
  if (topics.length) {
    const list = make('ul', {
      class: 'topics',
      part: 'topics',
      role: 'list',
      'aria-label': host.speaker.say('topics'),
    });
    list.append(...topics.map(({ element }) => make('li', {}, element)));
    body.append(list);
  }
  if (host.related > 0) body.append(relatedOf(card, host));

  const kind = isVideo(card) ? 'card video' : 'card';
  const picture = pictureOf(card, host);
  const article = make('article', { class: kind, part: 'card' }, picture, body);
  if (host.video === 'play' && (card.embedUrl || isVideo(card))) {
    Promise.all([import('./card/video.js'), host.wanted()]).then(
      ([{ playable }]) => playable(card, picture, host),
      // Without it, the card still leads to the video.
      () => {},
    );
  }
  return {
    element: make('li', {}, article),
    /** @param {Card} later */
    update(later) {
      if (contentOf(later) !== made) return false;
      now = later;
      fill(link, later.title, later.highlights?.title);
      fill(excerpt, later.excerpt ?? '', later.highlights?.excerpt);
      for (const topic of topics) topic.update();
      return true;
    },
  };
}

/** @param {string} topic @param {CardHost} host */
function topicOf(topic, host) {
  if (!host.controls.includes('topics')) {
    return { element: make('span', { class: 'topic', part: 'topic' }, foreign(topic)), update() {} };
  }
  const element = button('topic', () => host.follow(topic), foreign(topic));
  return {
    element,
    update() {
      element.setAttribute('aria-pressed', String(host.follows(topic)));
    },
  };
}
