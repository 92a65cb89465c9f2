/** The demo's articles in one rack, for pages that show them more than once. */
import { Newsrack } from './newsrack.js';

const FILES = [
  'oceans.yaml',
  'space.yaml',
  'cities.yaml',
  'machines.yaml',
  'fields.yaml',
  'world.yaml',
  '2025-03-02-how-to-read-a-tide-table.md',
  '2025-04-19-the-woman-who-maps-smells.md',
  '2025-06-21-letter-from-the-winter-station.md',
  '2025-07-09-1816.md',
  '2026-02-20-why-do-wind-turbines-have-three-blades.md',
  '2026-02-28-the-repair-evening.md',
  '2026-04-08-kites-pull-a-cargo-ship-across-the-gulf.md',
  '2026-11-18-twenty-five-good-things-that-happened-while-we-looked-elsewhere.md',
];

export const samples = Newsrack.open(
  FILES.map((name) => new URL(`../demo/articles/${name}`, import.meta.url)),
  { allowRelativeUrls: true },
);
