import type { Fault, Schedule } from './schedule';
import type { Sabotage, Tab } from './tab';
import { createWorld, type World } from './world';

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

/** What has happened, to be held against the rules. */
export interface Played {
  readonly schedule: Schedule;
  readonly world: World;
  readonly returns: readonly Return[];
  /** The device's time was not the true one all along. */
  readonly timeJumped: boolean;
}

/** ms that nothing needs longer than, once all is well: a hang, a pause, a sign-in refused twice. */
const patience = 240_000;
/** Requests and sockets that began before the way was back have ended by then, ms. */
const underWay = 12_000;

/** Carries a schedule out against the real engine, heals the world, and waits for it to be live. */
export async function play(schedule: Schedule, sabotage: Sabotage = {}): Promise<Played> {
  const world = createWorld(schedule.world, sabotage);
  commands = 0;
  world.openTab();
  await world.sim.pass(3_000);
  for (const { after, fault } of schedule.steps) {
    await world.sim.pass(after);
    await happen(world, fault);
  }
  await world.sim.pass(1_000);
  const returns = await heal(world, schedule.end);
  const timeJumped = schedule.steps.some(({ fault }) => ['sleep', 'jump'].includes(fault.do));
  return { schedule, world, returns, timeJumped };
}

/** Given since the schedule began: each is another one. */
let commands = 0;

async function happen(world: World, fault: Fault): Promise<void> {
  const { sim, device, node, panel } = world;
  const open = world.tabs.filter(({ closedAt }) => closedAt === null);
  const tabOf = (nth: number): Tab | undefined => open[nth % open.length];
  switch (fault.do) {
    case 'nothing':
      return;
    case 'close':
      return node.cut(fault.code);
    case 'silence':
      return tabOf(fault.tab)?.wire?.die();
    case 'lose':
      for (const { wire } of open) wire?.lose();
      return;
    case 'way': {
      const ways = {
        node: [world.nodeWay],
        panel: [world.panelWay],
        both: [world.nodeWay, world.panelWay],
      };
      world.unsettle();
      for (const way of ways[fault.to]) way.set(false);
      if (fault.told) tell(world, 'offline');
      sim.after(fault.ms, () => {
        for (const way of ways[fault.to]) way.set(true);
        if (fault.told) device.whenAwake(() => tell(world, 'online'));
      });
      return;
    }
    case 'slow':
      world.unsettle();
      world.nodeWay.slow(fault.latency);
      sim.after(fault.ms, () => {
        world.unsettle();
        world.nodeWay.slow(20);
      });
      return;
    case 'panel': {
      panel.mood = fault.mood;
      sim.after(fault.ms, () => {
        panel.mood = 'fine';
      });
      return;
    }
    case 'hide Retry-After':
      panel.readable = false;
      return;
    case 'restart node':
      return node.down ? undefined : node.restart(fault.ms, fault.code);
    case 'refuse tokens':
      return node.denylist();
    case 'token life':
      panel.life = fault.seconds;
      return;
    case 'jump':
      return device.jump(fault.ms);
    case 'sleep':
      return sleep(world, fault);
    case 'hint':
      return tell(world, fault.hint);
    case 'button':
      return tabOf(fault.tab)?.press();
    case 'sign in anew':
      return tabOf(fault.tab)?.signInAnew();
    case 'suspend':
      node.suspended = true;
      node.cut(1006);
      sim.after(fault.ms, () => {
        node.suspended = false;
      });
      return;
    case 'delete':
      node.deleted = true;
      node.tell('deleted');
      return node.cut(1001);
    case 'hold':
      panel.hold = fault.hold;
      if (fault.hold === 'installing') node.tell('install started');
      sim.after(fault.ms, () => {
        panel.hold = null;
        node.tell('install completed');
      });
      return;
    case 'transfer':
      return transfer(world, fault);
    case 'places':
      node.taken = 30;
      sim.after(fault.ms, () => {
        node.taken = 0;
      });
      return;
    case 'pace':
      node.process.pace(fault.perSecond);
      return;
    case 'power':
      return tabOf(fault.tab)?.power(fault.action);
    case 'others':
      node.process.power(fault.action);
      return;
    case 'crash':
      return node.process.crash();
    case 'commands':
      for (let count = 0; count < fault.count; count += 1) {
        tabOf(fault.tab)?.command(`say ${commands}`);
        commands += 1;
      }
      return;
    case 'open tab':
      if (open.length < 2) world.openTab();
      return;
    case 'close tab':
      if (open.length > 1) open[0]?.close();
  }
}

