import type { Devnode } from '../../devnode';
import type { MeasuredBrowser, MeasuredPage } from './chromium';
import { type Cost, createMeter, median, pause, typeUntil } from './measure';

/** One page that shows a server's output, ready to be loaded. */
export interface Contestant {
  readonly name: 'roost' | 'bare';
  /** Opens a fresh page that is signed in and shows output, with its command box focused. */
  open(browser: MeasuredBrowser): Promise<MeasuredPage>;
  /** Where it shows output without further help. */
  address(): Promise<string>;
}

export interface Load {
  readonly lines: number;
  /** Lines per second. */
  readonly rate: number;
}

export interface Run extends Cost {
  /** Key to paint while the lines came, 95th percentile, ms. */
  readonly typing: number;
  readonly thrownAway: number;
  /** Lines the node let through: its throttle stands at 20,000 a second. */
  readonly offered: number;
  /** s from the command to the last line. */
  readonly lasted: number;
}

/** ms for a page to come to rest: what it does at its beginning is none of this. */
const before = 2_000;
/** ms after the last line, in which a page may catch up: what it costs then counts, too. */
const afterwards = 1_500;

/** One page under one load. */
export async function runOnce(
  browser: MeasuredBrowser,
  devnode: Devnode,
  server: string,
  contestant: Pick<Contestant, 'open'>,
  load: Load,
  options: {
    /** How many times slower the page's main thread is. */
    readonly slowedBy?: number;
    /** Whether gaps between frames are looked for: to look is a frame each 17 ms, and costs. */
    readonly frames?: boolean;
  } = {},
): Promise<Run> {
  const { slowedBy = 1, frames = false } = options;
  const page = await contestant.open(browser);
  await page.send('Emulation.setCPUThrottlingRate', { rate: slowedBy });
  const meter = await createMeter(page, browser, { frames });
  await pause(before);
  const counted = devnode.node.counters(server);
  const thrownAwayBefore = counted.linesThrownAway;
  const offeredBefore = counted.linesOffered;
  await meter.start();
  if (devnode.node.server(server)?.command(`flood ${load.lines} ${load.rate}`) !== true) {
    throw new Error('The server took no command.');
  }
  const ended = untilQuiet(devnode, server, offeredBefore);
  const begun = Date.now();
  let lasted = 0;
  void ended.then((at) => {
    lasted = (at - begun) / 1_000;
  });
  const typing = await typeUntil(page, ended);
  await pause(afterwards);
  const cost = await meter.stop();
  const after = devnode.node.counters(server);
  const thrownAway = after.linesThrownAway - thrownAwayBefore;
  const offered = after.linesOffered - offeredBefore;
  await page.close();
  return { ...cost, typing, thrownAway, offered, lasted };
}

/**
 * The node's throttle may drop some lines of a flood at its limit: it has ended when it is quiet.
 * Returns when the last line came.
 */
async function untilQuiet(devnode: Devnode, server: string, before: number): Promise<number> {
  let last = before;
  let changedAt = Date.now();
  while (last === before || Date.now() - changedAt < 500) {
    if (Date.now() - changedAt > 20_000) throw new Error('The flood does not begin.');
    await pause(50);
    const now = devnode.node.counters(server).linesOffered;
    if (now === last) continue;
    last = now;
    changedAt = Date.now();
  }
  return changedAt;
}

export interface Outcome {
  readonly roost: Run;
  readonly bare: Run;
}

/**
 * Both pages under one load, taking turns for `rounds` rounds; the median of each figure. Gaps
 * between frames come from a round of their own.
 */
export async function contest(
  browser: MeasuredBrowser,
  devnode: Devnode,
  server: string,
  contestants: readonly [Contestant, Contestant],
  load: Load,
  rounds: number,
): Promise<Outcome> {
  const runs: Record<Contestant['name'], Run[]> = { roost: [], bare: [] };
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? contestants : [...contestants].reverse();
    for (const contestant of order) {
      runs[contestant.name].push(await runOnce(browser, devnode, server, contestant, load));
    }
  }
  const outcome = { roost: middle(runs.roost), bare: middle(runs.bare) };
  if (rounds === 1) return outcome;
  for (const contestant of contestants) {
    const { longestFrameGap } = await runOnce(browser, devnode, server, contestant, load, {
      frames: true,
    });
    outcome[contestant.name] = { ...outcome[contestant.name], longestFrameGap };
  }
  return outcome;
}

function middle(runs: readonly Run[]): Run {
  const of = (figure: keyof Run) => median(runs.map((run) => run[figure]));
  return {
    mainThread: of('mainThread'),
    allProcesses: of('allProcesses'),
    longestTask: of('longestTask'),
    longestFrameGap: of('longestFrameGap'),
    typing: of('typing'),
    thrownAway: of('thrownAway'),
    offered: of('offered'),
    lasted: of('lasted'),
  };
}
