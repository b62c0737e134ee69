import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeColumn } from '../../src/ui/display/timeColumn';
import { displayWords as w } from '../../src/ui/messages/en/display';

describe('the time before a line', () => {
  it('is the reader’s clock, and to the millisecond where that was asked for', () => {
    const at = new Date(2026, 2, 4, 5, 6, 7, 89).getTime();
    expect(timeColumn('clock')?.text(at, undefined)).toBe('05:06:07');
    expect(timeColumn('exact')?.text(at, null)).toBe('05:06:07.089');
    expect(timeColumn('off')).toBeNull();
  });

  it.each([
    [0, '+0.0 s'],
    [400, '+0.4 s'],
    [59_949, '+59.9 s'],
    [59_950, '+1:00'],
    [187_000, '+3:07'],
    [3_599_400, '+59:59'],
    [3_599_500, '+1 h 00'],
    [9_000_000, '+2 h 30'],
    [99 * 3_600_000, '+99 h 00'],
    [240 * 3_600_000, '+10 d'],
    // The clock of this device was set back.
    [-5_000, '+0.0 s'],
  ])('is what has passed since the line before: %d ms is %s', (ms, text) => {
    expect(timeColumn('since')?.text(1_000_000_000 + ms, 1_000_000_000)).toBe(text);
  });

  it('says so where it is not known, of this line or of the one before', () => {
    expect(timeColumn('clock')?.text(null, 5)).toBe(w.unknownTime);
    expect(timeColumn('since')?.text(null, 5)).toBe(w.unknownTime);
    expect(timeColumn('since')?.text(5, null)).toBe(w.unknownTime);
    expect(timeColumn('since')?.text(5, undefined)).toBe('');
  });

  it('is never wider than its column', () => {
    const time = fc.integer({ min: 0, max: 4_000_000_000_000 });
    fc.assert(
      fc.property(time, time, (at, before) => {
        for (const times of ['clock', 'exact', 'since'] as const) {
          const column = timeColumn(times);
          expect(column?.text(at, before).length).toBeLessThanOrEqual(column?.width ?? 0);
        }
      }),
    );
  });
});
