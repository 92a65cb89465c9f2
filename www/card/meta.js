/**
 * The line that says who published something, when, and whether it is a video.
 * @import { Card, RelatedLink } from '../newsrack.js'
 * @import { CardHost } from '../card.js'
 */
import { foreign, make } from '../element/dom.js';
import { imageOf } from './image.js';

/** @param {Card | RelatedLink} thing @param {CardHost} host */
export function metaOf(thing, host) {
  const { speaker } = host;
  const meta = make('p', { class: 'meta', part: 'meta' });
  const name = thing.provider?.name ?? thing.provider?.domain;
  // The name stands beside it.
  const icons = (thing.provider?.images ?? []).map((icon) => ({ ...icon, title: '' }));
  const image = imageOf(icons, 'icon', host);
  if (name || image) {
    const provider = make(
      'span',
      { class: 'provider', part: 'provider' },
      image,
      name ? foreign(name) : undefined,
    );
    // Without its icon nothing is left of a provider that has no name.
    if (!name) image?.addEventListener('error', () => image.parentNode || provider.remove());
    meta.append(provider);
  }
  const date = speaker.date(thing.publishedDateTime);
  if (date)
    meta.append(make('time', { part: 'time', datetime: date.iso, title: date.full }, foreign(date.short)));
  if (isVideo(thing))
    meta.append(make('span', { class: 'mark', part: 'video' }, foreign(speaker.say('video'))));
  return meta;
}

/** @param {{ type?: string }} thing */
export const isVideo = (thing) => thing.type?.toLowerCase() === 'video';
