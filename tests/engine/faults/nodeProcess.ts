import type { PowerAction, ProcessState } from '../../../src/engine/protocol';
import type { Dice } from './dice';
import type { Sim } from './sim';

/** A line that the process has printed, and which run of it. */
export interface Printed {
  readonly id: number;
  readonly text: string;
  readonly run: number;
  readonly at: number;
}

/** The game server and its container: it prints, starts and stops whatever becomes of the node. */
export interface NodeProcess {
  readonly state: ProcessState;
  readonly run: number;
  /** ms; 0 while it is offline. */
  readonly uptime: number;
  /** All that was ever printed. */
  readonly printed: readonly Printed[];
  /** What the container's log holds. */
  readonly log: readonly string[];
  /** Lines a second, from now on; returns what it was. */
  pace(perSecond: number): number;
  print(): void;
  /** `false`: another action is under way. */
  power(action: PowerAction): boolean;
  crash(): void;
}

export function createNodeProcess(
  sim: Sim,
  dice: Dice,
  /** With a time in front, as most servers print one. */
  stamped: boolean,
  on: { line(text: string): void; state(state: ProcessState): void; own(text: string): void },
): NodeProcess {
  const printed: Printed[] = [];
  let log: string[] = [];
  let state: ProcessState = 'running';
  let run = 1;
  let startedAt = -3_600_000;
  let every = 1000;
  let busy = false;
  let cancelPrint = () => {};

  function stamp(): string {
    const seconds = 36_000 + Math.floor(sim.now / 1000);
    const two = (value: number) => String(value % 60).padStart(2, '0');
    return `[${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60))}:${two(seconds)}] `;
  }

  function print(): void {
    const text = `${stamped ? stamp() : ''}line #${printed.length}`;
    printed.push({ id: printed.length, text, run, at: sim.now });
    log.push(text);
    on.line(text);
  }

  function goOn(): void {
    cancelPrint();
    if (state === 'offline' || !Number.isFinite(every)) return;
    // Now and then several lines at once, as servers do.
    cancelPrint = sim.after(every * (0.5 + dice.chance()), () => {
      const lines = dice.yes(0.1) ? dice.between(2, 4) : 1;
      for (let line = 0; line < lines; line += 1) print();
      goOn();
    });
  }

  function enter(next: ProcessState): void {
    state = next;
    on.state(next);
    goOn();
  }

  function start(then: () => void): void {
    log = [];
    run += 1;
    startedAt = sim.now;
    on.own('Server marked as starting...');
    enter('starting');
    sim.after(dice.between(500, 4000), () => {
      if (state === 'starting') enter('running');
      then();
    });
  }

  function stop(then: () => void): void {
    enter('stopping');
    sim.after(dice.between(300, 3000), () => {
      if (state === 'stopping') enter('offline');
      then();
    });
  }

  // The server has been running for an hour.
  for (let line = 0; line < 200; line += 1) print();
  goOn();
  return {
    get state() {
      return state;
    },
    get run() {
      return run;
    },
    get uptime() {
      return state === 'offline' ? 0 : sim.now - startedAt;
    },
    printed,
    get log() {
      return log;
    },
    pace(perSecond) {
      const before = 1000 / every;
      every = perSecond === 0 ? Number.POSITIVE_INFINITY : 1000 / perSecond;
      goOn();
      return before;
    },
    print() {
      if (state !== 'offline') print();
    },
    power(action) {
      if (action === 'kill') {
        if (state !== 'offline') enter('offline');
        return true;
      }
      if (busy) return false;
      const free = () => {
        busy = false;
      };
      busy = true;
      if (action === 'start') {
        if (state === 'offline') start(free);
        else free();
      } else if (state === 'offline') {
        if (action === 'restart') start(free);
        else free();
      } else {
        stop(action === 'restart' ? () => start(free) : free);
      }
      return true;
    },
    crash() {
      if (state === 'offline') return;
      on.own('---------- Detected server process in a crashed state! ----------');
      enter('offline');
    },
  };
}
