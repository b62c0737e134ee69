import { heal, type Return, tell } from './heal';
import type { Fault, Schedule } from './schedule';
import type { Sabotage, Tab } from './tab';
import { createWorld, type World } from './world';

/** What has happened, to be held against the rules. */
export interface Played {
  readonly schedule: Schedule;
  readonly world: World;
  readonly returns: readonly Return[];
  /** The device's time was not the true one all along. */
  readonly timeJumped: boolean;
}

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