function tell(world: World, hint: Parameters<World['device']['tell']>[0]): void {
  if (hint === 'offline') world.offline = true;
  if (hint === 'online') world.offline = false;
  world.device.tell(hint);
}

async function sleep(world: World, fault: Extract<Fault, { do: 'sleep' }>): Promise<void> {
  const wires = world.tabs.filter(({ closedAt }) => closedAt === null).map(({ wire }) => wire);
  world.unsettle();
  world.device.sleep(fault.still);
  if (fault.sockets === 'dead') for (const wire of wires) wire?.die();
  // A night at ten lines a second tells no more than one with a line now and then.
  const { pace } = world.node.process;
  const before = fault.ms > 600_000 ? pace(0.1) : null;
  await world.sim.pass(fault.ms);
  if (before !== null) pace(before);
  world.device.wake();
  if (fault.sockets === 'lost') for (const wire of wires) wire?.lose();
  if (fault.hint) tell(world, 'wake');
}

function transfer(world: World, fault: Extract<Fault, { do: 'transfer' }>): void {
  const { sim, node, panel } = world;
  if (panel.transferring) return;
  panel.transferring = true;
  node.tell('transfer status', fault.older ? 'starting' : 'pending');
  sim.after(fault.ms, () => {
    panel.transferring = false;
    if (fault.moved) {
      // The container is another one there.
      node.process.power('kill');
      node.home = node.home.includes('//a.') ? 'wss://b.example' : 'wss://a.example';
      node.tell('transfer status', fault.older ? 'success' : 'completed');
    } else {
      node.tell('transfer status', fault.older ? 'failure' : 'failed');
    }
  });
}

interface Begun extends Omit<Return, 'ms' | 'refused'> {
  readonly address: string;
}

/** Where it looked for the node last. */
const address = (tab: Tab) => tab.sockets.at(-1)?.url ?? '';
/** Three tries at the old place before the panel is asked, ms. */
const unheard = 90_000;

/** All is well again, from now on. */
async function heal(world: World, end: Schedule['end']): Promise<Return[]> {
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
  const begun = open.map((tab) => begin(world, tab, end));
  const healedAt = sim.now;
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
  await sim.pass(16_000);
  node.process.pace(0);
  await sim.pass(3_000);
  device.tell('visible');
  await sim.pass(1_000);
  return begun.map((each) => ({
    ...each,
    // That the server moved while nobody could hear of it the panel knows, when it is asked: L9.
    allowed: each.allowed + (each.address === address(each.tab) ? 0 : unheard),
    ms: found.get(each.tab) ?? null,
    from: from.get(each.tab) === healedAt ? each.from : ('stopped' as const),
    refused: each.tab.sockets.some(({ refused }) => refused.some(({ at }) => at >= healedAt)),
  }));
}

function begin(world: World, tab: Tab, end: Schedule['end']): Begun {
  const { phase } = tab.phase();
  const from = phase === 'live' || phase === 'stopped' ? phase : 'trying';
  const { now } = world.sim;
  const mine = world.panel.requests.filter((request) => request.tab === tab.nth);
  // The pause that a 429 names is made up to a tenth longer, so that not all come back at once.
  const pauses = mine.map(
    ({ notBefore, endedAt }) => notBefore + (notBefore - (endedAt ?? 0)) / 10,
  );
  const told = Math.max(0, ...pauses.map((until) => until - now));
  const opens = tab.sockets.filter(({ at, offline }) => !offline && now - at < 600_000).length;
  // The hint's own tries count as well.
  const spent = opens >= 11 && end !== 'button' ? 60_000 : 0;
  const asks = mine.filter(({ at }) => now - at < 60_000).length;
  return {
    tab,
    end,
    from,
    address: address(tab),
    allowed: told + spent + (asks >= 3 ? 60_000 : 0),
  };
}
