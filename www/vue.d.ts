/** Types of `newsrack/vue`: it registers the element as `newsrack/define` does, and lets Vue’s templates know it. */

import type { EmitFn, HTMLAttributes, PublicProps } from 'vue';
import type { NewsRackElement, NewsRackEventMap, NewsRackProperties } from './news-rack.js';

export * from './news-rack.js';

type Usual = Omit<HTMLAttributes, keyof NewsRackProperties>;
type Own = keyof NewsRackEventMap & `newsrack-${string}`;

declare module 'vue' {
  interface GlobalComponents {
    'news-rack': new () => NewsRackElement & {
      $props: Usual & NewsRackProperties & PublicProps;
      $emit: EmitFn<{ [Name in Own]: (event: NewsRackEventMap[Name]) => void }>;
    };
  }
}
