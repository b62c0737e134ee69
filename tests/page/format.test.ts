import { describe, expect, it } from 'vitest';
import { createAmounts } from '../../src/ui/messages/amounts';
import { createFormats } from '../../src/ui/messages/format';

const english = createFormats('en-GB', 'UTC');
const german = createFormats('de-DE', 'Europe/Berlin');
const amounts = createAmounts('en-GB');
const MiB = 1024 ** 2;
const GiB = 1024 ** 3;

describe('sizes', () => {
  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [1024, '1 KiB'],
    [1023.9 * 1024, '1 MiB'],
    [512 * MiB, '512 MiB'],
    [1.25 * GiB, '1.3 GiB'],
    [10 * GiB, '10 GiB'],
  ])('%d bytes are written as %s', (bytes, written) => {
    expect(amounts.bytes(bytes)).toBe(written);
  });

  it('use the reader’s separators', () => {
    expect(createAmounts('de-DE').bytes(1.25 * GiB)).toBe('1,3 GiB');
    expect(german.count(12_345)).toBe('12.345');
  });

  it('say the unit once where it is the same', () => {
    expect(amounts.bytesOf(1.2 * GiB, 10 * GiB)).toBe('1.2 / 10 GiB');
    expect(amounts.bytesOf(512 * MiB, 2 * GiB)).toBe('0.5 / 2 GiB');
    expect(amounts.bytesOf(30 * MiB, 2 * GiB)).toBe('30 MiB / 2 GiB');
    expect(amounts.bytesOf(0, 2 * GiB)).toBe('0 / 2 GiB');
  });

  it('become rates', () => {
    expect(amounts.rate(12 * 1024)).toBe('12 KiB/s');
  });
});

describe('times', () => {
  it.each([
    [400, '0 s'],
    [45_000, '45 s'],
    [134_000, '2 min 14 s'],
    [120_000, '2 min'],
    [11_520_000, '3 h 12 min'],
    [183_600_000, '2 d 3 h'],
    [-5, '0 s'],
  ])('%d ms last %s', (ms, written) => {
    expect(english.duration(ms)).toBe(written);
  });

  it.each([
    [7_999, '0:07'],
    [100_000, '1:40'],
    [3_723_000, '1:02:03'],
  ])('%d ms count as %s', (ms, written) => {
    expect(english.stopwatch(ms)).toBe(written);
  });

  it('are in the reader’s zone, with the day where it is not today’s', () => {
    const at = Date.UTC(2026, 0, 15, 14, 2);
    expect(english.clock(at, at + 60_000)).toBe('14:02');
    expect(german.clock(at, at + 60_000)).toBe('15:02');
    expect(english.clock(at, at + 86_400_000)).toContain('15 Jan 2026');
  });
});
