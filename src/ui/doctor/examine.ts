import type { Clock } from '../../engine/clock';
import type { ConnectionPhase } from '../../engine/connectionStatus';
import type { EngineSnapshot } from '../../engine/engine.types';
import type { PanelResult, ServerDetails } from '../../engine/panel/panel';
import type { ConnectionHistory } from '../../engine/timeline/timeline.types';
import type { Facts, Finding, PanelAnswer, PanelPlace, Place, Reach } from './findings.types';
import * as node from './nodeChecks';
import * as panel from './panelChecks';

/** What is outside of the examination. */
export interface World {
  readonly clock: Clock;
  readonly page: Place;
  online(): boolean;
  readonly panel: PanelPlace;
  /** The server's details: costs no token. */
  askPanel(): Promise<PanelResult<ServerDetails>>;
  /** Whether anything answers at an http address, in time. */
  reach(address: string): Promise<Reach>;
  readonly engine: {
    snapshot(): EngineSnapshot;
    subscribe(listener: () => void): () => void;
    history(): Promise<ConnectionHistory | null>;
    retryNow(): void;
  };
}

/** ms. The panel, and then the node twice, have 10 s each; the panel's answer has been waited for. */
const longestTry = 22_000;
/** To hear a server that runs. */
const longestListening = 2_500;
/** The engine answers at once, or not at all. */
const longestAsking = 3_000;

export interface Examination {
  readonly findings: readonly Finding[];
  readonly facts: Facts;
}

/**
 * Looks at everything between this page and the server's lines, in order, and tells of each thing as
 * it is known. The engine's own connection is looked at, never another one opened beside it: a pause
 * between two of its tries is ended, as by "Try now".
 */
export async function examine(
  world: World,
  tell: (findings: readonly Finding[]) => void,
): Promise<Examination> {
  const { clock, engine } = world;
  const since = clock.now();
  const findings: Finding[] = [];
  let answer: PanelAnswer = {
    result: { ok: false, failure: { kind: 'unreachable' } },
    took: 0,
    reach: null,
  };
  let reached: Reach | null = null;

  async function look(checks: readonly ((facts: Facts) => Finding)[]): Promise<Facts> {
    const facts: Facts = {
      page: world.page,
      online: world.online(),
      panel: world.panel,
      answer,
      node: reached,
      engine: engine.snapshot(),
      history: await within(engine.history(), longestAsking, null, clock),
      now: clock.now(),
      since,
    };
    for (const check of checks) findings.push(check(facts));
    tell([...findings]);
    return facts;
  }

  if (world.online()) tell([panel.finding('device', 'good', { kind: 'online' })]);
  answer = await askPanel(world);
  await look([panel.checkDevice, panel.checkPanel, panel.checkSignIn, panel.checkAccess]);

  if (isToBeWoken(engine.snapshot(), world.online())) {
    const before = engine.snapshot().connection.current;
    engine.retryNow();
    // The engine is in another thread: what came of it is in a later snapshot, tried and failed maybe.
    await until(world, ({ connection }) => !sameWait(connection.current, before), longestAsking);
  }
  await until(world, ({ connection }) => !isAsking(connection.current.phase), longestTry);
  await look([panel.checkToken, panel.checkClock]);

  const { address, current } = engine.snapshot().connection;
  if (address !== null && current.phase !== 'live') {
    const readable = address.replace(/^ws/, 'http').replace(/^(https?:\/\/[^/]+).*$/, '$1/');
    reached = await world.reach(readable);
  }
  await until(world, ({ connection }) => isSettled(connection.current.phase), longestTry);
  await until(world, isReady, longestListening);
  await look([node.checkNode, node.checkOrigin, node.checkPlaces, node.checkAuth]);
  return { facts: await look([node.checkLines]), findings };
}

async function askPanel(world: World): Promise<PanelAnswer> {
  const from = world.clock.elapsed();
  const result = await world.askPanel();
  const took = world.clock.elapsed() - from;
  const unread = !result.ok && result.failure.kind === 'unreachable';
  return { result, took, reach: unread ? await world.reach(`${world.panel.url}/`) : null };
}

/** Somebody wants to know now. A panel that asked for a pause gets it. */
function isToBeWoken({ connection }: EngineSnapshot, online: boolean): boolean {
  const { current, lastProblem } = connection;
  if (current.phase !== 'waiting' || !online) return false;
  return !(lastProblem?.kind === 'panel' && lastProblem.failure.kind === 'too many requests');
}

function sameWait(one: ConnectionPhase, other: ConnectionPhase): boolean {
  return one.phase === 'waiting' && other.phase === 'waiting' && one.retryAt === other.retryAt;
}

function isAsking(phase: string): boolean {
  return phase === 'idle' || phase === 'credentials';
}

function isSettled(phase: string): boolean {
  return !isAsking(phase) && phase !== 'connecting' && phase !== 'authenticating';
}

function isReady({ connection: { current } }: EngineSnapshot): boolean {
  return current.phase !== 'live' || current.ready;
}

/** Resolves when `is` is true of the engine, or after `ms`. */
function until(
  { engine, clock }: World,
  is: (snapshot: EngineSnapshot) => boolean,
  ms: number,
): Promise<void> {
  if (is(engine.snapshot())) return Promise.resolve();
  return new Promise((resolve) => {
    const end = (): void => {
      stop();
      cancel();
      resolve();
    };
    const stop = engine.subscribe(() => is(engine.snapshot()) && end());
    const cancel = clock.after(ms, end);
  });
}

function within<T>(promise: Promise<T>, ms: number, otherwise: T, clock: Clock): Promise<T> {
  return new Promise((resolve) => {
    const cancel = clock.after(ms, () => resolve(otherwise));
    void promise.then((value) => {
      cancel();
      resolve(value);
    });
  });
}
