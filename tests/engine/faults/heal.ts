import type { Schedule } from './schedule';
import type { Tab } from './tab';
import type { World } from './world';

/** How long a tab took to be live again, and what it had to wait for. */
export interface Return {
  readonly tab: Tab;
  /** `null`: it never was. ms since the way was back. */
  readonly ms: number | null;
  readonly end: Schedule['end'];
  /** What the connection was in the middle of. */
  readonly from: 'live' | 'trying' | 'stopped';
  /** Why it may have had to wait for longer: ms, 0 for none. */
  readonly allowed: number;
  readonly refused: boolean;
}

/** ms that nothing needs longer than, once all is well: a hang, a pause, a sign-in refused twice. */
const patience = 240_000;
/** Requests and sockets that began before the way was back have ended by then, ms. */
const underWay = 12_000;

export function tell(world: World, hint: Parameters<World['device']['tell']>[0]): void {
  if (hint === 'offline') world.offline = true;
  if (hint === 'online') world.offline = false;
  const isHeard = !world.device.asleep && hint !== 'offline' && hint !== 'hidden';
  if (isHeard) world.hintedAt = world.sim.now;
  world.device.tell(hint);
}

interface Begun extends Omit<Return, 'ms' | 'refused'> {
  readonly address: string;
}

/** Where it looked for the node last. */
const address = (tab: Tab) => tab.sockets.at(-1)?.url ?? '';
/** Three tries at the old place before the panel is asked, ms. */
const unheard = 90_000;

/** All is well again, from now on. */
export async function heal(world: World, end: Schedule['end']): Promise<Return[]> {
  const { sim, node, panel, device } = world;
  for (let waited = 0; node.down && waited < 60; waited += 1) await sim.pass(1000);
  world.nodeWay.slow(20);
  // What was slow arrives.
  await sim.pass(3_000);
  world.nodeWay.set(true);
  world.panelWay.set(true);
  panel.mood = 'fine';
  panel.hold = null;
  panel.transferring = false;
  panel.life = Math.max(panel.life, 120);
  node.suspended = false;
  node.taken = 0;
  if (node.process.state === 'offline') node.process.power('start');
  node.process.pace(1);
  const open = world.tabs.filter(({ closedAt }) => closedAt === null);
  const healedAt = sim.now;
  // A hint within a second of another is the same hint: what that began gets its time.
  const isNews = end !== 'hint' || healedAt - world.hintedAt >= 1_000;
  const begun = open.map((tab) => begin(world, tab, isNews ? end : 'by itself'));
  if (end === 'hint') tell(world, 'online');
  for (const { tab, from } of begun) if (end === 'button' || from === 'stopped') tab.press();
  const found = new Map<Tab, number>();
  const from = new Map(open.map((tab) => [tab, healedAt]));
  const isThere = (tab: Tab) => (node.deleted ? tab.phase().phase === 'stopped' : tab.isLive());
  for (let waited = 0; waited < patience && found.size < open.length; waited += 50) {
    await sim.pass(50);
    for (const tab of open) {
      if (found.has(tab)) continue;
      if (isThere(tab)) found.set(tab, sim.now - (from.get(tab) ?? 0));
      // An answer from before has stopped it.
      else if (tab.phase().phase === 'stopped' && waited < underWay) {
        tab.press();
        from.set(tab, sim.now);
      }
    }
  }
  // Room for a replay, asked for twice, and then nothing more is printed.
  await sim.pass(24_000);
  // Who found just then that the server had moved, or had no token left to ask for, comes back.
  const isGone = () => open.some((tab) => !isThere(tab) && tab.phase().phase !== 'stopped');
  for (let waited = 0; waited < patience && isGone(); waited += 500) {
    await sim.pass(500);
    if (!isGone()) await sim.pass(16_000);
  }
  node.process.pace(0);
  await sim.pass(3_000);
  device.tell('visible');
  await sim.pass(1_000);
  return begun.map((each) => ({
    ...each,
    // That the server moved while nobody could hear of it the panel knows, when it is asked: L9.
    allowed:
      each.allowed + pause(world, each.tab, healedAt) + (movedSince(each, healedAt) ? unheard : 0),
    ms: found.get(each.tab) ?? null,
    from: from.get(each.tab) === healedAt ? each.from : ('stopped' as const),
    refused: each.tab.sockets.some(({ refused }) => refused.some(({ at }) => at >= healedAt)),
  }));
}

/** There and back again counts as well. */
function movedSince({ tab, address: before }: Begun, from: number): boolean {
  return tab.sockets.some(({ at, url }) => at >= from && url !== before) || address(tab) !== before;
}

/** What the panel's 429s make it wait for from then on, up to a tenth longer than they say. */
function pause({ panel }: World, tab: Tab, from: number): number {
  const until = panel.requests
    .filter((request) => request.tab === tab.nth && request.notBefore > 0)
    .map(({ notBefore, endedAt }) => notBefore + (notBefore - (endedAt ?? 0)) / 10);
  return Math.max(0, ...until.map((at) => at - from));
}

function begin(world: World, tab: Tab, end: Schedule['end']): Begun {
  const { phase } = tab.phase();
  const from = phase === 'live' || phase === 'stopped' ? phase : 'trying';
  const { now } = world.sim;
  const mine = world.panel.requests.filter((request) => request.tab === tab.nth);
  const opens = tab.sockets.filter(({ at, offline }) => !offline && now - at < 600_000).length;
  // The hint's own tries count as well.
  const spent = opens >= 11 && end !== 'button' ? 60_000 : 0;
  const asks = mine.filter(({ at }) => now - at < 60_000).length;
  return {
    tab,
    end,
    from,
    address: address(tab),
    allowed: spent + (asks >= 3 ? 60_000 : 0),
  };
}
