import type { StatsSnapshot } from '../statsHistory';
import type { LastMinute } from './trouble.types';

const minute = 60_000;

/**
 * The figures of a run's last minute. `at`: when it ended; `from`: when it began, so that none of
 * an earlier one count. Wall clock, ms. The zeroes that the node sends at the end are no figures.
 */
export function lastMinuteOf(
  { recent, current }: StatsSnapshot,
  at: number,
  from: number | null,
): LastMinute | null {
  const least = Math.max(at - minute, from ?? 0);
  const samples = recent.filter(
    (sample) => sample.at >= least && sample.at <= at && (sample.memory > 0 || sample.cpu > 0),
  );
  const last = samples.at(-1);
  if (last === undefined) return null;
  const cpus = samples.map(({ cpu }) => cpu);
  return {
    samples: samples.length,
    memory: { last: last.memory, highest: Math.max(...samples.map(({ memory }) => memory)) },
    memoryLimit: current?.memoryLimit ?? 0,
    cpu: {
      average: cpus.reduce((sum, cpu) => sum + cpu, 0) / cpus.length,
      highest: Math.max(...cpus),
    },
  };
}
