/**
 * The line that says who published something, when, and whether it is a video.
 * @import { Card, RelatedLink } from '../newsrack.js'
 * @import { CardHost } from '../card.js'
 */
import { foreign, imageOf, make } from '../element/dom.js';

/** @param {Card | RelatedLink} thing @param {CardHost} host */
export function metaOf(thing, { speaker, wanted }) {
  const meta = make('p', { class: 'meta', part: 'meta' });
  const name = thing.provider?.name ?? thing.provider?.domain;
  const [icon] = thing.provider?.images ?? [];
  const image = icon && imageOf({ ...icon, title: '' }, 'icon', wanted());
  if (name || image) {
    const provider = make(
      'span',
      { class: 'provider', part: 'provider' },
      image,
      name ? foreign(name) : undefined,
    );
    // Without its icon nothing is left of a provider that has no name.
    if (!name) image?.addEventListener('error', () => provider.remove());
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
