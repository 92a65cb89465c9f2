/** Numbered pages, loaded with them. */
export const PAGES = `
.pages, .pages ul { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; justify-content: center; }
.pages li { min-inline-size: 2.5rem; text-align: center; font-variant-numeric: tabular-nums; }
.pages button { min-inline-size: 2.5rem; min-block-size: 2.5rem; padding: 0.25rem 0.75rem; border: 1px solid transparent; border-radius: 2rem; background: none; }
.pages :is(.previous, .next) { border-color: var(--line); }
.pages button:disabled { opacity: 0.5; cursor: default; }
.pages [aria-current] { background: var(--accent); color: var(--on-accent); font-weight: 600; }
@media (hover: hover) { .pages button:not([aria-current]):enabled:hover { background: var(--tint); } }
@media (forced-colors: active) { .pages [aria-current] { background: Highlight; color: HighlightText; forced-color-adjust: none; } }
@media print { .pages { display: none; } }
`;
