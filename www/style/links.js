/** Related links, loaded with them. */
export const LINKS = `
.related li a { font-weight: 550; text-decoration: underline; text-decoration-color: var(--line); text-underline-offset: 0.2em; }
.related li > a { grid-column: 1 / -1; justify-self: start; max-inline-size: 100%; }
.few a, .few .meta, .few .provider bdi { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; flex-wrap: nowrap; }
.few .provider { min-inline-size: 0; }
.few time { flex: none; }
.show-here { grid-column: 2; min-block-size: 1.5rem; padding: 0 0.75em; border: 0; border-radius: 1em; background: var(--tint); font-size: 0.8125em; }
.alike { padding-block-start: 0.5rem; color: var(--muted); font-weight: 600; }
/* The other cards of a row grow along: not without end. */
.related details > div { max-block-size: 20rem; overflow: auto; }
@media (hover: hover) {
  .related a:hover { text-decoration-color: currentColor; }
}
@media print {
  .show-here { display: none; }
  .related details > div { max-block-size: none; }
}
`;
