import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNumbers } from '../../../../src/engine/log/filter/numbers';

type Step =
  | { readonly step: 'push'; readonly by: number }
  | { readonly step: 'unshift'; readonly by: readonly number[] }
  | { readonly step: 'drop'; readonly share: number };

const gap = fc.integer({ min: 1, max: 50 });
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ step: fc.constant('push' as const), by: gap }) },
    {
      weight: 1,
      arbitrary: fc.record({
        step: fc.constant('unshift' as const),
        by: fc.array(gap, { maxLength: 8 }),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        step: fc.constant('drop' as const),
        share: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    },
  ),
  { maxLength: 60 },
);

describe('the numbers of the lines that pass', () => {
  it('are what a plain list would hold, each at a place that it keeps', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const numbers = createNumbers();
        /** Numbers by their places. */
        const model = new Map<number, number>();
        let first = 0;
        let end = 0;
        let dropped = false;
        for (const one of all) {
          switch (one.step) {
            case 'push': {
              const value = (model.get(end - 1) ?? 10_000) + one.by;
              numbers.push(value);
              model.set(end++, value);
              break;
            }
            case 'unshift': {
              // What was dropped is older than all that can still come.
              if (dropped) break;
              let value = model.get(first) ?? 10_000;
              const values = one.by.map((by) => (value -= by)).reverse();
              numbers.unshift(values);
              for (const [index, each] of values.entries()) {
                model.set(first - values.length + index, each);
              }
              first -= values.length;
              break;
            }
            case 'drop': {
              const held = [...model.values()];
              const value = held[Math.floor(one.share * held.length)] ?? 20_000;
              if (held.length === 0) break;
              numbers.dropBelow(value);
              dropped = true;
              for (const [place, each] of model) if (each < value) model.delete(place);
              first = model.size === 0 ? end : Math.min(...model.keys());
              break;
            }
          }
          expect(numbers.end).toBe(end);
          expect(numbers.first).toBe(first);
          for (const [place, value] of model) {
            expect(numbers.at(place)).toBe(value);
            expect(numbers.placeOf(value)).toBe(place);
            expect(numbers.placeOf(value - 0.5)).toBe(place);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('give back the room of what is dropped', () => {
    const numbers = createNumbers();
    for (let n = 0; n < 200_000; n++) {
      numbers.push(n);
      numbers.dropBelow(n - 100);
    }
    expect(numbers.end - numbers.first).toBe(101);
    expect(numbers.at(numbers.first)).toBe(199_899);
  });
});
