import { settle } from '../fakes/fakeClock';

/** The time that really passes, for node, panel and network; what a device takes it for is its own. */
export interface Sim {
  /** ms since the beginning. */
  readonly now: number;
  /** Calls `run` once in `ms`; returns a function that cancels it. */
  after(ms: number, run: () => void): () => void;
  /** Something was told to code that waits by promises: it comes to its turn before the next event. */
  touched(): void;
  /** Lets `ms` pass, event by event. */
  pass(ms: number): Promise<void>;
}

interface Event {
  readonly due: number;
  readonly nth: number;
  run: (() => void) | null;
}

export function createSim(): Sim {
  /** A binary heap: schedules have tens of thousands of events. */
  const heap: Event[] = [];
  let now = 0;
  let count = 0;
  let wasTouched = true;

  const before = (one: Event, other: Event) =>
    one.due < other.due || (one.due === other.due && one.nth < other.nth);

  function push(event: Event): void {
    let at = heap.length;
    heap.push(event);
    while (at > 0) {
      const up = (at - 1) >> 1;
      const parent = heap[up];
      if (parent === undefined || before(parent, event)) break;
      heap[at] = parent;
      at = up;
    }
    heap[at] = event;
  }

  function pop(): void {
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      const left = heap[down];
      if (left === undefined) break;
      const right = heap[down + 1];
      let child = left;
      if (right !== undefined && before(right, left)) {
        child = right;
        down += 1;
      }
      if (before(last, child)) break;
      heap[at] = child;
      at = down;
    }
    heap[at] = last;
  }

  async function turn(): Promise<void> {
    if (!wasTouched) return;
    wasTouched = false;
    await settle();
  }

  return {
    get now() {
      return now;
    },
    after(ms, run) {
      const event: Event = { due: now + Math.max(0, ms), nth: count, run };
      count += 1;
      push(event);
      return () => {
        event.run = null;
      };
    },
    touched() {
      wasTouched = true;
    },
    async pass(ms) {
      const until = now + ms;
      await turn();
      for (let next = heap[0]; next !== undefined && next.due <= until; next = heap[0]) {
        pop();
        if (next.run === null) continue;
        now = Math.max(now, next.due);
        next.run();
        await turn();
      }
      now = until;
    },
  };
}
