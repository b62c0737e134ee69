import type { ComponentType } from 'react';
import { whenIdle } from '../parts/idle';
import type { ChartProps } from './Chart';

let last: Promise<unknown> = Promise.resolve();

/**
 * What draws a chart: Recharts comes after the console works, and the page works without it (`null`).
 * Whoever asks gets it in an idle task after that of the one who asked before: three charts that
 * are put on the page in one task hold up a key for 100 ms on a slow device.
 */
export function takeTurn(): Promise<ComponentType<ChartProps> | null> {
  const before = last;
  const chart = import('./Chart').then(
    (loaded) => loaded.Chart,
    () => null,
  );
  const turn = chart
    .then(() => before)
    .then(() => new Promise<void>((resolve) => void whenIdle(resolve)))
    .then(() => chart);
  last = turn;
  return turn;
}
