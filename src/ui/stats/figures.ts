import type { StatsSample, StatsSnapshot } from '../../engine/statsHistory';
import { amounts } from '../messages/amounts';
import { statsWords } from '../messages/en/stats';

/** What the stats panel, the strip and the header show, worked out of a snapshot and the limits. */

export interface Limits {
  /** Bytes; 0: unlimited. */
  readonly memory: number;
  readonly disk: number;
  /** Percent of one core; 0: unlimited. */
  readonly cpu: number;
}

export interface Figure {
  readonly value: string;
  readonly detail: string;
  /** 0 to 1 of the limit; `null` where there is none. */
  readonly share: number | null;
}

export interface Figures {
  readonly cpu: Figure;
  readonly memory: Figure;
  readonly disk: Figure;
  readonly received: string;
  readonly sent: string;
}

const w = statsWords;
const nothing: Figure = { value: w.none, detail: '', share: null };

export function figures(current: StatsSnapshot['current'], limits: Limits | null): Figures {
  if (current === null) {
    return { cpu: nothing, memory: nothing, disk: nothing, received: w.none, sent: w.none };
  }
  const memoryLimit = limits === null || limits.memory === 0 ? current.memoryLimit : limits.memory;
  return {
    cpu: cpuFigure(current.cpu, limits?.cpu ?? 0),
    memory: sizeFigure(current.memory, memoryLimit),
    disk: sizeFigure(current.disk, limits?.disk ?? 0),
    received: current.received === null ? w.none : amounts.rate(current.received),
    sent: current.sent === null ? w.none : amounts.rate(current.sent),
  };
}

function cpuFigure(cpu: number, limit: number): Figure {
  if (limit === 0) return { value: amounts.percent(cpu), detail: w.ofOneCore, share: null };
  return {
    value: amounts.percent((cpu / limit) * 100),
    detail: w.of(amounts.percent(cpu), amounts.percent(limit)),
    share: cpu / limit,
  };
}

function sizeFigure(used: number, limit: number): Figure {
  if (limit === 0) return { value: amounts.bytes(used), detail: w.noLimit, share: null };
  return {
    value: amounts.bytes(used),
    detail: w.of(amounts.percent((used / limit) * 100), amounts.bytes(limit)),
    share: used / limit,
  };
}

/** What a chart draws: seconds before the newest sample, and values; `null` breaks the line. */
export interface ChartPoint {
  readonly second: number;
  readonly cpu: number | null;
  readonly memory: number | null;
  readonly received: number | null;
  readonly sent: number | null;
}

/** The span of the charts. */
export const chartSeconds = 180;
/** Longer without a sample is a hole, which no line bridges. */
const hole = 5_000;

export function chartPoints(
  recent: readonly StatsSample[],
  now: number,
  cpuLimit: number,
): ChartPoint[] {
  const points: ChartPoint[] = [];
  // Of one there is no line: it would be half a dot at the edge.
  if (recent.length < 2) return points;
  let before: StatsSample | null = null;
  for (const sample of recent) {
    const second = (sample.at - now) / 1000;
    if (before !== null && sample.at - before.at > hole) {
      points.push({ second: second - 1, cpu: null, memory: null, received: null, sent: null });
    }
    points.push({
      second,
      cpu: cpuLimit === 0 ? sample.cpu : (sample.cpu / cpuLimit) * 100,
      memory: sample.memory,
      received: sample.received,
      sent: sample.sent,
    });
    before = sample;
  }
  return points;
}

/** The top of a chart without a limit: the next round figure over what is drawn, so it seldom moves. */
export function roundTop(values: readonly (number | null)[], least: number): number {
  const most = Math.max(least, ...values.map((value) => value ?? 0));
  return 2 ** Math.ceil(Math.log2(most));
}
