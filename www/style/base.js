/**
 * Colours, sizes, focus, and what there is to say. Colours come from the page's own text colour where they can, so
 * that the element fits a page of any colour; what has a ground of its own follows the color-scheme.
 */
export const BASE = `
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
:host(:is([theme='light' i], [theme='dark' i])) {
  padding: clamp(0.5rem, 3%, 1.25rem); border-radius: var(--radius); color: CanvasText; background: Canvas;
}
:host([theme='light' i]) { color-scheme: light; }
:host([theme='dark' i]) { color-scheme: dark; }
[hidden] { display: none !important; }
*, ::before, ::after { box-sizing: border-box; }
p, ul, h2, h3, h4, h5, h6 { margin: 0; padding: 0; }
li { list-style: none; }
button, input, select { font: inherit; color: inherit; }
button, summary, select, label { cursor: pointer; }
.status { unicode-bidi: plaintext; }
a { color: inherit; text-decoration: none; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.cards:focus-visible { outline-offset: 6px; border-radius: var(--radius); }
.unseen { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.rack { display: grid; gap: 1rem; }

/* What there is to say */
.notice { padding: 2rem 1.25rem; border: 1px dashed var(--line); border-radius: var(--radius); text-align: center; }
.notice > * { margin: 0.25rem; }
.notice strong { display: block; font-size: 1.1em; }
.notice p { color: var(--muted); overflow-wrap: anywhere; }
.problems { color: var(--muted); font-size: 0.85em; }
.problems:not([open]) { flex: 1 1 0; min-inline-size: 2em; }
.problems[open] { order: 1; flex-basis: 100%; }
.problems:not([open]) summary { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.problems ul { padding: 0.5rem 1rem; overflow-wrap: anywhere; }
.problems small { display: block; }
.more { justify-self: center; padding-inline: 1.5rem; font-weight: 600; }

@media (hover: hover) {
  button:hover, select:hover { background-color: var(--tint); }
}
@media (prefers-reduced-motion: no-preference) {
  button { transition: background-color 0.15s; }
}
@media print {
  :host([theme]) { color-scheme: light; }
  .more, .problems { display: none; }
}
`;
