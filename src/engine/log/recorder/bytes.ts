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
  let out = new Uint8Array(room);
  let length = 0;

  function need(more: number): void {
    if (length + more <= out.length) return;
    const larger = new Uint8Array(Math.max(2 * out.length, length + more));
    larger.set(out);
    out = larger;
  }

  return {
    byte(value) {
      need(1);
      out[length++] = value;
    },
    number(value) {
      need(8);
      let rest = value;
      for (; rest >= 128; rest = Math.floor(rest / 128)) out[length++] = (rest % 128) + 128;
      out[length++] = rest;
    },
    bytes(value) {
      need(value.length);
      out.set(value, length);
      length += value.length;
    },
    setWord(at, value) {
      new DataView(out.buffer).setUint32(at, value, true);
    },
    get length() {
      return length;
    },
    done: () => out.slice(0, length),
  };
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
