import { type Checked, check } from './check';
import { createCoverage } from './coverage';
import { createDice } from './dice';
import { allowedReturn, isWoken } from './returns';
import { scheduleOf } from './schedule';

/** What many schedules came to. */
export interface Campaign {
  readonly schedules: number;
  readonly pairs: number;
  readonly broken: readonly {
    readonly name: string;
    readonly rule: string;
    readonly what: string;
  }[];
  readonly printed: number;
  readonly doubled: number;
  readonly lost: number;
  readonly misplaced: number;
  readonly gaps: number;
  readonly commands: number;
  readonly throttled: readonly [steady: number, unsteady: number];
  /** ms until a tab was live again: woken, woken with a socket that had died, and by itself. */
  readonly woken: readonly number[];
  readonly wokenDead: readonly number[];
  readonly byItself: readonly number[];
  /** The largest share of what a return may take, in the schedules that were not woken. */
  readonly share: number;
}

/** So deep a name may be: `12+7+3`. */
const deepest = 6;

/**
 * Plays `count` schedules: half of them new, half of them changed from ones that brought the
 * connection's machine to a pair of state and input that no other had. The same seed plays the same.
 */
export async function campaign(
  seed: number,
  count: number,
  onChecked: (name: string, checked: Checked) => void = () => {},
): Promise<Campaign> {
  const coverage = createCoverage();
  const dice = createDice(seed);
  const worthwhile: string[] = [];
  const all = {
    broken: [] as { name: string; rule: string; what: string }[],
    printed: 0,
    doubled: 0,
    lost: 0,
    misplaced: 0,
    gaps: 0,
    commands: 0,
    woken: [] as number[],
    wokenDead: [] as number[],
    byItself: [] as number[],
    share: 0,
  };
  const throttled: [number, number] = [0, 0];

  for (let nth = 0; nth < count; nth += 1) {
    const parent = dice.yes(0.5) ? worthwhile[dice.below(worthwhile.length)] : undefined;
    const name =
      parent === undefined ? String(seed * 1_000_000 + nth) : `${parent}+${dice.below(1_000_000)}`;
    const checked = await check(scheduleOf(name), { reduce: coverage.reduce });
    if (coverage.fresh() > 0 && name.split('+').length < deepest) worthwhile.push(name);
    add(name, checked);
    onChecked(name, checked);
  }

  function add(name: string, { broken, shown, returns, commands, ...rest }: Checked): void {
    for (const one of broken) all.broken.push({ name, ...one });
    all.printed += shown.printed;
    all.doubled += shown.doubled;
    all.lost += shown.lost;
    all.misplaced += shown.misplaced;
    all.gaps += shown.gaps;
    all.commands += commands;
    throttled[0] += rest.throttled[0];
    throttled[1] += rest.throttled[1];
    for (const each of returns) {
      if (each.ms === null || each.tab.phase().phase === 'stopped') continue;
      if (isWoken(each)) all.woken.push(each.ms);
      else if (each.end === 'hint' && each.from === 'live') all.wokenDead.push(each.ms);
      else {
        all.byItself.push(each.ms);
        all.share = Math.max(all.share, each.ms / allowedReturn(each));
      }
    }
  }

  return { ...all, schedules: count, pairs: coverage.size, throttled };
}

/** The value that `share` of the values are not above. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
