/**
 * Cards as the page wants them: made by a function of its own, or from a template whose parts are filled in by name.
 * What articles say becomes text, an address that passed the gate, or a picture: never markup.
 * @import { Card, Image, Problem, RelatedLink } from '../newsrack.js'
 * @import { CardHost } from '../card.js'
 * @import { Row } from '../element/keyed.js'
 */
import { fill, make } from '../element/dom.js';
import { ofPage } from '../page.js';
import { webUrl } from '../element/url.js';
import { contentOf } from './content.js';
import { imageOf } from './image.js';
import { isVideo } from './meta.js';

/**
 * What the page gave.
 * @typedef {object} Own
 * @property {HTMLTemplateElement | null} template
 * @property {((card: Card) => Node | null | undefined) | undefined} render
 * @property {(problem: Problem) => void} tell
 */

/** @param {Own} own @returns {(card: Card, host: CardHost) => Row<Card> | undefined} undefined: the usual card */
export function ownCards(own) {
  let told = false;
  return (card, host) => {
    try {
      const row = own.render && renderedRow(card, host, own);
      return row ?? (own.template ? templateRow(card, host, own.template) : undefined);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      const message = `The page’s own card could not be made, so the usual one is shown: ${why}`;
      own.tell({ severity: 'warning', code: 'card-failed', message });
      // Once is enough for who looks for it in the console.
      if (!told) reportError(error);
      told = true;
      return undefined;
    }
  };
}

/** @param {Card} card @param {CardHost} host @param {Own} own @returns {Row<Card> | undefined} */
function renderedRow(card, host, { render }) {
  const drawn = render?.(card);
  if (drawn === undefined || drawn === null) return undefined;
  if (!(drawn instanceof Node)) throw new TypeError('renderCard has to return an element.');
  const article = make('article', { part: 'card' }, drawn);
  article.addEventListener('click', (event) => {
    const link = event.target instanceof Element && event.target.closest('a[href]');
    if (link && !host.select(card)) event.preventDefault();
  });
  const made = JSON.stringify({ ...card, score: undefined });
  return {
    element: make('li', {}, article),
    /** @param {Card} later */
    update: (later) => JSON.stringify({ ...later, score: undefined }) === made,
  };
}

/** @param {Card} card @param {CardHost} host @param {HTMLTemplateElement} template @returns {Row<Card>} */
function templateRow(card, host, template) {
  const made = contentOf(card);
  let now = card;
  const article = make('article', { part: 'card' });
  article.append(ofPage('importNode')(template.content, true));
  const marked = fillIn(article, card, host, (link) => host.select(now, link));
  return {
    element: make('li', {}, article),
    /** @param {Card} later */
    update(later) {
      if (contentOf(later) !== made) return false;
      now = later;
      for (const update of marked) update(later);
      return true;
    },
  };
}

/**
 * Fills the named parts of a tree. One of which the article has nothing is taken out with all that is in it.
 * @param {Element | DocumentFragment} root @param {Card | RelatedLink} thing @param {CardHost} host
 * @param {(link?: RelatedLink) => boolean} select
 * @param {RelatedLink} [related] what is filled in, if that is not the card itself
 * @returns {((later: Card) => void)[]} what to do when the card is shown again, for other words
 */
