import type { Outcome } from './contest';
import type { Verdict } from './report';

/** What the figures have to reach. Ratios and losses, and two limits of what a person notices. */
export function judge(outcomes: {
  readonly fast: Outcome;
  readonly slow: Outcome;
  readonly steady: Outcome;
}): Verdict[] {
  const { fast, slow, steady } = outcomes;
  const ratio = fast.roost.mainThread / fast.bare.mainThread;
  const task = Math.max(fast.roost.longestTask, slow.roost.longestTask);
  return [
    {
      what: 'main-thread CPU against bare at 20,000 lines/s',
      reached: ratio <= 0.3,
      figure: ratio.toFixed(3),
      wanted: '≤ 0.3',
    },
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
    {
      what: 'lines the node threw away at 5,000 lines/s',
      reached: steady.roost.thrownAway === 0,
      figure: String(steady.roost.thrownAway),
      wanted: '0',
    },
  ];
}
