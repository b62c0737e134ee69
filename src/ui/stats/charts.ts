import type { EngineSnapshot } from '../../engine/engine.types';
import { amounts } from '../messages/amounts';
import { statsWords } from '../messages/en/stats';
import type { ChartLine, ChartProps } from './Chart';
import { type ChartPoint, chartPoints, roundTop } from './figures';

/** What each chart draws, worked out of a snapshot. */

export type ChartName = 'cpu' | 'memory' | 'network';
export type ChartPicture = Omit<ChartProps, 'height'>;

const w = statsWords;
const lines: Readonly<Record<ChartName, readonly ChartLine[]>> = {
  cpu: [{ of: 'cpu', name: w.cpu, dashed: false, format: amounts.percent }],
  memory: [{ of: 'memory', name: w.memory, dashed: false, format: amounts.bytes }],
  network: [
    { of: 'received', name: w.received, dashed: false, format: amounts.rate },
    { of: 'sent', name: w.sent, dashed: true, format: amounts.rate },
  ],
};
/** What counts as moving, as a share of the chart's height. */
const notable = 0.03;

export function pictureOf(
  chart: ChartName,
  { stats, details }: Pick<EngineSnapshot, 'stats' | 'details'>,
): ChartPicture {
  const { current, recent } = stats;
  const { limits } = details ?? {};
  const points = chartPoints(recent, current?.at ?? 0, limits?.cpu ?? 0);
  return { points, lines: lines[chart], top: topOf(chart, points) };

  function topOf(chart: ChartName, points: readonly ChartPoint[]): number {
    switch (chart) {
      case 'cpu':
        return Math.max(100, ...points.map(({ cpu }) => cpu ?? 0));
      case 'memory':
        return (
          (limits?.memory ?? 0) ||
          (current?.memoryLimit ?? 0) ||
          roundTop(
            points.map(({ memory }) => memory),
            64 * 1024 ** 2,
          )
        );
      case 'network':
        return roundTop(
          points.flatMap(({ received, sent }) => [received, sent]),
          1024,
        );
    }
  }
}

/** Whether the newest values would stand elsewhere than those that are drawn. */
export function moves(before: ChartPicture, now: ChartPicture): boolean {
  if (before.top !== now.top) return true;
  const [from, to] = [before.points.at(-1), now.points.at(-1)];
  return now.lines.some(({ of }) => {
    const [a, b] = [from?.[of] ?? null, to?.[of] ?? null];
    return a === null || b === null ? a !== b : Math.abs(a - b) > notable * now.top;
  });
}
