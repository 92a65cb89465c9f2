/**
 * How the element looks. Colours come from the page's own text colour where they can, so that the element fits
 * a page of any colour; what has a ground of its own follows the page's color-scheme.
 */
const CSS = `
:host {
  --accent: var(--newsrack-accent, #0b57d0);
  --on-accent: var(--newsrack-on-accent, Canvas);
  --muted: color-mix(in srgb, currentColor 68%, transparent);
  --line: color-mix(in srgb, currentColor 15%, transparent);
  --tint: color-mix(in srgb, currentColor 6%, transparent);
  --radius: var(--newsrack-radius, 0.875rem);
  --gap: var(--newsrack-gap, 1.25rem);
  display: block;
  container: newsrack / inline-size;
  line-height: 1.45;
}
@supports (color: light-dark(red, red)) {
  :host { --accent: var(--newsrack-accent, light-dark(#0b57d0, #a8c7fa)); }
}
[hidden] { display: none !important; }
*, ::before, ::after { box-sizing: border-box; }
p, ul, h2, h3, h4, h5, h6 { margin: 0; padding: 0; }
ul { list-style: none; }
button, input, select { font: inherit; color: inherit; }
button, summary, select, label { cursor: pointer; }
.status { unicode-bidi: plaintext; }
a { color: inherit; text-decoration: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.cards:focus-visible { outline-offset: 6px; border-radius: var(--radius); }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.rack { display: grid; gap: 1rem; }

/* Controls */
.controls { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.controls input[type='search'], .controls select, .facet, .more, .retry, .way, .clear, .chip {
  min-block-size: 2.5rem; padding: 0.375rem 0.875rem; border: 1px solid var(--line); border-radius: 2rem; background: transparent;
}
.search { position: relative; flex: 1 1 14rem; }
.search input { inline-size: 100%; padding-inline-start: 2.5rem !important; appearance: none; }
.search::before {
  content: ''; position: absolute; inset-block-start: 0.7rem; inset-inline-start: 1rem; inline-size: 0.8rem; block-size: 0.8rem;
  border: 2px solid var(--muted); border-radius: 50%; pointer-events: none;
}
.search::after {
  content: ''; position: absolute; inset-block-start: 1.45rem; inset-inline-start: 1.65rem; inline-size: 0.5rem;
  border-block-start: 2px solid var(--muted); transform: rotate(45deg); pointer-events: none;
}
.search:dir(rtl)::after { transform: rotate(-45deg); }
::placeholder { color: inherit; opacity: 0.68; }
.facet::after, .sort::after, summary::after {
  content: ''; display: inline-block; inline-size: 0.4em; block-size: 0.4em; margin-inline-start: 0.6em; vertical-align: 0.2em;
  border: solid; border-width: 0 2px 2px 0; transform: rotate(45deg);
}
.facet[aria-expanded='true'] { background: var(--tint); }
.facet[aria-expanded='true']::after, [open] > summary::after { vertical-align: -0.05em; transform: rotate(225deg); }
summary { list-style: none; }
summary::-webkit-details-marker { display: none; }
.badge:not(:empty) {
  display: inline-block; min-inline-size: 1.5em; margin-inline-start: 0.5em; padding-inline: 0.35em; border-radius: 1em;
  background: var(--accent); color: var(--on-accent); font-size: 0.8em; text-align: center;
}
.sort { position: relative; display: flex; align-items: center; gap: 0.5rem; }
.sort span { color: var(--muted); }
.sort select { appearance: none; padding-inline-end: 2.25rem; }
.sort option { color: CanvasText; background: Canvas; }
.sort::after { position: absolute; inset-inline-end: 1.1rem; pointer-events: none; }
.panel { order: 1; flex: 1 0 100%; padding: 0.75rem 1rem; border: 1px solid var(--line); border-radius: var(--radius); background: var(--tint); }
.values { columns: 13rem; column-gap: 1.5rem; }
.values.all { max-block-size: 20rem; overflow: auto; }
.values li { break-inside: avoid; }
.values label { display: flex; align-items: baseline; gap: 0.5rem; padding-block: 0.25rem; min-block-size: 1.75rem; }
.values input { accent-color: var(--accent); inline-size: 1rem; block-size: 1rem; flex: none; align-self: center; margin: 0; }
.values bdi { overflow-wrap: anywhere; }
.count { margin-inline-start: auto; color: var(--muted); font-size: 0.85em; font-variant-numeric: tabular-nums; }
.show-all, .more-links {
  padding: 0.25rem 0; min-block-size: 1.75rem; border: 0; background: none; text-decoration: underline; text-underline-offset: 0.2em;
}

/* Count and chosen filters */
.summary, .chips { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.status { color: var(--muted); margin-inline-end: 0.5rem; }
.status:not(:empty) { display: flex; align-items: center; min-block-size: 2rem; }

/* In the gap below the count, so that nothing moves when it comes and goes. */
.summary { position: relative; }
.progress {
  position: absolute; inset-inline-start: 0; inset-block-end: -0.625rem; inline-size: 100%; block-size: 0.25rem; overflow: hidden;
  appearance: none; border: 0; border-radius: 1rem; background: var(--line);
}
::-webkit-progress-bar { background: none; }
::-webkit-progress-value { border-radius: 1rem; background: var(--accent); }
::-moz-progress-bar { border-radius: 1rem; background: var(--accent); }
.progress:indeterminate { background: linear-gradient(90deg, transparent 20%, var(--accent), transparent 80%) 0 0 / 200% var(--line); }
.progress:indeterminate::-moz-progress-bar { background: none; }
.chip, .summary .clear { min-block-size: 2rem; padding-block: 0.125rem; font-size: 0.9em; }
.chip { border-color: transparent; background: var(--tint); }
.chip::after { content: '×' / ''; margin-inline-start: 0.5em; color: var(--muted); }
.summary .clear { border-color: transparent; text-decoration: underline; text-underline-offset: 0.2em; }

/* What there is to say */
.notice { padding: 2rem 1.25rem; border: 1px dashed var(--line); border-radius: var(--radius); text-align: center; }
.notice > * { margin: 0.25rem; }
.notice strong { display: block; font-size: 1.1em; }
.notice p { color: var(--muted); overflow-wrap: anywhere; }
.problems { color: var(--muted); font-size: 0.85em; }
.problems ul { padding: 0.5rem 1rem; overflow-wrap: anywhere; }
.problems small { display: block; }
.more { justify-self: center; padding-inline: 1.5rem; font-weight: 600; }

/* Cards */
.cards { display: grid; gap: var(--gap); grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--newsrack-card-width, 17rem)), 1fr)); }
.cards > li { display: grid; min-inline-size: 0; }
.card {
  position: relative; display: flex; flex-direction: column; min-inline-size: 0; overflow: hidden;
  border: 1px solid var(--line); border-radius: var(--radius); background: var(--newsrack-card, transparent);
}
.body { display: flex; flex: 1; flex-direction: column; gap: 0.5rem; min-inline-size: 0; padding: 1rem; }
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
.meta { display: flex; flex-wrap: wrap; align-items: center; column-gap: 0.45em; color: var(--muted); font-size: 0.8125em; }
.meta > * + *::before { content: '·' / ''; margin-inline-end: 0.45em; }
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
  position: relative; display: inline-block; min-block-size: 1.625rem; padding: 0.125rem 0.625rem; border: 1px solid transparent; border-radius: 1rem;
  background: var(--tint); font-size: 0.8em;
}
.topic[aria-pressed='true'] { background: var(--accent); color: var(--on-accent); }
.related { position: relative; font-size: 0.875em; }
.related summary { min-block-size: 1.625rem; padding-block: 0.125rem; color: var(--muted); }
.related ul { display: grid; gap: 0.75rem; padding-block: 0.5rem; }
.related li a { font-weight: 550; text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: 0.2em; }
.alike { padding-block-start: 0.5rem; color: var(--muted); font-weight: 600; }

/* What is not there yet */
.skeleton :is(.picture, p) { background: var(--line); }
.skeleton p { border-radius: 0.25em; }
.skeleton .meta { inline-size: 45%; }
.skeleton .excerpt { block-size: 4.2em; }
[inert] .facet { display: block !important; }

/* The other cards of a row grow along: not without end. */
:is([data-layout='grid'], [data-layout='headlines']) .related > div { max-block-size: 20rem; overflow: auto; }

/* List: a thumbnail beside the text */
[data-layout='list'] .cards { grid-template-columns: 1fr; }
[data-layout='list'] .card { flex-direction: row; align-items: flex-start; gap: 1.25rem; border: 0; border-radius: 0; background: none; overflow: visible; }
[data-layout='list'] .cards > li + li { padding-block-start: var(--gap); border-block-start: 1px solid var(--line); }
[data-layout='list'] .picture { inline-size: clamp(6rem, 26%, 15rem); border-radius: var(--radius); }
[data-layout='list'] .body { padding: 0; }
[data-layout='list'] .body > * { max-inline-size: 44rem; }

/* Headlines: text alone */
[data-layout='headlines'] .cards { gap: 0 2rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); }
[data-layout='headlines'] :is(.picture, .excerpt, .topics, .computed) { display: none; }
[data-layout='headlines'] .card { border-width: 0 0 1px; border-radius: 0; background: none; }
[data-layout='headlines'] .body { gap: 0.125rem; padding: 0.75rem 0; }
[data-layout='headlines'] .title { order: -1; font-weight: 600; }

@container newsrack (max-width: 34rem) {
  .search { flex-basis: 100%; }
  .sort span { position: absolute; clip-path: inset(50%); }
  .facet, .sort { flex: 1 1 auto; }
  .sort select { flex: 1; }
  [data-layout='list'] .card { gap: 0.875rem; }
  [data-layout='list'] .picture { inline-size: 6rem; aspect-ratio: 1; }
  [data-layout='list'] .initials { font-size: 1.5rem; }
  [data-layout='list'] .excerpt { -webkit-line-clamp: 2; }
}
@media (hover: hover) {
  .card:has(.title a:hover) { border-color: color-mix(in srgb, currentColor 40%, transparent); }
  .title a:hover { text-decoration: underline; text-decoration-thickness: 0.08em; text-underline-offset: 0.15em; }
  button:hover, select:hover { background-color: var(--tint); }
  .related a:hover { text-decoration-color: currentColor; }
}
@media (prefers-reduced-motion: no-preference) {
  .card { transition: border-color 0.15s; }
  button { transition: background-color 0.15s; }
  ::-webkit-progress-value { transition: inline-size 0.2s; }
  .progress:indeterminate { animation: run 1.6s linear infinite; }
  .skeleton { animation: wait 0.9s ease-in-out infinite alternate; }
  @keyframes wait { to { opacity: 0.5; } }
  @keyframes run { from { background-position-x: 200%; } }
}
@media (forced-colors: active) {
  .badge:not(:empty), .topic, .chip { border: 1px solid; color: CanvasText; }
  .topic[aria-pressed='true'] { background: Highlight; color: HighlightText; forced-color-adjust: none; }
  mark { background: Mark; color: MarkText; }
  .skeleton :is(.picture, p) { border: 1px solid GrayText; }
  .progress { --accent: Highlight; --line: Canvas; block-size: 0.5rem; border: 1px solid CanvasText; forced-color-adjust: none; }
}
@media print {
  .controls, .more, .summary .clear, .chip::after, .related:not([open]), .problems { display: none; }
  .cards > li { break-inside: avoid; }
  .excerpt { display: block; }
}
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** The one stylesheet all elements share, made when first asked for. */
export function stylesheet() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS);
  }
  return sheet;
}
