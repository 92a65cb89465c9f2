/**
 * Videos that play in their card, loaded where the page wants that. Nothing is asked of a video's host before the
 * reader says so, and then only of the hosts named here, at an address made from the video's id.
 * @import { Card } from '../newsrack.js'
 * @import { CardHost } from '../card.js'
 */
import { button, make } from '../element/dom.js';
import { webUrl } from '../element/url.js';
import { adopt } from '../style/adopt.js';
import { VIDEO } from '../style/video.js';
import * as words from '../texts/english.js';

/**
 * Addresses of videos, as host, path and the parameters that matter, and the player of each.
 * @type {[RegExp, (id: string, key?: string) => string][]}
 */
const PLAYERS = [
  [
    /^(?:(?:www\.|m\.)?youtube(?:-nocookie)?\.com\/(?:embed|shorts|live|v|watch)|youtu\.be)\/((?!videoseries|live_stream)[\w-]{11})$/,
    (id) => `https://www.youtube-nocookie.com/embed/${id}?autoplay=1&playsinline=1&rel=0`,
  ],
  [
    /^(?:player\.vimeo\.com\/video|(?:www\.)?vimeo\.com)\/(\d{1,12})(?:\/([\da-f]{1,40}))?$/,
    (id, key) => `https://player.vimeo.com/video/${id}?dnt=1&autoplay=1${key ? `&h=${key}` : ''}`,
  ],
  [
    /^(?:(?:www\.)?dailymotion\.com\/(?:embed\/)?video|geo\.dailymotion\.com\/player(?:\/\w+)?\.html|dai\.ly)\/(\w{1,20})$/,
    (id) => `https://geo.dailymotion.com/player.html?video=${id}`,
  ],
  [
    /^(?:embed|www)\.ted\.com\/talks\/(?:lang\/[\w-]+\/)?(\w{1,200})$/,
    (id) => `https://embed.ted.com/talks/${id}`,
  ],
];

/** The address of the player for a video, if its host is known. @param {string | undefined} address */
export function playerOf(address) {
  const href = webUrl(address);
  if (!href) return undefined;
  const { host, pathname, searchParams } = new URL(href);
  const parameters = ['v', 'video', 'h'].map((name) => searchParams.get(name)).filter(Boolean);
  const place = [host + pathname.replace(/\/$/, ''), ...parameters].join('/');
  for (const [form, player] of PLAYERS) {
    const [, id, key] = form.exec(place) ?? [];
    if (id) return player(id, key);
  }
  return undefined;
}

/** Ends the video that plays now: one is enough. */
let end = () => {};

/**
 * Gives a card a button that plays its video, if that is one that can be played here.
 * @param {Card} card @param {HTMLElement} picture @param {CardHost} host
 */
export function playable(card, picture, { speaker, mayLoad }) {
  const address = [card.embedUrl, card.webUrl, card.originalUrl]
    .map(playerOf)
    .find((player) => player && mayLoad(player));
  const article = picture.parentElement;
  const root = picture.getRootNode();
  if (!address || !article || !(root instanceof ShadowRoot)) return;
  adopt(root, VIDEO);
  article.classList.add('video');
  const play = button('play', start);
  play.ariaLabel = speaker.with(words.VIDEO).say('play', { title: card.title });
  picture.append(play);

  function start() {
    end();
    const player = make('iframe', {
      class: 'player',
      part: 'player',
      allow: 'autoplay; encrypted-media; fullscreen; picture-in-picture',
      sandbox:
        'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-presentation',
      // YouTube plays nothing for pages that do not say who they are.
      referrerpolicy: 'strict-origin',
    });
    player.title = card.title;
    player.src = address ?? '';
    const close = button('close', () => stop(true), '×');
    close.ariaLabel = speaker.with(words.VIDEO).say('close');
    const events = new AbortController();
    article?.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') stop(true);
      },
      { signal: events.signal },
    );

    /** @param {boolean} [back] whether focus goes back to the button */
    function stop(back) {
      events.abort();
      end = () => {};
      article?.classList.remove('playing');
      player.remove();
      close.remove();
      play.hidden = false;
      if (back) play.focus();
    }

    end = stop;
    article?.classList.add('playing');
    picture.append(player, close);
    play.hidden = true;
    player.focus();
  }
}
