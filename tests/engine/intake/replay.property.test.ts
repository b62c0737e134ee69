import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReplayInput, ReplayResult } from '../../../src/engine/log/intake/replay';
import { mergeReplay } from '../../../src/engine/log/intake/return';
import { type Return, repeating, returns, unique } from './nodeModel';

const WINDOW = 150;

function appended({ append }: ReplayResult, input: ReplayInput): string[] {
  return append.map(
    ({ from, index }) => (from === 'before' ? input.liveBefore : input.received)[index] ?? '',
  );
}

function expectedSeam(back: Return, seam: string): void {
  const overlap = back.heldTo - Math.max(back.replayFrom, back.heldFrom);
  if (back.input.held.length === 0) expect(seam).toBe('first');
  else if (back.replayFrom > back.heldTo) expect(seam).toMatch(/^gap/);
  else if (overlap >= 8) expect(seam).toBe('joined');
}

/** Lines that end what is held and begin the replay as well, though they are not the same ones. */
function alike({ printed, heldFrom, heldTo, replayFrom, replayTo }: Return): number {
  const most = Math.min(heldTo - heldFrom, replayTo - replayFrom);
  for (let length = most; length > 0; length--) {
    const tail = printed.slice(heldTo - length, heldTo);
    if (tail.every((line, index) => line === printed[replayFrom + index])) return length;
  }
  return 0;
}

test('with lines that differ, each stands once and in order, and a gap is always said', () => {
  fc.assert(
    fc.property(returns({ line: unique, window: WINDOW, live: 3 }), (back) => {
      if (back.input.received.length === 0) return;
      const result = mergeReplay(back.input);
      expectedSeam(back, result.seam);
      const shown = [...back.input.held, ...appended(result, back.input)];
      const twice = shown.filter((line, index) => shown.indexOf(line) !== index);
      // A false gap shows what is held once more; it is said, and rare.
      if (!result.seam.startsWith('gap') || back.replayFrom > back.heldTo)
        expect(twice).toEqual([]);
      const from =
        result.seam === 'joined' ? back.heldFrom : Math.max(back.replayFrom, back.heldTo);
      const truth = back.printed.slice(from, back.end);
      const placed = (line: string): boolean => !back.stray.has(line);
      if (result.seam === 'joined') {
        expect(shown.filter(placed)).toEqual(truth.filter(placed));
      } else if (back.replayFrom > back.heldTo) {
        const early = back.input.liveBefore.filter((line) => !truth.includes(line));
        expect(shown.slice(back.input.held.length).filter(placed)).toEqual([
          ...early,
          ...truth.filter(placed),
        ]);
      }
      for (const line of back.stray) expect(shown).toContain(line);
    }),
    { numRuns: 2_000 },
  );
});

test('with lines that repeat, those that do not stand once and in order, and a gap is always said', () => {
  fc.assert(
    fc.property(returns({ line: repeating, window: WINDOW, live: 2 }), (back) => {
      if (back.input.received.length === 0) return;
      const missing = back.replayFrom > back.heldTo && back.input.heldAny;
      // "tick, Can’t keep up!, tick" by chance on both sides of a gap: nobody could tell.
      if (missing && alike(back) >= 3) return;
      const result = mergeReplay(back.input);
      if (missing) expect(result.seam).toMatch(/^gap/);
      if (result.seam !== 'joined') return;
      const shown = [...back.input.held, ...appended(result, back.input)];
      const truth = back.printed.slice(back.heldFrom, back.end);
      const counts = (lines: readonly string[]) => {
        const known = new Map<string, number>();
        for (const line of lines) known.set(line, (known.get(line) ?? 0) + 1);
        return known;
      };
      const got = counts(shown);
      for (const [line, count] of counts(truth)) {
        const off = Math.abs((got.get(line) ?? 0) - count);
        // Equal lines at the seam cannot be told apart: resume.md, "Where it cannot work".
        if (line.startsWith('player')) expect([line, off]).toEqual([line, 0]);
        else expect(off).toBeLessThanOrEqual(4);
      }
      const numbered = (line: string): boolean =>
        line.startsWith('player') && !back.stray.has(line);
      expect(shown.filter(numbered)).toEqual(truth.filter(numbered));
    }),
    { numRuns: 2_000 },
  );
});

test('every line that came live is shown, whatever the replay was', () => {
  const few = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(
      few,
      few,
      few,
      fc.boolean(),
      fc.boolean(),
      fc.nat(14),
      (held, liveBefore, received, sameRun, heldAny, window) => {
        const input = {
          held,
          liveBefore,
          received,
          sameRun,
          heldAny: heldAny || held.length > 0,
          window,
        };
        const result = mergeReplay(input);
        const seen = new Set<string>();
        for (const { from, index } of result.append) {
          const key = `${from} ${index}`;
          expect(seen.has(key)).toBe(false);
          seen.add(key);
        }
        const shown = [...held, ...appended(result, input)];
        for (const line of [...liveBefore, ...received]) expect(shown).toContain(line);
      },
    ),
    { numRuns: 5_000 },
  );
});
