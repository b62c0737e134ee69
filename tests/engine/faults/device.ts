import type { Clock } from '../../../src/engine/clock';
import type { Hint, Hints } from '../../../src/engine/surroundings';
import type { Sim } from './sim';

/** The machine that the tabs are on: its clocks, its sleep, and what its browser lets them know. */
export interface Device {
  readonly clock: Clock;
  readonly hints: Hints;
  readonly asleep: boolean;
  tell(hint: Hint): void;
  /** The wall clock is set; elapsed time and timers do not notice. */
  jump(ms: number): void;
  /** `still`: elapsed time stands still meanwhile, as in some browsers; in others it runs on. */
  sleep(still: boolean): void;
  wake(): void;
  /** Runs now, or when the machine is awake again. */
  whenAwake(run: () => void): void;
}

/** The wall clock at the beginning, ms since 1970. */
export const startAt = 1_750_000_000_250;

interface Timer {
  readonly run: () => void;
  /** True time. */
  due: number;
  cancel: () => void;
}

export function createDevice(sim: Sim): Device {
  const timers = new Set<Timer>();
  const listeners = new Set<(hint: Hint) => void>();
  let waiting: (() => void)[] = [];
  let offset = startAt;
  let stood = 0;
  let sleep: { readonly from: number; readonly still: boolean } | null = null;

  const elapsed = () => (sleep?.still ? sleep.from : sim.now) - stood;

  function arm(timer: Timer): void {
    timer.cancel = sim.after(timer.due - sim.now, () => {
      timers.delete(timer);
      timer.run();
      sim.touched();
    });
  }

  return {
    clock: {
      // Through a sleep the wall clock runs on.
      now: () => offset + stood + elapsed(),
      elapsed,
      after(ms, run) {
        // Browsers count whole milliseconds, and so fire a little early.
        const timer: Timer = { run, due: sim.now + Math.max(1, Math.floor(ms)), cancel: () => {} };
        timers.add(timer);
        if (sleep === null) arm(timer);
        return () => {
          timer.cancel();
          timers.delete(timer);
        };
      },
    },
    hints: {
      subscribe(listener) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    get asleep() {
      return sleep !== null;
    },
    tell(hint) {
      if (sleep !== null) return;
      for (const listener of [...listeners]) listener(hint);
      sim.touched();
    },
    jump(ms) {
      offset += ms;
    },
    sleep(still) {
      if (sleep !== null) return;
      sleep = { from: sim.now, still };
      for (const timer of timers) timer.cancel();
    },
    wake() {
      if (sleep === null) return;
      const slept = sim.now - sleep.from;
      if (sleep.still) {
        stood += slept;
        for (const timer of timers) timer.due += slept;
      }
      sleep = null;
      for (const timer of timers) arm(timer);
      const run = waiting;
      waiting = [];
      for (const each of run) sim.after(0, each);
    },
    whenAwake(run) {
      if (sleep === null) run();
      else waiting.push(run);
    },
  };
}
