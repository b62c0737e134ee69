import type { PowerAction } from '../../../src/engine/protocol';
import type { Hint } from '../../../src/engine/surroundings';
import { createDice, type Dice } from './dice';
import type { PanelMood } from './panelModel';
import type { WorldSettings } from './world';

/** One thing that happens. Times in ms. */
export type Fault =
  | { readonly do: 'nothing' }
  /** The node, or a proxy before it, closes every socket. */
  | { readonly do: 'close'; readonly code: number }
  /** A tab's socket is dead and nobody says so. */
  | { readonly do: 'silence'; readonly tab: number }
  /** The browser drops the sockets: another network. */
  | { readonly do: 'lose' }
  /** A way is down; `told`: the browser says so, and says when it is back. */
  | {
      readonly do: 'way';
      readonly to: 'node' | 'panel' | 'both';
      readonly ms: number;
      readonly told: boolean;
    }
  | { readonly do: 'slow'; readonly latency: number; readonly ms: number }
  | { readonly do: 'panel'; readonly mood: PanelMood; readonly ms: number }
  | { readonly do: 'hide Retry-After' }
  | { readonly do: 'restart node'; readonly ms: number; readonly code: number }
  | { readonly do: 'refuse tokens' }
  | { readonly do: 'token life'; readonly seconds: number }
  | { readonly do: 'jump'; readonly ms: number }
  | {
      readonly do: 'sleep';
      readonly ms: number;
      /** Elapsed time stands still meanwhile. */
      readonly still: boolean;
      readonly sockets: 'alive' | 'dead' | 'lost';
      readonly hint: boolean;
    }
  | { readonly do: 'hint'; readonly hint: Hint }
  | { readonly do: 'button' | 'sign in anew'; readonly tab: number }
  | { readonly do: 'suspend'; readonly ms: number }
  | { readonly do: 'delete' }
  | {
      readonly do: 'hold';
      readonly hold: 'installing' | 'restoring_backup' | 'maintenance';
      readonly ms: number;
    }
  | {
      readonly do: 'transfer';
      readonly moved: boolean;
      readonly older: boolean;
      readonly ms: number;
    }
  | { readonly do: 'places'; readonly ms: number }
  | { readonly do: 'pace'; readonly perSecond: number }
  | { readonly do: 'power' | 'others'; readonly tab: number; readonly action: PowerAction }
  | { readonly do: 'crash' }
  | { readonly do: 'commands'; readonly tab: number; readonly count: number }
  | { readonly do: 'open tab' | 'close tab' };

export interface Step {
  /** ms since the step before. */
  readonly after: number;
  readonly fault: Fault;
}

export interface Schedule {
  readonly world: WorldSettings;
  readonly steps: readonly Step[];
  /** How it ends when everything is well again: by a hint, by the button, or by itself. */
  readonly end: 'hint' | 'button' | 'by itself';
}

type Maker = (dice: Dice) => Fault;

const outage = (dice: Dice) =>
  dice.yes(0.7) ? dice.between(200, 12_000) : dice.between(12_000, 150_000);

