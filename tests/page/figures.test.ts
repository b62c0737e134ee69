import { describe, expect, it } from 'vitest';
import type { StatsSample } from '../../src/engine/statsHistory';
import { amounts } from '../../src/ui/messages/amounts';
import { chartPoints, figures, roundTop } from '../../src/ui/stats/figures';

const GiB = 1024 ** 3;

function sample(at: number, cpu = 50): StatsSample {
  return { at, cpu, memory: GiB, received: 1024, sent: null };
}

const current = { ...sample(0, 50), disk: GiB, memoryLimit: 4 * GiB };
const limits = { memory: 2 * GiB, disk: 10 * GiB, cpu: 200 };

describe('figures', () => {
  it('give CPU in percent of the limit', () => {
    expect(figures(current, limits).cpu).toMatchObject({ value: amounts.percent(25), share: 0.25 });
  });

  it('give CPU in percent of one core where there is no limit', () => {
    expect(figures(current, { ...limits, cpu: 0 }).cpu).toMatchObject({
      value: amounts.percent(50),
      share: null,
    });
  });

  it('take the node’s memory limit where the panel has none', () => {
    expect(figures(current, limits).memory.share).toBe(0.5);
    expect(figures(current, { ...limits, memory: 0 }).memory.share).toBe(0.25);
  });

  it('show no rate where none is known', () => {
    expect(figures(current, limits)).toMatchObject({ received: amounts.rate(1024), sent: '–' });
    expect(figures(null, limits)).toMatchObject({ received: '–', cpu: { value: '–' } });
  });
});

describe('charts', () => {
  it('are drawn against the newest sample, in percent of the limit', () => {
    const points = chartPoints([sample(1_000), sample(2_000)], 2_000, 200);
    expect(points.map((point) => [point.second, point.cpu])).toEqual([
      [-1, 25],
      [0, 25],
    ]);
  });

  it('bridge no hole', () => {
    const points = chartPoints([sample(0), sample(1_000), sample(30_000)], 30_000, 0);
    expect(points.map((point) => point.cpu)).toEqual([50, 50, null, 50]);
  });

  it('have a top that seldom moves', () => {
    expect(roundTop([null, 900], 1024)).toBe(1024);
    expect(roundTop([1025], 1024)).toBe(2048);
    expect(roundTop([2040], 1024)).toBe(2048);
  });
});
