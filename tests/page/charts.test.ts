import { describe, expect, it } from 'vitest';
import { initialSnapshot } from '../../src/engine/initialSnapshot';
import type { StatsSample } from '../../src/engine/statsHistory';
import { type ChartName, moves, pictureOf } from '../../src/ui/stats/charts';

const MiB = 1024 ** 2;

function picture(chart: ChartName, cpu: number, more: Partial<StatsSample> = {}) {
  const sample: StatsSample = {
    at: 5_000,
    cpu,
    memory: 100 * MiB,
    received: 500,
    sent: 0,
    ...more,
  };
  const recent = [{ ...sample, at: 4_000 }, sample];
  const stats = { current: { ...sample, disk: 0, memoryLimit: 0 }, recent };
  return pictureOf(chart, { ...initialSnapshot, stats });
}

describe('a chart’s picture', () => {
  it('is empty while there is a single sample: of one there is no line, but half a dot at the edge', () => {
    const sample: StatsSample = { at: 1, cpu: 1, memory: MiB, received: null, sent: null };
    const stats = { current: { ...sample, disk: 0, memoryLimit: 0 }, recent: [sample] };
    expect(pictureOf('cpu', { ...initialSnapshot, stats }).points).toEqual([]);
  });

  it('has room for all that is drawn, and seldom another scale', () => {
    expect(picture('cpu', 30).top).toBe(100);
    expect(picture('cpu', 240).top).toBe(240);
    expect(picture('memory', 30).top).toBe(128 * MiB);
    expect(picture('network', 30, { sent: 3_000 }).top).toBe(4_096);
  });

  it('shows memory against the node’s limit where there is one', () => {
    const sample: StatsSample = { at: 1, cpu: 1, memory: MiB, received: null, sent: null };
    const stats = { current: { ...sample, disk: 0, memoryLimit: 512 * MiB }, recent: [sample] };
    expect(pictureOf('memory', { ...initialSnapshot, stats }).top).toBe(512 * MiB);
  });

  it('moves when the newest value would stand elsewhere, and not before', () => {
    expect(moves(picture('cpu', 30), picture('cpu', 32))).toBe(false);
    expect(moves(picture('cpu', 30), picture('cpu', 34))).toBe(true);
    expect(moves(picture('network', 1), picture('network', 1, { sent: null }))).toBe(true);
    expect(moves(picture('cpu', 30), picture('cpu', 240))).toBe(true);
  });
});
