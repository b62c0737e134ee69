import { check } from './check';
import type { Schedule } from './schedule';
import type { Sabotage } from './tab';

/**
 * The shortest schedule that still breaks `rule`: steps are left out, then pauses made rounder, as
 * long as it does.
 */
export async function shrink(
  schedule: Schedule,
  rule: string,
  sabotage: Sabotage = {},
): Promise<Schedule> {
  let tries = 200;
  let best = schedule;

  async function stillBreaks(candidate: Schedule): Promise<boolean> {
    tries -= 1;
    const { broken } = await check(candidate, sabotage);
    return broken.some((one) => one.rule === rule);
  }

  async function leaveOut(): Promise<boolean> {
    for (let at = best.steps.length - 1; at >= 0 && tries > 0; at -= 1) {
      const without = { ...best, steps: best.steps.filter((_, nth) => nth !== at) };
      if (!(await stillBreaks(without))) continue;
      best = without;
      return true;
    }
    return false;
  }

  while (await leaveOut()) {}
  for (const [nth, step] of best.steps.entries()) {
    if (tries <= 0) break;
    const after = Math.round(step.after / 1000) * 1000;
    const steps = best.steps.map((other, at) => (at === nth ? { ...step, after } : other));
    if (await stillBreaks({ ...best, steps })) best = { ...best, steps };
  }
  return best;
}
