/** Types of `newsrack/react`: it registers the element as `newsrack/define` does, and lets JSX know it. */

import type { DetailedHTMLProps, HTMLAttributes } from 'react';
import type { NewsRackElement, NewsRackListeners, NewsRackProperties } from './news-rack.js';

export * from './news-rack.js';

type Usual = Omit<HTMLAttributes<NewsRackElement>, keyof NewsRackProperties>;

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'news-rack': DetailedHTMLProps<Usual & NewsRackProperties & NewsRackListeners, NewsRackElement>;
    }
  }
}
