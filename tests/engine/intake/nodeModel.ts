import fc from 'fast-check';
import type { ReplayInput } from '../../../src/engine/log/intake/replay';

/** A return to a node, as resume.md says that lines travel, and what really was printed. */
export interface Return {
  /** All lines of the run, in order. */
  readonly printed: readonly string[];
  readonly input: ReplayInput;
  /** Lines that the first session began with, and one past the last it got. */
  readonly heldFrom: number;
  readonly heldTo: number;
  readonly replayFrom: number;
  readonly replayTo: number;
  /** One past the last line that has arrived when the merge is done. */
  readonly end: number;
  /** Lines printed after the log was read that arrived among its replay: their place is unknown. */
  readonly stray: ReadonlySet<string>;
}

export interface ReturnSettings {
  readonly line: (index: number) => fc.Arbitrary<string>;
  readonly window: number;
  /** Most lines that arrive live before the replay, and out of turn. */
  readonly live: number;
}

/** In a log of fewer lines equal ones are taken for what they look like: printed twice. */
const FEW = 140;

/** Lines with a number of their own. */
export const unique = (index: number): fc.Arbitrary<string> =>
  fc.constant(`player ${index} moved to ${index * 7}`);

/** Half of the lines are ones that come again and again. */
export const repeating = (index: number): fc.Arbitrary<string> =>
  fc.oneof(
    unique(index),
    fc.constantFrom('Saving…', 'Saved', 'tick', 'tick', 'tick', 'Can’t keep up!'),
  );

export function returns(settings: ReturnSettings): fc.Arbitrary<Return> {
  const { window, live } = settings;
  return fc
    .record({
      // Of a handful of lines nothing can be said that would prove which came twice.
      earlier: fc.integer({ min: 10, max: 2 * window }),
      watched: fc.nat(window),
      missed: fc.nat(Math.round(1.6 * window)),
      before: fc.nat(live),
      between: fc.nat(live),
      after: fc.nat(live),
      // For each line between request and reading: where among the replay it arrives, 0 in front.
      places: fc.array(
        fc.oneof(
          { weight: 4, arbitrary: fc.constant(0) },
          { weight: 1, arbitrary: fc.nat(window) },
        ),
        {
          minLength: live,
          maxLength: live,
        },
      ),
      // For each line after it: so many places from the replay's end.
      strays: fc.array(
        fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat(20) }),
        {
          minLength: live,
          maxLength: live,
        },
      ),
    })
    .chain((plan) => {
      const total =
        plan.earlier + plan.watched + plan.missed + plan.before + plan.between + plan.after;
      const lines = Array.from({ length: total }, (_, index) => settings.line(index));
      return fc.tuple(fc.constant(plan), fc.tuple(...lines));
    })
    .map(([plan, printed]) => {
      const heldFrom = Math.max(0, plan.earlier - window);
      const heldTo = plan.earlier + plan.watched;
      const requested = heldTo + plan.missed + plan.before;
      const replayTo = requested + plan.between;
      const replayFrom = Math.max(0, replayTo - window);
      const replay = printed.slice(replayFrom, replayTo);
      const stray = new Set<string>();
      const places: number[] = [];
      for (let index = 0; index < plan.between + plan.after; index++) {
        const place =
          index < plan.between
            ? Math.min(plan.places[index] ?? 0, replay.length < FEW ? 0 : replay.length)
            : replay.length - Math.min(plan.strays[index - plan.between] ?? 0, replay.length);
        // Live lines keep their order among themselves.
        places.push(Math.max(place, places.at(-1) ?? 0));
        const line = printed[requested + index];
        if (index >= plan.between && (places.at(-1) ?? 0) < replay.length && line !== undefined)
          stray.add(line);
      }
      const received: string[] = [];
      let next = 0;
      for (let place = 0; place <= replay.length; place++) {
        for (; places[next] === place; next++) received.push(printed[requested + next] ?? '');
        const line = replay[place];
        if (line !== undefined) received.push(line);
      }
      const held = printed.slice(heldFrom, heldTo);
      const input: ReplayInput = {
        held,
        sameRun: true,
        heldAny: held.length > 0,
        liveBefore: printed.slice(heldTo + plan.missed, requested),
        received,
        window,
      };
      return { printed, input, heldFrom, heldTo, replayFrom, replayTo, end: printed.length, stray };
    });
}
