/**
 * Cards, in the grid.
 */
export const CARDS = `
/* Cards wait for a layout that is still being loaded. */
[data-layout=''] .cards { display: none; }
.cards { display: grid; gap: var(--gap); grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--newsrack-card-width, 17rem)), 1fr)); }
.cards > li { display: grid; min-inline-size: 0; }
/* Of many cards only those near what is seen are laid out; until then each is taken to be as high as most are. Of
   very many only those are there. */
:not([data-layout='carousel']) > .cards:not([data-before]) > li:nth-child(n + 41) { content-visibility: auto; contain-intrinsic-block-size: auto var(--usual, 30rem); }
.card:focus-visible { outline-offset: -2px; }
.card {
  position: relative; display: flex; flex-direction: column; min-inline-size: 0; overflow: hidden;
  border: 1px solid var(--line); border-radius: var(--radius); background: var(--newsrack-card, transparent);
}
/* A list’s row fixes the side where lines begin, by the page’s direction; here it is the title’s. */
.body { display: flex; flex: 1; flex-direction: column; gap: 0.5rem; min-inline-size: 0; padding: 1rem; text-align: start; }
.picture { position: relative; aspect-ratio: 16 / 9; overflow: hidden; flex: none; }
.picture, .picture * { border-radius: inherit; }
.card > .picture { border-end-start-radius: 0; border-end-end-radius: 0; }
.image { position: absolute; inset: 0; inline-size: 100%; block-size: 100%; object-fit: cover; }
.initials {
  position: absolute; inset: 0; display: grid; place-items: center; color: #fff; font-size: 2.25rem; font-weight: 700; letter-spacing: 0.05em;
  background: linear-gradient(135deg, hsl(var(--hue) 42% 46%), hsl(calc(var(--hue) + 40) 48% 30%));
}
.tint-0 { --hue: 215; } .tint-1 { --hue: 165; } .tint-2 { --hue: 265; } .tint-3 { --hue: 330; } .tint-4 { --hue: 20; } .tint-5 { --hue: 190; }
.video .picture::after {
  content: ''; position: absolute; inset-block-end: 0.75rem; inset-inline-start: 0.75rem; inline-size: 2.5rem; block-size: 2.5rem; border-radius: 50%;
  background: rgb(0 0 0 / 0.65);
}
.video .picture::before {
  content: ''; position: absolute; z-index: 1; inset-block-end: 1.5rem; inset-inline-start: 1.6rem; inline-size: 0.9rem; block-size: 1rem;
  background: #fff; clip-path: polygon(0 0, 100% 50%, 0 100%);
}
/* The dots stand in the gaps: what begins a line has none. */
.meta { display: flex; flex-wrap: wrap; align-items: center; column-gap: 1.2em; overflow: clip; color: var(--muted); font-size: 0.8125em; }
.meta > * + *::before { content: '·' / ''; display: inline-block; inline-size: 1.2em; margin-inline-start: -1.2em; text-align: center; }
.provider { display: inline-flex; align-items: center; gap: 0.45em; font-weight: 600; min-inline-size: 0; overflow-wrap: anywhere; }
.icon { inline-size: 1.25em; block-size: 1.25em; object-fit: contain; border-radius: 0.25em; }
.title { font-size: 1.0625em; font-weight: 650; line-height: 1.3; overflow-wrap: anywhere; text-wrap: balance; }
.title a::after { content: ''; position: absolute; inset: 0; }
.title a:focus-visible { outline: none; }
.card:has(.title a:focus-visible) { outline: 2px solid var(--accent); outline-offset: 2px; }
.excerpt { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: var(--newsrack-excerpt-lines, 4); overflow: hidden; color: var(--muted); font-size: 0.9em; overflow-wrap: anywhere; }
.body:dir(rtl) .excerpt:dir(ltr) { text-align: right; }
.body:dir(ltr) .excerpt:dir(rtl) { text-align: left; }
mark { border-radius: 0.15em; background: color-mix(in srgb, var(--accent) 28%, transparent); color: inherit; }
.topics { display: flex; flex-wrap: wrap; gap: 0.375rem; padding-block-start: 0.25rem; }
.topic {
  position: relative; display: block; min-block-size: 1.625rem; padding: 0.125rem 0.625rem; border: 1px solid transparent; border-radius: 1rem;
  background: var(--tint); font-size: 0.8em;
}
.topic[aria-pressed='true'] { background: var(--accent); color: var(--on-accent); }
.related { position: relative; font-size: 0.875em; }
.related summary { min-block-size: 1.625rem; padding-block: 0.125rem; color: var(--muted); }
.related ul { display: grid; gap: 0.75rem; padding-block: 0.5rem; }
.related li { display: grid; grid-template-columns: minmax(0, 1fr) auto; column-gap: 0.5rem; align-items: center; }
.related .few { gap: 0.25rem; }
.few li { grid-template-rows: repeat(2, 1.75em); min-block-size: 3.5em; }

/* What is not there yet */
.skeleton :is(.picture, p) { background: var(--line); }
.skeleton p { border-radius: 0.25em; }
.skeleton .meta { inline-size: 45%; }
.skeleton .excerpt { block-size: 4.2em; }

@media (hover: hover) {
  .card:has(.title a:hover) { border-color: color-mix(in srgb, currentColor 40%, transparent); }
  .title a:hover { text-decoration: underline; text-decoration-thickness: 0.08em; text-underline-offset: 0.15em; }
}
@media (prefers-reduced-motion: no-preference) {
  .card { transition: border-color 0.15s; }
  .skeleton { animation: wait 0.9s ease-in-out infinite alternate; }
  @keyframes wait { to { opacity: 0.5; } }
}
@media (forced-colors: active) {
  .topic { border: 1px solid; color: CanvasText; }
  .topic[aria-pressed='true'] { background: Highlight; color: HighlightText; forced-color-adjust: none; }
  mark { background: Mark; color: MarkText; }
  .picture { forced-color-adjust: none; }
  .skeleton :is(.picture, p) { border: 1px solid GrayText; }
}
@media print {
  .related details:not([open]) { display: none; }
  .cards > li { break-inside: avoid; content-visibility: visible !important; }
  .excerpt { display: block; }
  .picture:not(:has(.image)) { display: none; }
  /* Paper can't be clicked: the address itself. */
  .title a::after { content: ' (' attr(href) ')'; position: static; font-size: 0.7em; font-weight: 400; }
}
`;
