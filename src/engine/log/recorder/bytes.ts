/** Numbers and bytes one behind the other. */

export interface ByteWriter {
  byte(value: number): void;
  /** A whole number of 0 to 2⁵³, in as many bytes as it needs. */
  number(value: number): void;
  bytes(value: Uint8Array): void;
  /** Four bytes at a place that was written before. */
  setWord(at: number, value: number): void;
  readonly length: number;
  done(): Uint8Array<ArrayBuffer>;
}

export function createByteWriter(room: number): ByteWriter {
  return new Writer(room);
}

/**
 * A class, since a flood has one made for each thousand lines: compiled code is kept for as long as
 * a function lives that has it, and those of an object made anew die with it.
 */
class Writer implements ByteWriter {
  #out: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(room: number) {
    this.#out = new Uint8Array(room);
  }

  get length(): number {
    return this.#length;
  }

  byte(value: number): void {
    this.#need(1);
    this.#out[this.#length++] = value;
  }

  number(value: number): void {
    this.#need(8);
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) {
      this.#out[this.#length++] = (rest % 128) + 128;
    }
    this.#out[this.#length++] = rest;
  }

  bytes(value: Uint8Array): void {
    this.#need(value.length);
    this.#out.set(value, this.#length);
    this.#length += value.length;
  }

  setWord(at: number, value: number): void {
    new DataView(this.#out.buffer).setUint32(at, value, true);
  }

  done(): Uint8Array<ArrayBuffer> {
    return this.#out.slice(0, this.#length);
  }

  #need(more: number): void {
    if (this.#length + more <= this.#out.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#out.length, this.#length + more));
    larger.set(this.#out);
    this.#out = larger;
  }
}

export interface ByteReader {
  /** Past the end it gives zeroes: who reads checks the sum before. */
  byte(): number;
  number(): number;
  bytes(length: number): Uint8Array<ArrayBuffer>;
}

export function createByteReader(from: Uint8Array): ByteReader {
  let at = 0;

  function byte(): number {
    return from[at++] ?? 0;
  }

  return {
    byte,
    number() {
      let value = 0;
      let factor = 1;
      for (let next = byte(); ; next = byte()) {
        value += (next & 127) * factor;
        if (next < 128) return value;
        factor *= 128;
      }
    },
    bytes(length) {
      const part = from.slice(at, at + length);
      at += length;
      return part;
    },
  };
}

/** Of the bytes from `start` on (FNV-1a): tells a record that was written in part, or has rotted. */
export function checksum(bytes: Uint8Array, start: number): number {
  let sum = 0x811c9dc5;
  for (let at = start; at < bytes.length; at++) {
    sum = Math.imul(sum ^ (bytes[at] ?? 0), 0x01000193);
  }
  return sum >>> 0;
}
