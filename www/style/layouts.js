/**
 * What the layouts other than the grid have of their own.
 */
export const LAYOUTS = `
/* List: a thumbnail beside the text */
[data-layout='list'] .cards { grid-template-columns: 1fr; --usual: 12rem; }
[data-layout='list'] .card {
  flex-direction: row; align-items: flex-start; gap: 1.25rem; border: 0; border-radius: 0; background: none; overflow: visible;
}
[data-layout='list'] .cards > :is(li + li, [data-before]:not([data-before='0']) > li) { padding-block-start: var(--gap); border-block-start: 1px solid var(--line); }
[data-layout='list'] .picture { inline-size: clamp(6rem, 26%, 15rem); border-radius: var(--radius); }
[data-layout='list'] .body { padding: 0; }
[data-layout='list'] .body > * { max-inline-size: 44rem; }
[data-layout='list'] .related details > div { max-block-size: none; }

/* Headlines: text alone */
[data-layout='headlines'] .cards { --usual: 6rem; gap: 0 2rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); }
[data-layout='headlines'] :is(.picture, .excerpt, .topics, .computed) { display: none; }
[data-layout='headlines'] .card { border-width: 0 0 1px; border-radius: 0; background: none; }
[data-layout='headlines'] .body { gap: 0.125rem; padding: 0.75rem 0; }
[data-layout='headlines'] .title { order: -1; font-weight: 600; }

/* Magazine: the first card leads. The others stand in rows below it, or around it where there is room. */
[data-layout='magazine'] .cards {
  grid-template-columns: 1fr;
  .card { border: 0; border-radius: 0; background: none; overflow: visible; }
  .picture { border-radius: var(--radius); }
  .body { padding: 0.75rem 0 0; }
  .excerpt { -webkit-line-clamp: var(--newsrack-excerpt-lines, 2); }
  > :first-child {
    .title { font-size: clamp(1.5rem, 3.2cqi, 2.75rem); line-height: 1.15; letter-spacing: -0.01em; }
    .excerpt { font-size: 1.0625em; -webkit-line-clamp: var(--newsrack-excerpt-lines, 4); }
    .initials { font-size: 4rem; }
  }
  > :not(:first-child) .topics { display: none; }
}

/* Where cards are small, a related link is its title alone. */
:is([data-layout='headlines'] .cards, [data-layout='magazine'] .cards > :not(:first-child)) .few {
  gap: 0;
  li { grid-template-rows: 1.75em; min-block-size: 1.75em; }
  a { font-weight: 400; }
  .meta, .show-here { display: none; }
}

/* Carousel: one row to be scrolled. The focus ring of a card needs room within it. */
[data-layout='carousel'] .cards {
  grid-auto-flow: column; grid-template-columns: none; grid-auto-columns: min(86%, var(--newsrack-card-width, 17rem));
  margin: -0.375rem; padding: 0.375rem; overflow: auto hidden; overscroll-behavior-inline: contain;
  scroll-snap-type: inline mandatory; scroll-padding: 0.375rem; scrollbar-width: thin;
}
[data-layout='carousel'] .cards > li { scroll-snap-align: start; }
.arrows { display: flex; gap: 0.5rem; margin-inline-start: auto; }
.arrow {
  display: grid; place-items: center; inline-size: 2.5rem; block-size: 2.5rem; padding: 0; border: 1px solid var(--line); border-radius: 50%;
  background: none;
}
.arrow::before {
  content: ''; inline-size: 0.6rem; block-size: 0.6rem; margin-inline-end: 0.25rem; border: solid; border-width: 2px 2px 0 0; transform: rotate(45deg);
}
.arrow:is([part='previous']:dir(ltr), [part='next']:dir(rtl))::before { transform: rotate(-135deg); }
[part='previous']::before { margin-inline: 0.25rem 0; }
.arrow[aria-disabled='true'] { opacity: 0.4; cursor: default; }

@container newsrack (max-width: 34rem) {
  :is([data-layout='list'] .cards > li, [data-layout='magazine'] .cards > li + li) {
    .card { flex-direction: row; align-items: flex-start; gap: 0.875rem; }
    .picture { inline-size: 6rem; aspect-ratio: 1; }
    .initials { font-size: 1.5rem; }
    /* The mark covers half of so small a picture. */
    .video .initials { place-items: start end; padding: 0.375rem 0.5rem; }
    .body { padding: 0; }
    .excerpt { -webkit-line-clamp: 2; }
  }
  [data-layout='magazine'] .cards > li + li {
    padding-block-start: var(--gap); border-block-start: 1px solid var(--line);
    .excerpt { display: none; }
  }
}
@container newsrack (min-width: 34rem) {
  [data-layout='magazine'] .cards {
    grid-template-columns: 1fr 1fr; row-gap: calc(1.5 * var(--gap));
    > :first-child {
      grid-column: 1 / -1;
      .card { flex-direction: row; gap: var(--gap); }
      .picture { inline-size: 58%; max-block-size: 28rem; }
      .body { justify-content: center; padding: 0; }
    }
  }
}
@container newsrack (min-width: 56rem) {
  [data-layout='magazine'] .cards {
    grid-template-columns: repeat(4, 1fr);
    > :first-child:not(:only-child) {
      grid-area: span 2 / span 2;
      .card { flex-direction: column; gap: 0; }
      .picture { flex: 1 0 auto; inline-size: auto; max-block-size: none; }
      .body { flex: none; padding: 1rem 0 0; }
    }
    /* Beside the lead there is room for four: two are wider. */
    > :nth-child(n + 2):nth-last-child(-n + 2):not(:nth-child(n + 4)) { grid-column: span 2; }
  }
}
@container newsrack (min-width: 100rem) {
  [data-layout='magazine'] .cards { grid-template-columns: repeat(6, 1fr); }
}
@media (prefers-reduced-motion: no-preference) {
  [data-layout='carousel'] .cards { scroll-behavior: smooth; }
}
@media (forced-colors: active) {
  .arrow[aria-disabled='true'] { opacity: 1; color: GrayText; border-color: GrayText; }
}
@media print {
  .arrows { display: none; }
  [data-layout='carousel'] .cards { grid-auto-flow: row; grid-template-columns: repeat(auto-fill, minmax(12rem, 1fr)); overflow: visible; }
}
`;