function fillIn(root, thing, host, select, related) {
  const { speaker } = host;
  // What stands in these is for each of their own things, and not for the card.
  const links = listsIn(root, 'related');
  const topics = listsIn(root, 'topics');
  /** @type {((later: Card) => void)[]} */
  const marked = [];

  for (const name of /** @type {const} */ (['title', 'excerpt'])) {
    for (const element of partsIn(root, name)) {
      if (!say(element, thing[name])) continue;
      marked.push((later) => fill(element, later[name] ?? '', later.highlights?.[name]));
    }
  }
  for (const element of partsIn(root, 'provider'))
    say(element, thing.provider?.name ?? thing.provider?.domain);
  const date = speaker.date(thing.publishedDateTime);
  for (const element of partsIn(root, 'time')) {
    if (!say(element, date?.short) || !date) continue;
    element.title = date.full;
    if (element instanceof HTMLTimeElement) element.dateTime = date.iso;
  }
  for (const element of partsIn(root, 'video'))
    say(element, isVideo(thing) ? element.textContent?.trim() || speaker.say('video') : undefined);
  picture(partsIn(root, 'image'), thing.images, host);
  picture(
    partsIn(root, 'icon'),
    thing.provider?.images?.map((icon) => ({ ...icon, title: '' })),
    host,
  );

  for (const link of partsIn(root, 'link')) {
    if (!(link instanceof HTMLAnchorElement)) continue;
    const href = webUrl(thing.webUrl ?? thing.originalUrl);
    if (href) link.href = href;
    else link.removeAttribute('href');
    link.rel = 'noopener noreferrer';
    link.addEventListener('click', (event) => {
      if (!select(related)) event.preventDefault();
    });
  }

  for (const list of topics) {
    const all = 'topics' in thing ? thing.topics : [];
    list.repeat(all, (model, topic) => marked.push(...topicsIn(model, topic, host)));
  }
  const count = 'relatedCount' in thing ? Math.min(thing.relatedCount, host.related) : 0;
  for (const list of links) {
    if (!count || !('id' in thing) || !thing.id) list.repeat([], () => {});
    else {
      // Without them the card is still there.
      host.relatedTo(thing.id, count).then(
        (found) => list.repeat(found, (model, each) => fillIn(model, each, host, select, each)),
        () => list.repeat([], () => {}),
      );
    }
  }
  return marked;
}

/** @param {DocumentFragment} model @param {string} topic @param {CardHost} host */
function topicsIn(model, topic, host) {
  return partsIn(model, 'topic').map((element) => {
    say(element, topic);
    const wanted = element instanceof HTMLButtonElement && host.controls.includes('topics');
    if (wanted) element.addEventListener('click', () => host.follow(topic));
    const update = () => wanted && element.setAttribute('aria-pressed', String(host.follows(topic)));
    update();
    return update;
  });
}

/** @param {Element | DocumentFragment} root @param {string} name @returns {HTMLElement[]} */
const partsIn = (root, name) => [...root.querySelectorAll(`[part~="${name}"]`)].filter(isOurs);

/** What is text in these would be a program or a style. @param {Element} element @returns {element is HTMLElement} */
const isOurs = (element) => element instanceof HTMLElement && !element.matches('script, style');

/** What stands in a part is a model, repeated for each of its things. @param {Element | DocumentFragment} root @param {string} name */
function listsIn(root, name) {
  return partsIn(root, name).map((element) => {
    const model = ofPage('createDocumentFragment')();
    model.append(...element.childNodes);
    return {
      /** @template T @param {T[]} things @param {(model: DocumentFragment, thing: T) => void} fillOne */
      repeat(things, fillOne) {
        if (!things.length) element.remove();
        for (const thing of things) {
          const copy = /** @type {DocumentFragment} */ (model.cloneNode(true));
          fillOne(copy, thing);
          element.append(copy);
        }
      },
    };
  });
}

/** @param {HTMLElement} element @param {string | undefined} text whether there is any is what this says */
function say(element, text) {
  if (!text) element.remove();
  else {
    if (!element.hasAttribute('dir')) element.dir = 'auto';
    element.textContent = text;
  }
  return !!text;
}

/**
 * Puts pictures in the places of those in the template, which keep their other attributes.
 * @param {HTMLElement[]} places @param {Image[] | undefined} images @param {CardHost} host
 */
function picture(places, images, host) {
  for (const place of places) {
    const image = imageOf(images ?? [], 'image', host);
    if (!image) {
      place.remove();
      continue;
    }
    image.className = '';
    for (const { name, value } of place.attributes)
      if (!['src', 'srcset', 'alt', 'referrerpolicy'].includes(name)) image.setAttribute(name, value);
    place.replaceWith(image);
  }
}
