/** How far loading is, loaded where that takes long. */
import { adopt } from './adopt.js';

const PROGRESS = `
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
@media (prefers-reduced-motion: no-preference) {
  ::-webkit-progress-value { transition: inline-size 0.2s; }
  .progress:indeterminate { animation: run 1.6s linear infinite; }
  @keyframes run { from { background-position-x: 200%; } }
}
@media (forced-colors: active) {
  .progress { --accent: Highlight; --line: Canvas; block-size: 0.5rem; border: 1px solid CanvasText; forced-color-adjust: none; }
}
`;

/** Lets the bar be seen. @param {HTMLElement} bar */
export function reveal(bar) {
  adopt(/** @type {ShadowRoot} */ (bar.getRootNode()), PROGRESS);
  bar.hidden = false;
}
