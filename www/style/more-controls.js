/**
 * How the controls look that only some pages have, or some readers open.
 */
export const VALUES = `
.values { columns: 13rem; column-gap: 1.5rem; }
.values.all { columns: auto; display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 13rem), 1fr)); max-block-size: 20rem; overflow: auto; }
.find { min-block-size: 3rem; }
.values li { break-inside: avoid; }
.values label { display: flex; align-items: baseline; gap: 0.5rem; padding-block: 0.25rem; min-block-size: 1.75rem; }
.values input { accent-color: var(--accent); inline-size: 1rem; block-size: 1rem; flex: none; align-self: center; margin: 0; }
.values bdi { overflow-wrap: anywhere; }
`;

export const FIND = `
.find input { inline-size: min(100%, 24rem); }
.find .none { padding-block-start: 0.5rem; color: var(--muted); }
.find .none:empty { display: none; }
`;

export const SUGGESTIONS = `
.suggestions {
  position: absolute; z-index: 9; inset-block-start: calc(100% + 0.25rem); inset-inline-start: 0; inline-size: max(100%, min(24rem, 100cqi)); max-block-size: 22rem; overflow: auto; padding: 0.375rem;
  border: 1px solid var(--line); border-radius: var(--radius); background: Canvas; color: CanvasText; box-shadow: 0 0.5rem 1.5rem rgb(0 0 0 / 0.2);
}
.suggestions li {
  display: flex; align-items: baseline; gap: 0.75rem; min-block-size: 2.5rem; padding: 0.5rem 0.75rem; border-radius: calc(var(--radius) / 2); cursor: pointer;
}
.suggestions bdi { overflow-wrap: anywhere; min-inline-size: 0; }
.suggestions .kind { flex: none; color: var(--muted); font-size: 0.85em; }
.suggestions [aria-selected='true'] { background: var(--tint); outline: 2px solid var(--accent); outline-offset: -2px; }
@media (hover: hover) {
  .suggestions li:hover { background: var(--tint); }
}
@media (forced-colors: active) {
  .suggestions { border-color: CanvasText; }
  .suggestions [aria-selected='true'] { outline-color: Highlight; }
}
`;

export const TIMELINE = `
.timeline p { display: flex; justify-content: space-between; gap: 1rem; min-block-size: 1.5rem; font-size: 0.875em; white-space: nowrap; }
.timeline output { flex: 1 0 15em; text-align: end; }
.timeline p span { overflow: hidden; color: var(--muted); text-overflow: ellipsis; }
.plot { position: relative; block-size: 4rem; padding-inline: 1.5rem; touch-action: pan-y; cursor: crosshair; user-select: none; -webkit-user-select: none; }
.bars { position: relative; block-size: 100%; border-block-end: 1px solid var(--line); }
.bars i { position: absolute; inset-block-end: 0; min-inline-size: 1px; min-block-size: 2px; border-inline-end: 1px solid transparent; border-radius: 2px 2px 0 0; background: var(--accent) padding-box; }
.bars .out { background-color: var(--muted); opacity: 0.45; }
.end {
  position: absolute; inset-block: 0; inline-size: 1.5rem; inset-inline-start: calc((100% - 3rem) * var(--part, 0)); cursor: ew-resize; touch-action: none; border-radius: 0.375rem;
}
.end.to { inset-inline-start: calc(1.5rem + (100% - 3rem) * var(--part, 1)); }
.end::before { content: ''; position: absolute; inset-block: 0; inset-inline-end: 0; border-inline-end: 2px solid currentColor; }
.end.to::before { inset-inline: 0 auto; }
.end::after {
  content: ''; position: absolute; inset-block: 1.125rem; inset-inline: 0.625rem 0; border: 2px solid currentColor; background: currentColor;
  border-start-start-radius: 0.5rem; border-end-start-radius: 0.5rem;
}
.end.to::after { inset-inline: 0 0.625rem; border-radius: 0; border-start-end-radius: 0.5rem; border-end-end-radius: 0.5rem; }
@media (forced-colors: active) {
  .bars i { background: Highlight; forced-color-adjust: none; }
  .bars .out { background: CanvasText; opacity: 1; }
  .end::before, .end::after { border-color: ButtonText; }
}
@media print {
  .timeline { display: none; }
}
`;

export const DATES = `
.presets, .days { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; }
.presets label, .days label { display: flex; flex-wrap: wrap; align-items: center; column-gap: 0.5rem; min-block-size: 2.5rem; }
.presets input { accent-color: var(--accent); inline-size: 1rem; block-size: 1rem; margin: 0; flex: none; }
.days { margin-block-start: 0.25rem; }
.days span { min-inline-size: 2.5em; color: var(--muted); }
.days input { min-block-size: 2.5rem; padding: 0.25rem 0.75rem; border: 1px solid var(--line); border-radius: 2rem; background: transparent; max-inline-size: 100%; }
`;

export const QUALITY = `
.quality { display: flex; flex-wrap: wrap; align-items: center; gap: 0.25rem 1rem; min-block-size: 2.5rem; }
.quality input { flex: 1 1 12rem; max-inline-size: 24rem; min-inline-size: 0; block-size: 2.5rem; margin: 0; accent-color: var(--accent); cursor: pointer; }
.quality output { min-inline-size: 8em; }
`;

export const LAYOUT = `
.layout label { position: relative; display: grid; place-items: center; inline-size: 2.5rem; border-radius: 2rem; }
.layout input { position: absolute; inset: 0; margin: 0; appearance: none; border-radius: 2rem; cursor: pointer; }
.layout svg { inline-size: 1.125rem; block-size: 1.125rem; fill: currentColor; opacity: 0.6; pointer-events: none; }
.layout :checked { background: var(--tint); box-shadow: inset 0 0 0 1px var(--line); }
.layout :checked + svg { opacity: 1; fill: var(--accent); }
.layout svg:dir(rtl) { transform: scaleX(-1); }
@media (forced-colors: active) {
  .layout svg { opacity: 1; }
  .layout :checked { box-shadow: none; border: 2px solid Highlight; }
}
`;
