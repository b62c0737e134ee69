import type { reduce } from '../../../src/engine/connection/reducer';
import type { ConnectionPhase } from '../../../src/engine/connectionStatus';
// Loaded as it is needed: by then the time of the tests stands still.
import '../../../src/engine/log/intake/return';
import '../../../src/engine/trouble/trouble';
import { createEngine } from '../../../src/engine/engine';
import type { HostedEngine } from '../../../src/engine/hostedEngine.types';
import type { Line } from '../../../src/engine/log/line';
import type { SendResult } from '../../../src/engine/outbox';
import type { PowerAction } from '../../../src/engine/protocol';
import type { SocketLike } from '../../../src/engine/surroundings';
import { createWire, type SocketRecord, type Wire } from './wire';
import type { World } from './world';

/** What a person asked of a tab, and what the tab said became of it. */
export interface Asked {
  readonly frame: string;
  readonly at: number;
  /** The tab's sockets at that moment: only the last of them may carry it. */
  readonly sockets: number;
  result: SendResult | null;
}

export interface Tab {
  readonly nth: number;
  readonly engine: HostedEngine;
  readonly sockets: readonly SocketRecord[];
  readonly asked: readonly Asked[];
  /** What the connection showed, and since when. */
  readonly phases: readonly { readonly at: number; readonly phase: ConnectionPhase }[];
  /** When a person pressed the button or signed in anew. */
  readonly pressed: readonly number[];
  readonly wire: Wire | null;
  readonly closedAt: number | null;
  phase(): ConnectionPhase;
  /** Live, and the node thinks so too. */
  isLive(): boolean;
  command(line: string): void;
  power(action: PowerAction): void;
  press(): void;
  signInAnew(): void;
  lines(): Line[];
  close(): void;
}

/** What may stand in for parts of the real thing, to see that the rules would notice. */
export interface Sabotage {
  readonly reduce?: typeof reduce;
  readonly socket?: (socket: SocketLike) => SocketLike;
}

/** The real engine in a world of models. */
export function createTab(world: World, nth: number, sabotage: Sabotage): Tab {
  const { sim, device, nodeWay, node, panel } = world;
  const sockets: SocketRecord[] = [];
  const asked: Asked[] = [];
  const pressed: number[] = [];
  const phases: { at: number; phase: ConnectionPhase }[] = [];
  let wire: Wire | null = null;
  let closedAt: number | null = null;

  const access = { url: '', auth: { kind: 'session' } } as const;
  const engine = createEngine(
    {
      server: '8d3f9a2e',
      panel: access,
      node: { tokenInUrl: false },
      maxLines: 1_000_000,
    },
    {
      openSocket(url) {
        wire = createWire(sim, device, nodeWay, node, url, world.offline);
        sockets.push(wire.record);
        return sabotage.socket?.(wire.socket) ?? wire.socket;
      },
      fetch: panel.fetchFor(nth),
      clock: device.clock,
      random: world.dice.chance,
      hints: device.hints,
      ...(sabotage.reduce && { reduce: sabotage.reduce }),
    },
  );
  const { store } = engine.openLog(() => {});
  const phase = () => engine.snapshot().connection.current;

  function note(): void {
    const now = phase();
    if (phases.at(-1)?.phase.phase !== now.phase) phases.push({ at: sim.now, phase: now });
  }

  function ask(frame: string, answer: Promise<SendResult>): void {
    const one: Asked = { frame, at: sim.now, sockets: sockets.length, result: null };
    asked.push(one);
    answer.then((result) => {
      one.result = result;
    });
    sim.touched();
  }

  engine.subscribe(note);
  note();
  sim.touched();
  return {
    nth,
    engine,
    sockets,
    asked,
    phases,
    pressed,
    get wire() {
      return wire;
    },
    get closedAt() {
      return closedAt;
    },
    phase,
    isLive() {
      const last = sockets.at(-1);
      if (last === undefined || last.deadAt !== null || last.endedAt !== null) return false;
      return phase().phase === 'live' && node.signedIn(last.peer);
    },
    command: (line) =>
      ask(JSON.stringify({ event: 'send command', args: [line] }), engine.sendCommand(line)),
    power: (action) =>
      ask(JSON.stringify({ event: 'set state', args: [action] }), engine.sendPower(action)),
    press() {
      pressed.push(sim.now);
      engine.retryNow();
      sim.touched();
    },
    signInAnew() {
      pressed.push(sim.now);
      engine.changeAccess(access);
      sim.touched();
    },
    lines: () => store.slice(store.first, store.end),
    close() {
      closedAt = sim.now;
      engine.dispose();
    },
  };
}
