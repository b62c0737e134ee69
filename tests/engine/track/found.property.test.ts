import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sequence } from '../../../src/engine/log/sequence';
import { foundPositions } from '../../../src/engine/log/track/found';

/** A filtered log: the numbers of the lines that are shown, the first at position `first`. */
function sequenceOf(shown: readonly number[], first: number): Sequence {
  return {
    first,
    end: first + shown.length,
    leftOut: 0,
    complete: true,
    isBehind: false,
    seqAt: (position) => shown[position - first] ?? Number.NaN,
    positionOf(seq) {
      const index = shown.findIndex((one) => one >= seq);
      return first + (index === -1 ? shown.length : index);
    },
  };
}

const numbers = fc
  .uniqueArray(fc.nat(400), { maxLength: 200 })
  .map((all) => all.sort((a, b) => a - b));

test('of the lines with matches that are shown the first of each part is marked', () => {
  fc.assert(
    fc.property(
      numbers,
      numbers,
      fc.integer({ min: -300, max: 300 }),
      fc.integer({ min: 1, max: 40 }),
      (shown, found, first, most) => {
        const after = (seq: number) => found.find((one) => one > seq) ?? null;
        const width = Math.max(1, Math.ceil(shown.length / most));
        const expected: number[] = [];
        let part = -1;
        for (const [index, seq] of shown.entries()) {
          if (!found.includes(seq) || Math.floor(index / width) === part) continue;
          part = Math.floor(index / width);
          expected.push(first + index);
        }
        const positions = foundPositions(sequenceOf(shown, first), { after }, most);
        // A part with many hidden matches may go without a mark, but no mark is wrong.
        expect(expected).toEqual(expect.arrayContaining(positions));
        if (width <= 16) expect(positions).toEqual(expected);
      },
    ),
  );
});
