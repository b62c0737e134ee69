import type { Return } from './heal';
import { type Shown, shownBroken } from './lines';
import { play } from './play';
import { type Broken, brokenRules } from './rules';
import type { Schedule } from './schedule';
import type { Sabotage } from './tab';

export interface Checked {
  readonly schedule: Schedule;
  readonly broken: readonly Broken[];
  readonly shown: Shown;
  readonly returns: readonly Return[];
  /** Frames of ours that the node threw away while the way was even, and while it was not. */
  readonly throttled: readonly [steady: number, unsteady: number];
  readonly commands: number;
}

/** Plays a schedule and holds all rules against it. */
export async function check(schedule: Schedule, sabotage: Sabotage = {}): Promise<Checked> {
  const played = await play(schedule, sabotage).catch((error: unknown) => error);
  // Holds S20.
  if (!isPlayed(played)) {
    const what = played instanceof Error ? (played.stack ?? played.message) : String(played);
    const broken = [{ rule: 'S20', what }];
    return { ...nothing, schedule, broken };
  }
  const { world } = played;
  const { throttled, commands } = world.node.record;
  const unsteady = throttled.filter(({ peer }) =>
    world.tabs.some(({ sockets }) => sockets.some((one) => one.peer === peer && one.unsteady)),
  ).length;
  const checked: Checked = {
    schedule,
    broken: brokenRules(played),
    shown: shownBroken(played),
    returns: played.returns,
    throttled: [throttled.length - unsteady, unsteady],
    commands: commands.length,
  };
  world.dispose();
  return checked;
}

const nothing = {
  shown: { broken: [], printed: 0, doubled: 0, lost: 0, misplaced: 0, gaps: 0 },
  returns: [],
  throttled: [0, 0],
  commands: 0,
} as const;

function isPlayed(value: unknown): value is Awaited<ReturnType<typeof play>> {
  return typeof value === 'object' && value !== null && 'world' in value;
}
