import {
  type Connection,
  createConnection,
  type SessionChange,
} from '../../../src/engine/connection';
import type { ConnectionStatus } from '../../../src/engine/connectionStatus';
import type {
  Credentials,
  CredentialsFailure,
  CredentialsResult,
} from '../../../src/engine/credentials';
import type { PanelFailure, ServerHold } from '../../../src/engine/panel/panel';
import { type ServerEvent, serialise } from '../../../src/engine/protocol';
import { fail, succeed } from '../../../src/engine/result';
import type { Hint } from '../../../src/engine/surroundings';
import type { Step } from '../../../src/engine/timeline/record';
import { createTimeline, type Timeline } from '../../../src/engine/timeline/timeline';
import { createFakeClock, type FakeClock } from '../fakes/fakeClock';
import { createFakeSockets, type FakeSocket, type FakeSockets } from '../fakes/fakeSocket';

/** A connection whose node, panel, clock and chance are the test. */
export interface Harness {
  readonly connection: Connection;
  readonly clock: FakeClock;
  readonly sockets: FakeSockets;
  readonly source: FakeSource;
  readonly events: readonly ServerEvent[];
  readonly sessions: readonly SessionChange[];
  readonly statuses: readonly ConnectionStatus[];
  /** Told of each step. */
  readonly timeline: Timeline;
  hint(hint: Hint): void;
  setChance(chance: number): void;
  /** The limits let nothing of ours out while this is set. */
  setBlocked(blocked: boolean): void;
  phase(): ConnectionStatus['current']['phase'];
  /** Starts, and signs in on the first socket. */
  goLive(process?: string): Promise<FakeSocket>;
  /** Signs in on the newest socket. */
  signIn(process?: string): Promise<FakeSocket>;
}

export interface FakeSource {
  /** How often credentials were asked for. */
  readonly count: number;
  /** When, by elapsed time. */
  readonly times: readonly number[];
  /** What the next requests are answered with; the default mints. */
  answer: () => CredentialsResult | Promise<CredentialsResult>;
  /** A request is given up. */
  abandon: () => void;
  /** The default, for tests that come back to it. */
  mint(): CredentialsResult;
  /** Of tokens to come: ms. */
  life: number;
  socket: string;
}

export const node = 'wss://node.example/api/servers/8d3f9a2e/ws';

export function createHarness(
  options: { readonly tokenInUrl?: boolean; readonly onStep?: (step: Step) => void } = {},
): Harness {
  const clock = createFakeClock();
  const sockets = createFakeSockets();
  const events: ServerEvent[] = [];
  const sessions: SessionChange[] = [];
  const statuses: ConnectionStatus[] = [];
  let listener: (hint: Hint) => void = () => {};
  let chance = 0.5;
  let blocked = false;
  const times: number[] = [];
  const source: FakeSource = {
    get count() {
      return times.length;
    },
    times,
    life: 600_000,
    socket: node,
    mint: () => succeed(mintCredentials(times.length, source)),
    answer: () => source.mint(),
    abandon: () => {},
  };
  const timeline = createTimeline(clock);
  const connection = createConnection({
    surroundings: {
      openSocket: sockets.open,
      fetch: () => Promise.reject(new Error('The connection does not fetch.')),
      clock,
      random: () => chance,
      hints: {
        subscribe(next) {
          listener = next;
          return () => {
            listener = () => {};
          };
        },
      },
    },
    credentials: {
      async request() {
        times.push(clock.elapsed());
        return source.answer();
      },
      abandon: () => source.abandon(),
    },
    tokenInUrl: options.tokenInUrl ?? false,
    control: (event) => !blocked && connection.transmit(serialise(event)),
    onEvent: (event) => events.push(event),
    onSession: (change) => sessions.push(change),
    onStatus: (status) => statuses.push(status),
    onStep: options.onStep ?? timeline.note,
  });
  const harness: Harness = {
    connection,
    clock,
    sockets,
    source,
    events,
    sessions,
    statuses,
    timeline,
    hint: (hint) => listener(hint),
    setChance(value) {
      chance = value;
    },
    setBlocked(value) {
      blocked = value;
    },
    phase: () => connection.status().current.phase,
    async goLive(process = 'running') {
      connection.start();
      await clock.advance(0);
      return harness.signIn(process);
    },
    async signIn(process = 'running') {
      const socket = sockets.latest();
      socket.opens();
      socket.says('auth success');
      socket.says('status', process);
      await clock.advance(0);
      return socket;
    },
  };
  return harness;
}

function mintCredentials(serial: number, { life, socket }: FakeSource): Credentials {
  return { token: `token-${serial}`, socket, life, permissions: ['control.console'] };
}

export function refusal(failure: PanelFailure, hold: ServerHold | null = null): CredentialsResult {
  return fail<CredentialsFailure>({ failure, hold });
}

/** Lets `ms` pass while the node says something each second. */
export async function passWithOutput(harness: Harness, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 1000) {
    await harness.clock.advance(Math.min(1000, ms - passed));
    harness.sockets.latest().says('console output', 'a line');
  }
}

/** From now on the node answers each further `auth` as the daemon does: with `auth success` alone. */
export function confirmRenewals(harness: Harness): void {
  const socket = harness.sockets.latest();
  socket.onSent((text) => {
    if (text.startsWith('{"event":"auth"'))
      harness.clock.after(50, () => socket.says('auth success'));
  });
}
