import type { Dice } from './dice';
import type { Sim } from './sim';

/** The network between a device and one peer. While it is down TCP tries on, as it does. */
export interface Way {
  readonly up: boolean;
  /** When it came back last. */
  readonly backAt: number;
  set(up: boolean): void;
  /** ms that each direction takes, without the jitter. */
  slow(ms: number): void;
  latency(): number;
  /** Calls `listener` whenever it comes back. */
  onBack(listener: () => void): () => void;
  /**
   * Begins a connection: `reached` as soon as one of the tries gets through, `failed` after 21 s.
   * Returns a function that gives up.
   */
  reach(reached: () => void, failed: () => void): () => void;
}

/** When a SYN is sent again, ms. */
const tries = [0, 1000, 3000, 7000, 15_000];
const gaveUp = 21_000;
const jitter = 60;

export function createWay(sim: Sim, dice: Dice): Way {
  const listeners = new Set<() => void>();
  let up = true;
  let base = 20;
  let backAt = 0;

  const way: Way = {
    get up() {
      return up;
    },
    get backAt() {
      return backAt;
    },
    set(next) {
      if (up === next) return;
      up = next;
      if (!up) return;
      backAt = sim.now;
      for (const listener of [...listeners]) listener();
    },
    slow(ms) {
      base = ms;
    },
    latency: () => base + dice.chance() * jitter,
    onBack(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reach(reached, failed) {
      const cancels: (() => void)[] = [];
      const stop = () => {
        for (const cancel of cancels) cancel();
      };
      for (const ms of tries) {
        cancels.push(
          sim.after(ms, () => {
            if (!up) return;
            stop();
            cancels.push(sim.after(2 * way.latency(), reached));
          }),
        );
      }
      cancels.push(sim.after(gaveUp, failed));
      return stop;
    },
  };
  return way;
}

/** One direction of a TCP connection: what goes in comes out in order, late, or never. */
export interface Pipe {
  send(arrive: () => void): void;
  /** From now on everything vanishes without a word. */
  die(): void;
}

/** A socket whose way was down for longer than this is not taken up again. */
const patience = 60_000;

export function createPipe(sim: Sim, way: Way): Pipe {
  let dead = false;
  let last = 0;
  let held: (() => void)[] | null = null;
  let heldFrom = 0;

  function hold(): void {
    held = [];
    heldFrom = sim.now;
    const stop = way.onBack(() => {
      stop();
      if (sim.now - heldFrom > patience) dead = true;
      // What was lost is sent again some time after the way is back.
      sim.after(Math.min(1000, (sim.now - heldFrom) / 2), release);
    });
  }

  function release(): void {
    const left = held ?? [];
    held = null;
    for (const arrive of left) send(arrive);
  }

  function send(arrive: () => void): void {
    if (dead) return;
    if (held === null && !way.up) hold();
    if (held !== null) {
      held.push(arrive);
      return;
    }
    last = Math.max(last, sim.now + way.latency());
    sim.after(last - sim.now, () => {
      if (!dead) arrive();
    });
  }

  return {
    send,
    die() {
      dead = true;
    },
  };
}
