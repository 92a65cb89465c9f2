// The parts of a WebAssembly file that binaryen does not tell of.

/** Reads numbers and names one after the other. */
export class Reader {
  /** @param {Uint8Array} bytes */
  constructor(bytes, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    return this.bytes[this.at++];
  }

  /** A number in LEB128, as addresses are: without a sign. */
  number() {
    let number = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      number += (byte & 127) * 2 ** shift;
      if (byte < 128) return number;
    }
  }

  /** One with a sign, of up to 32 bits. */
  signed() {
    let number = 0;
    for (let shift = 0; ;) {
      const byte = this.byte();
      number |= (byte & 127) << shift;
      shift += 7;
      if (byte < 128) return shift < 32 && byte & 64 ? number | (-1 << shift) : number;
    }
  }

  /** As many bytes as the number before them says. */
  block() {
    const length = this.number();
    this.at += length;
    return this.bytes.subarray(this.at - length, this.at);
  }

  name() {
    return new TextDecoder().decode(this.block());
  }
}

/**
 * The sections of a module in their order. `name` is that of a custom one.
 * @param {Uint8Array} bytes
 * @returns {Generator<{ id: number, name: string, body: Reader, whole: Uint8Array }>}
 */
export function* sections(bytes) {
  const reader = new Reader(bytes, 8);
  while (reader.at < bytes.length) {
    const start = reader.at;
    const id = reader.byte();
    const body = new Reader(reader.block());
    yield { id, name: id === 0 ? body.name() : '', body, whole: bytes.subarray(start, reader.at) };
  }
}

/** A number in LEB128. @param {number} value @returns {number[]} */
export const number = (value) => (value < 128 ? [value] : [(value & 127) | 128, ...number(value >>> 7)]);

/** One with a sign. @param {number} value @returns {number[]} */
export const signed = (value) =>
  value >= -64 && value < 64 ? [value & 127] : [(value & 127) | 128, ...signed(value >> 7)];
