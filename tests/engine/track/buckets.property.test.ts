import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBuckets } from '../../../src/engine/log/track/buckets';

/** What happens to a sequence: it grows at the end, older lines come before it, the oldest leave. */
type Step =
  | { readonly kind: 'append'; readonly marks: readonly number[] }
  | { readonly kind: 'older'; readonly marks: readonly number[] }
  | { readonly kind: 'drop'; readonly lines: number };

/** -1: a line without a mark. */
const marks = fc.array(fc.integer({ min: -1, max: 3 }), { maxLength: 60 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('append' as const), marks }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('older' as const), marks }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('drop' as const), lines: fc.nat(80) }),
  },
);

test('whatever came and went, the marks are those that counting all lines anew finds', () => {
  fc.assert(
    fc.property(
      fc.array(step, { maxLength: 40 }),
      fc.integer({ min: 2, max: 12 }),
      (steps, most) => {
        const buckets = createBuckets(most);
        let lines: number[] = [];
        let first = 0;
        let widest = 1;
        for (const one of steps) {
          if (one.kind === 'append') {
            lines.push(...one.marks);
            buckets.fit(first, first + lines.length);
            one.marks.forEach((kind, index) => {
              const at = first + lines.length - one.marks.length + index;
              if (kind >= 0) buckets.add(at, kind);
            });
          } else if (one.kind === 'older') {
            lines = [...one.marks, ...lines];
            first -= one.marks.length;
            buckets.fit(first, first + lines.length);
            for (let index = one.marks.length - 1; index >= 0; index--) {
              const kind = one.marks[index] ?? -1;
              if (kind >= 0) buckets.add(first + index, kind);
            }
          } else {
            const gone = Math.min(one.lines, lines.length);
            lines = lines.slice(gone);
            first += gone;
            const held = lines;
            const from = first;
            buckets.dropBelow(first, first + lines.length, (at) => held[at - from] ?? -1);
          }
          // Parts never become narrower, so the widest they had to be tells how wide they are.
          while (lines.length > 0 && parts(first, first + lines.length, widest) > most) widest *= 2;
          expect(buckets.marks()).toEqual(recount(lines, first, widest));
          expect(buckets.marks().length).toBeLessThanOrEqual(most);
        }
      },
    ),
  );
});

function parts(first: number, end: number, width: number): number {
  return Math.floor((end - 1) / width) - Math.floor(first / width) + 1;
}

function recount(lines: readonly number[], first: number, width: number) {
  const groups = new Map<number, { at: number; kind: number }[]>();
  lines.forEach((kind, index) => {
    if (kind < 0) return;
    const at = first + index;
    const part = Math.floor(at / width);
    groups.set(part, [...(groups.get(part) ?? []), { at, kind }]);
  });
  return [...groups.values()].map((group) => {
    const kind = Math.max(...group.map((one) => one.kind));
    const gravest = group.filter((one) => one.kind === kind);
    return { at: gravest[0]?.at ?? 0, kind, count: gravest.length };
  });
}
