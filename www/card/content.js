/**
 * What a card is made of: if it is the same, so is the card. What is marked in it changes with every search, and its
 * line with what is put before it.
 * @import { Card } from '../newsrack.js'
 */

/** @param {Card} card */
export const contentOf = (card) =>
  JSON.stringify({ ...card, highlights: undefined, score: undefined, line: undefined });
