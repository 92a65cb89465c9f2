/** The button that brings new articles, loaded with what looks for them. */
export const FRESH = `
.rack { position: relative; }
.over { position: absolute; z-index: 1; inset: 0; display: grid; justify-items: center; align-items: start; pointer-events: none; }
.fresh {
  position: sticky; inset-block-start: 0.75rem; min-block-size: 2.5rem; padding: 0.375rem 1.25rem; border: 0; border-radius: 2rem;
  background: var(--accent); color: var(--on-accent); font-weight: 600; pointer-events: auto; box-shadow: 0 0.25rem 1rem rgb(0 0 0 / 0.25);
}
@media (hover: hover) { .fresh:hover { background: color-mix(in srgb, var(--accent) 88%, currentColor); } }
@media (forced-colors: active) { .fresh { border: 1px solid; } }
@media print { .fresh { display: none; } }
`;
