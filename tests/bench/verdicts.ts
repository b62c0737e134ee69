import type { Outcome } from './contest';
import type { Verdict } from './report';

export interface Outcomes {
  readonly fast: Outcome;
  readonly slow: Outcome;
  readonly steady: Outcome;
  /** ms from a navigation to the first line. */
  readonly opening: { readonly roost: number; readonly bare: number };
}

/** What the figures have to reach. Ratios and losses, and two limits of what a person notices. */
export function judge({ fast, slow, steady, opening }: Outcomes): Verdict[] {
  const task = Math.max(fast.roost.longestTask, slow.roost.longestTask);
  return [
    share('main thread, 20,000 lines/s', fast, 'mainThread', 0.15),
    share('main thread, 2,000 lines/s', slow, 'mainThread', 0.25),
    share('all processes, 20,000 lines/s', fast, 'allProcesses', 0.8),
    share('all processes, 2,000 lines/s', slow, 'allProcesses', 0.8),
    {
      what: 'longest task',
      reached: task <= 50,
      figure: task === 0 ? 'under 50 ms' : `${task.toFixed(0)} ms`,
      wanted: '≤ 50 ms',
    },
    {
      what: 'typing while 20,000 lines/s come, 95th percentile',
      reached: fast.roost.typing <= 32,
      figure: `${fast.roost.typing.toFixed(1)} ms`,
      wanted: '≤ 32 ms',
    },
    loss(steady),
    toFirstLine(opening, 1.3),
  ];
}

/**
 * One short round on a machine that has other things to do, with what each run costs besides its lines
 * spread over fewer of them: a third above what is promised, and two thirds under the flood.
 */
export function judgeShort({ fast, slow, steady, opening }: Outcomes): Verdict[] {
  return [
    share('main thread, 20,000 lines/s', fast, 'mainThread', 0.25),
    share('main thread, 2,000 lines/s', slow, 'mainThread', 0.33),
    share('all processes, 20,000 lines/s', fast, 'allProcesses', 1),
    share('all processes, 2,000 lines/s', slow, 'allProcesses', 1),
    loss(steady),
    // A wait for anything but the first line itself is twice of it, and more.
    toFirstLine(opening, 2.2),
  ];
}

function share(
  what: string,
  { roost, bare }: Outcome,
  of: 'mainThread' | 'allProcesses',
  limit: number,
): Verdict {
  const ratio = roost[of] / bare[of];
  return {
    what: `CPU against bare: ${what}`,
    reached: ratio <= limit,
    figure: ratio.toFixed(3),
    wanted: `≤ ${limit}`,
  };
}

function loss({ roost: { thrownAway } }: Outcome): Verdict {
  return {
    what: 'lines the node threw away at 5,000 lines/s',
    reached: thrownAway === 0,
    figure: String(thrownAway),
    wanted: '0',
  };
}

function toFirstLine({ roost, bare }: Outcomes['opening'], limit: number): Verdict {
  return {
    what: 'open to first line, warm, against bare',
    reached: roost / bare <= limit,
    figure: `${(roost / bare).toFixed(2)} (${roost.toFixed(0)} and ${bare.toFixed(0)} ms)`,
    wanted: `≤ ${limit}`,
  };
}