const makers: readonly [number, Maker][] = [
  [2, () => ({ do: 'nothing' })],
  [
    4,
    (dice) => ({
      do: 'close',
      code: dice.pick([1000, 1001, 1005, 1006, 1006, 1009, 1011, 1012, 1013, 1014]),
    }),
  ],
  [4, (dice) => ({ do: 'silence', tab: dice.below(2) })],
  [2, () => ({ do: 'lose' })],
  [
    5,
    (dice) => ({
      do: 'way',
      to: dice.pick(['node', 'panel', 'both']),
      ms: outage(dice),
      told: dice.yes(0.5),
    }),
  ],
  [2, (dice) => ({ do: 'slow', latency: dice.between(50, 1500), ms: dice.between(1000, 30_000) })],
  [
    6,
    (dice) => ({
      do: 'panel',
      mood: dice.pick([
        'hangs',
        'resets',
        401,
        403,
        404,
        419,
        429,
        500,
        502,
        503,
        'html 200',
        'html 502',
        'html 403',
        'nonsense',
      ]),
      ms: outage(dice),
    }),
  ],
  [1, () => ({ do: 'hide Retry-After' })],
  [
    4,
    (dice) => ({
      do: 'restart node',
      ms: dice.between(300, 40_000),
      code: dice.pick([1001, 1006, 1012]),
    }),
  ],
  [2, () => ({ do: 'refuse tokens' })],
  [2, (dice) => ({ do: 'token life', seconds: dice.pick([20, 45, 90, 600, 600]) })],
  [2, (dice) => ({ do: 'jump', ms: dice.between(-900_000, 900_000) })],
  [
    3,
    (dice) => {
      const ms = dice.yes(0.5) ? dice.between(1000, 55_000) : dice.between(60_000, 30_000_000);
      const sockets =
        ms < 56_000 ? dice.pick(['alive', 'dead', 'lost']) : dice.pick(['dead', 'lost']);
      return { do: 'sleep', ms, still: dice.yes(0.5), sockets, hint: dice.yes(0.6) };
    },
  ],
  [
    3,
    (dice) => ({ do: 'hint', hint: dice.pick(['online', 'offline', 'visible', 'hidden', 'wake']) }),
  ],
  [2, (dice) => ({ do: dice.pick(['button', 'button', 'sign in anew']), tab: dice.below(2) })],
  [1, (dice) => ({ do: 'suspend', ms: outage(dice) })],
  [
    1,
    (dice) => ({
      do: 'hold',
      hold: dice.pick(['installing', 'restoring_backup', 'maintenance']),
      ms: outage(dice),
    }),
  ],
  [
    1,
    (dice) => ({
      do: 'transfer',
      moved: dice.yes(0.7),
      older: dice.yes(0.3),
      ms: dice.between(500, 20_000),
    }),
  ],
  [1, (dice) => ({ do: 'places', ms: outage(dice) })],
  [3, (dice) => ({ do: 'pace', perSecond: dice.pick([0, 0.1, 1, 3, 10]) })],
  [
    3,
    (dice) => ({
      do: dice.pick(['power', 'others']),
      tab: dice.below(2),
      action: dice.pick(['start', 'start', 'stop', 'restart', 'restart', 'kill']),
    }),
  ],
  [1, () => ({ do: 'crash' })],
  [5, (dice) => ({ do: 'commands', tab: dice.below(2), count: dice.pick([1, 1, 2, 5, 14]) })],
  [1, (dice) => ({ do: dice.pick(['open tab', 'close tab']) })],
];

const sum = makers.reduce((total, [weight]) => total + weight, 0);

export function makeStep(dice: Dice): Step {
  let left = dice.chance() * sum;
  let make: Maker = () => ({ do: 'nothing' });
  for (const [weight, maker] of makers) {
    left -= weight;
    if (left >= 0) continue;
    make = maker;
    break;
  }
  const after = dice.yes(0.4) ? dice.between(0, 800) : dice.between(0, 20_000);
  return { after, fault: make(dice) };
}

/** A schedule for a seed, always the same. */
export function makeSchedule(seed: number): Schedule {
  const dice = createDice(seed);
  const steps = Array.from({ length: dice.between(2, 12) }, () => makeStep(dice));
  // Nothing comes after it, and it is told from a server that is only away.
  if (dice.yes(0.02)) steps.push({ after: 1000, fault: { do: 'delete' } });
  return {
    world: {
      seed,
      newer: dice.yes(0.4),
      stamped: dice.yes(0.5),
      pace: dice.pick([0, 0.1, 1, 3, 10]),
      life: dice.pick([45, 120, 600, 600, 600]),
    },
    steps,
    end: dice.pick(['hint', 'button', 'by itself']),
  };
}

/** A schedule a little different from another. */
export function mutate(schedule: Schedule, seed: number): Schedule {
  const dice = createDice(seed);
  const steps = [...schedule.steps];
  const at = dice.below(steps.length + 1);
  const step = steps[at];
  switch (dice.below(5)) {
    case 0:
      steps.splice(at, 0, makeStep(dice));
      break;
    case 1:
      steps.splice(at, 1);
      break;
    case 2:
      if (step !== undefined) steps.splice(dice.below(steps.length), 0, step);
      break;
    case 3:
      if (step !== undefined)
        steps[at] = { ...step, after: Math.round(step.after * dice.chance()) };
      break;
    default:
      steps[at] = makeStep(dice);
  }
  const world = { ...schedule.world, seed: dice.below(2 ** 31) };
  return { ...schedule, world, steps: steps.slice(0, 20) };
}

/** The schedule of `12` or of `12+7+3`: that of 12, changed by 7, then by 3. */
export function scheduleOf(name: string): Schedule {
  const [first, ...changes] = name.split('+').map(Number);
  return changes.reduce(mutate, makeSchedule(first ?? 0));
}

/** For people and for the list of those that were found. */
export function toText(schedule: Schedule): string {
  const { world, end } = schedule;
  const steps = schedule.steps.map(({ after, fault }) => `  +${after} ms ${JSON.stringify(fault)}`);
  return [JSON.stringify(world), ...steps, `  then ${end}`].join('\n');
}
