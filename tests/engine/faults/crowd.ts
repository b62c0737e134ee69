import { createWorld, type World } from './world';

/** Many viewers of one server, each with an engine of its own. */
export interface Crowd {
  /** Most sockets that were opened in any tenth of a second after the node went down. */
  readonly peak: number;
  /** ms from the node's return until all were live; `null`: not within the time given. */
  readonly allLive: number | null;
  /** Most requests for a token that the panel had in any minute, and how many it refused. */
  readonly perMinute: number;
  readonly refused: number;
  readonly throttled: number;
}

const step = 250;

/** `viewers` open the console at once; `restart`: then the node restarts, and is away for 5 s. */
export async function crowd(
  seed: number,
  viewers: number,
  options: { readonly newer: boolean; readonly restart: boolean; readonly patience: number },
): Promise<Crowd> {
  const world = createWorld({ seed, newer: options.newer, stamped: true, pace: 1, life: 600 });
  for (let viewer = 0; viewer < viewers; viewer += 1) world.openTab();
  let from = world.sim.now;
  let downAt = 0;
  if (options.restart) {
    await world.sim.pass(60_000);
    downAt = world.sim.now;
    world.node.restart(5_000, 1012);
    await world.sim.pass(5_000);
    from = world.sim.now;
  }
  let allLive: number | null = null;
  while (allLive === null && world.sim.now - from < options.patience) {
    await world.sim.pass(step);
    if (world.tabs.every((tab) => tab.isLive())) allLive = world.sim.now - from;
  }
  await world.sim.pass(10_000);
  const opened = world.tabs.flatMap(({ sockets }) => sockets.map(({ at }) => at));
  const { requests } = world.panel;
  const crowded: Crowd = {
    peak: most(
      opened.filter((at) => at > downAt),
      100,
    ),
    allLive,
    perMinute: most(asked(world), 60_000),
    refused: requests.filter(({ status }) => status === 429).length,
    throttled: world.node.record.throttled.length,
  };
  world.dispose();
  return crowded;
}

function asked(world: World): number[] {
  return world.panel.requests.map(({ at }) => at);
}

/** Most of the moments within any span of `ms`. */
export function most(moments: readonly number[], ms: number): number {
  const sorted = [...moments].sort((one, other) => one - other);
  let first = 0;
  let largest = 0;
  sorted.forEach((at, last) => {
    while (at - (sorted[first] ?? at) >= ms) first += 1;
    largest = Math.max(largest, last - first + 1);
  });
  return largest;
}
