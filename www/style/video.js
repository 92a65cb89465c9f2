/**
 * Videos that play in their card.
 */
export const VIDEO = `
.play { position: absolute; z-index: 2; inset: 0; padding: 0; border: 0; background: none; }
.play:hover { background: rgb(0 0 0 / 0.15); }
.play:focus-visible { outline: 3px solid #fff; outline-offset: -6px; box-shadow: inset 0 0 0 8px #000; }
/* As wide as the card, whatever the layout, and no smaller than the players can be used. */
.playing { flex-direction: column !important; align-items: stretch !important; }
.playing .picture { flex: none; inline-size: 100% !important; min-block-size: 12.5rem; aspect-ratio: 16 / 9 !important; }
.player { position: absolute; z-index: 2; inset: 0; inline-size: 100%; block-size: 100%; border: 0; background: #000; }
.close {
  position: absolute; z-index: 3; inset-block-start: 0.5rem; inset-inline-end: 0.5rem; inline-size: 2rem; block-size: 2rem; padding: 0; border: 1px solid #fff;
  border-radius: 50%; background: #000; color: #fff; line-height: 1;
}
.close:hover { background: #333; }
.close:focus-visible { outline: 2px solid #fff; box-shadow: 0 0 0 4px #000; }
@media print {
  .play, .player, .close { display: none; }
}
`;
