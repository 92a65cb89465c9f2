/**
 * Search box, filters, sorting and the count.
 */
export const CONTROLS = `
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
.facet[aria-disabled='true'] { opacity: 0.5; }
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
.timeline { order: 2; flex: 1 0 100%; min-block-size: 5.75rem; contain: inline-size; }
.layout { display: flex; inline-size: 12.5rem; block-size: 2.5rem; }
.count { margin-inline-start: auto; color: var(--muted); font-size: 0.85em; font-variant-numeric: tabular-nums; }
.show-all, .more-links, .corrected {
  padding: 0.25rem 0; min-block-size: 1.75rem; border: 0; background: none; text-decoration: underline; text-underline-offset: 0.2em;
}

/* Count and chosen filters */
.summary, .chips { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
.status { color: var(--muted); margin-inline-end: 0.5rem; }
.status:not(:empty) { display: flex; flex-wrap: wrap; column-gap: 0.35em; align-items: center; min-block-size: 2rem; }

.chip, .summary .clear { min-block-size: 2rem; padding-block: 0.125rem; font-size: 0.9em; }
.chip { border-color: transparent; background: var(--tint); }
.chip::after { content: '×' / ''; margin-inline-start: 0.5em; color: var(--muted); }
.summary .clear { border-color: transparent; text-decoration: underline; text-underline-offset: 0.2em; }

@container newsrack (max-width: 34rem) {
  .search { flex-basis: 100%; }
  .sort span { position: absolute; clip-path: inset(50%); }
  .facet, .sort { flex: 1 1 auto; }
  .sort select { flex: 1; }
}
@media (forced-colors: active) {
  .badge:not(:empty), .chip { border: 1px solid; color: CanvasText; }
  .facet[aria-disabled='true'] { opacity: 1; color: GrayText; border-color: GrayText; }
}
@media print {
  .controls, .summary .clear, .chip::after { display: none; }
}
`;
