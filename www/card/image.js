/**
 * A picture: it comes late, tells nothing, is as large as its place needs, and goes away if it can't be shown.
 * @import { CardHost } from '../card.js'
 * @import { Image } from '../newsrack.js'
 */
import { make } from '../element/dom.js';
import { webUrl } from '../element/url.js';

/** As many addresses are tried, however many there are. */
const TRIES = 8;

/**
 * @param {Image[]} images the first that can be shown is, in the size that fits @param {string} part
 * @param {Pick<CardHost, 'wanted' | 'pictures' | 'mayLoad'>} host until it is wanted nothing is asked for, nor afterwards
 *   if it is shown no more
 */
export function imageOf(images, part, host) {
  if (!host.pictures) return undefined;
  let left = images.slice(0, TRIES).flatMap((image) => {
    const src = webUrl(image.url);
    return src && host.mayLoad(src) ? { ...image, src } : [];
  });
  if (!left.length) return undefined;
  const element = make('img', {
    part,
    class: part,
    alt: '',
    loading: 'lazy',
    decoding: 'async',
    referrerpolicy: 'no-referrer',
  });
  const [{ width, height }] = left;
  if (width && height) {
    element.width = width;
    element.height = height;
  }
  const show = () => {
    const [first] = left;
    const sizes = left.filter((other) => isSame(first, other));
    if (sizes.length > 1) {
      // Browsers that do not look by themselves how wide it is shown are told how wide it is now.
      element.sizes = `auto, ${element.clientWidth || 300}px`;
      element.srcset = sizes.map(({ src, width }) => `${src} ${width}w`).join(', ');
    } else element.removeAttribute('srcset');
    // Not sooner: a picture without an address is shown as its words.
    element.alt = first.title ?? '';
    element.src = first.src;
  };
  element.addEventListener('error', () => {
    const rest = left.filter(({ src }) => src !== element.currentSrc);
    left = rest.length < left.length ? rest : left.slice(1);
    if (left.length) show();
    else element.remove();
  });
  // What is shown is within a shadow root, even where the element is out of the page for now.
  host.wanted().then(() => {
    if (element.getRootNode() instanceof ShadowRoot) show();
  });
  return element;
}

/** @typedef {Image & { src: string }} Candidate */

/**
 * Whether they are one picture in two sizes: of one shape, and with one title, or an address that tells the size.
 * @param {Candidate} one @param {Candidate} other
 */
function isSame(one, other) {
  const { width = 0, height = 0, title, src } = other;
  // A comma at its end would belong to the list of addresses.
  if (!Number.isInteger(width) || !(width > 0) || src.endsWith(',')) return false;
  const stretch = (width * (one.height ?? 0)) / (height * (one.width ?? 0));
  return Math.abs(stretch - 1) < 0.02 && ((title && title === one.title) || nameOf(one) === nameOf(other));
}

/** An address without its size: `tides-600x315.jpg` is `tides.jpg`, `tides?w=600` is `tides?w=`. @param {Candidate} image */
const nameOf = ({ src, width, height }) =>
  src.replace(/[-_@]?(\d+)(?:x(\d+))?/g, (whole, first, second) =>
    +first === width && (!second || +second === height) ? '' : whole,
  );
