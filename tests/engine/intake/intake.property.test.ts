import fc from 'fast-check';
import { expect, test } from 'vitest';
import { setUp, WINDOW } from './intakeWorld';

type Step =
  | { readonly kind: 'print'; readonly lines: number }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'leave' }
  | { readonly kind: 'connect' };

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('print' as const),
      lines: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('pass' as const),
      ms: fc.integer({ min: 1, max: 80 }).map((n) => n * 50),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'leave' as const }) },
  { weight: 2, arbitrary: fc.constant({ kind: 'connect' as const }) },
);

test('however often the connection comes and goes, no line stands twice, out of order, or is missing without a word', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const world = setUp();
      let printed = 0;
      let connected = false;
      const print = (count: number): void => {
        for (let index = 0; index < count; index++) world.print(`[12:00:00] line ${printed++}`);
      };
      print(WINDOW);
      for (const next of steps) {
        if (next.kind === 'print') {
          // Ten lines a second; while we are away the server may do as it likes.
          print(connected ? next.lines : next.lines * 4);
          await world.clock.advance(next.lines * 100);
        }
        if (next.kind === 'pass') await world.clock.advance(next.ms);
        else if (next.kind === 'leave' && connected) {
          world.leave();
          connected = false;
        } else if (next.kind === 'connect' && !connected) {
          world.connect();
          connected = true;
        }
      }
      if (!connected) world.connect();
      await world.clock.advance(10_000);

      let last: number | null = null;
      let excused = false;
      for (const text of world.shown()) {
        if (text === '(gap)') excused = true;
        if (text.startsWith('(')) continue;
        const number = Number(text.slice(text.lastIndexOf(' ')));
        if (last !== null && !excused) expect(number).toBe(last + 1);
        else if (last !== null) expect(number).toBeGreaterThan(last);
        last = number;
        excused = false;
      }
      expect(last).toBe(printed - 1);
    }),
    { numRuns: 400 },
  );
});
