import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compress, decompress, packedAtMost } from '../../../src/engine/log/store/lz';

/** There and back; the bytes it takes. */
function roundTrip(bytes: Uint8Array): number {
  const packed = new Uint8Array(packedAtMost(bytes.length));
  const written = compress(bytes, bytes.length, packed);
  expect(written).toBeLessThanOrEqual(packed.length);
  const back = new Uint8Array(bytes.length);
  decompress(packed.slice(0, written), back);
  expect(Buffer.compare(back, bytes)).toBe(0);
  return written;
}

/** Bytes with runs and repetitions, near and far. */
const repetitive = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 80 }).map((bytes) => ({ bytes })),
      fc.record({ back: fc.integer({ min: 1, max: 200_000 }), length: fc.nat(70_000) }),
    ),
    { maxLength: 12, size: 'max' },
  )
  .map((pieces) => {
    const all: number[] = [];
    for (const piece of pieces) {
      if ('bytes' in piece) {
        for (const byte of piece.bytes) all.push(byte);
      } else {
        for (let copied = 0; copied < piece.length; copied++) all.push(all.at(-piece.back) ?? 7);
      }
    }
    return Uint8Array.from(all);
  });

test('any bytes come back as they were', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 3_000, size: 'max' }), roundTripped));
  fc.assert(fc.property(repetitive, roundTripped), { numRuns: 60 });
});

function roundTripped(bytes: Uint8Array): void {
  roundTrip(bytes);
}

test('what repeats itself takes little room, at any distance up to 64 KiB', () => {
  const word = Uint8Array.from({ length: 1_000 }, (_, index) => (index * 7_919 * index) >>> 3);
  for (const distance of [1_000, 40_000, 65_535, 65_536]) {
    const bytes = new Uint8Array(distance + word.length);
    bytes.set(word, 0);
    bytes.set(word, distance);
    const far = distance > 65_535;
    const packed = roundTrip(bytes);
    expect(packed).toBeGreaterThan(far ? 1_500 : 0);
    expect(packed).toBeLessThan(far ? 2_600 : 1_500);
  }
});
