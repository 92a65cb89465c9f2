// Screenshots that are kept: small files, and a comparison that sees what moved but not how letters are smoothed.

import { crc32, deflateSync } from 'node:zlib';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

/** Before they are compared, so many pixels in either direction become one: fonts are not drawn alike everywhere. */
const BLOCK = 4;

/** The share of blocks that may differ, and by how much they must to count. */
const TOLERANCE = 0.01;
const THRESHOLD = 0.08;

/**
 * What a new screenshot differs in from the one that is kept, both PNG.
 * @returns {{ share: number, same: boolean, diff?: Buffer }} the share of the picture, and a picture of it
 */
export function compare(kept, fresh) {
  const [one, other] = [kept, fresh].map((bytes) => shrunk(PNG.sync.read(bytes)));
  if (one.width !== other.width || one.height !== other.height) return { share: 1, same: false };
  const { width, height } = one;
  const diff = new PNG({ width, height });
  const count = pixelmatch(one.data, other.data, diff.data, width, height, {
    threshold: THRESHOLD,
    includeAA: true,
  });
  const share = count / (width * height);
  return { share, same: share <= TOLERANCE, diff: PNG.sync.write(diff) };
}

function shrunk({ width, height, data }) {
  const small = { width: Math.ceil(width / BLOCK), height: Math.ceil(height / BLOCK) };
  const sums = new Float64Array(small.width * small.height * 4);
  const counts = new Uint32Array(small.width * small.height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const block = Math.floor(y / BLOCK) * small.width + Math.floor(x / BLOCK);
      counts[block]++;
      for (let channel = 0; channel < 4; channel++)
        sums[block * 4 + channel] += data[(y * width + x) * 4 + channel];
    }
  }
  return { ...small, data: Uint8Array.from(sums, (sum, at) => Math.round(sum / counts[at >> 2])) };
}

/** A screenshot in few bytes: with a palette of 256 colours, of 16 steps each. */
export function packed(bytes) {
  const { width, height, data } = PNG.sync.read(bytes);
  const colours = new Uint16Array(width * height);
  const frequency = new Map();
  for (let at = 0; at < colours.length; at++) {
    const [red, green, blue] = data
      .subarray(at * 4)
      .subarray(0, 3)
      .map((value) => Math.round(value / 17));
    colours[at] = (red << 8) | (green << 4) | blue;
    frequency.set(colours[at], (frequency.get(colours[at]) ?? 0) + 1);
  }
  const palette = [...frequency.keys()].sort((a, b) => frequency.get(b) - frequency.get(a)).slice(0, 256);
  const indices = new Map(palette.map((colour, index) => [colour, index]));
  for (const colour of frequency.keys())
    if (!indices.has(colour)) indices.set(colour, indices.get(nearest(colour, palette)));

  const rows = Buffer.alloc((width + 1) * height);
  for (let at = 0; at < colours.length; at++)
    rows[at + Math.floor(at / width) + 1] = indices.get(colours[at]);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap((colour) => parts(colour).map((part) => part * 17)))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const parts = (colour) => [colour >> 8, (colour >> 4) & 15, colour & 15];

function nearest(colour, palette) {
  const wanted = parts(colour);
  const distance = (other) =>
    parts(other).reduce((sum, part, channel) => sum + (part - wanted[channel]) ** 2, 0);
  return palette.reduce((best, other) => (distance(other) < distance(best) ? other : best));
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(content.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
