import { createIntake } from '../../../src/engine/log/intake/intake';
import * as returns from '../../../src/engine/log/intake/return';
import { createLogStore } from '../../../src/engine/log/store';
import { createFakeClock } from '../fakes/fakeClock';

export const WINDOW = 20;
/** An intake, and a node that prints, keeps its log and replays the last of it when asked. */
export function setUp(
  options: {
    restoring?: boolean;
    loaded?: boolean;
    /** Entries that a replay holds, as is expected. */
    size?: number;
    replayed?: number;
    /** ms there and back. */
    trip?: number;
  } = {},
) {
  const { restoring = false, loaded = true, size = WINDOW, replayed = size, trip = 0 } = options;
  const clock = createFakeClock();
  const store = createLogStore({ maxLines: 100_000 });
  let log: string[] = [];
  let startedAt = clock.now() - 60_000;
  let connected = false;
  let session = 0;
  let refuse = false;
  let lose = false;
  let slowness = 0;
  let spread = 0;
  let delay = 30;
  let endAt: string | null = null;
  let changes = 0;
  let requests = 0;
  let stalled: (() => void)[] | null = null;
  const arrive = (what: () => void): void => {
    if (stalled === null) what();
    else stalled.push(what);
  };
  const intake = createIntake({
    store,
    clock,
    window: size,
    trip: () => trip,
    restoring,
    ...(loaded ? { returns } : {}),
    onChange: () => {
      changes += 1;
    },
    sendLogs() {
      requests += 1;
      if (refuse) return false;
      const lost = lose;
      const asked = session;
      const answer = (): void => {
        const end = endAt === null ? -1 : log.indexOf(endAt);
        const replay = lost ? [] : (end < 0 ? log : log.slice(0, end)).slice(-replayed);
        clock.after(delay, () => {
          // Each answer goes to the socket that asked.
          for (const [nth, line] of replay.entries())
            clock.after(nth * spread, () => {
              if (connected && session === asked) arrive(() => intake.output(line));
            });
        });
      };
      if (slowness === 0) answer();
      else clock.after(slowness, answer);
      return true;
    },
  });
  const shown = (): string[] =>
    store
      .slice(0, store.end)
      .map((line) => (line.notice === null ? line.text : `(${line.notice.kind})`));
  return {
    clock,
    store,
    intake,
    shown,
    requests: () => requests,
    changes: () => changes,
    refuse: (on: boolean) => {
      refuse = on;
    },
    lose: (on: boolean) => {
      lose = on;
    },
    /** A line that is too long: a replay ends in front of it. */
    endReplayAt: (line: string) => {
      endAt = line;
    },
    /** How long it takes until the node reads its log, ms. */
    slow(ms: number) {
      slowness = ms;
    },
    /** ms from reading the log until it arrives. */
    delay(ms: number) {
      delay = ms;
    },
    /** ms from each line of a replay to the next. */
    spread(ms: number) {
      spread = ms;
    },
    print(...lines: string[]) {
      log.push(...lines);
      if (connected) for (const line of lines) arrive(() => intake.output(line));
    },
    /** The way holds up what the node sends for so long, ms; then all of it comes at once. */
    stall(ms: number) {
      stalled ??= [];
      clock.after(ms, () => {
        const held = stalled ?? [];
        stalled = null;
        for (const come of held) come();
      });
    },
    /** A new container: its log is empty. */
    restart() {
      log = [];
      startedAt = clock.now();
      if (!connected) return;
      intake.processState('offline');
      intake.processState('starting');
    },
    /** `signedIn`: what happens before the first status. */
    connect(state: 'running' | 'starting' | 'offline' = 'running', signedIn = () => {}) {
      connected = true;
      session += 1;
      signedIn();
      intake.processState(state);
      intake.sessionReady();
      if (state === 'running')
        clock.after(700, () => {
          if (connected) arrive(() => intake.uptime(clock.now() - startedAt));
        });
    },
    leave() {
      connected = false;
      intake.sessionEnded(clock.now());
    },
  };
}

export const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `line ${from + index}`);

/** A page that has seen lines 0 to 29, and has lost its connection. */
export async function visited(): Promise<ReturnType<typeof setUp>> {
  const world = setUp();
  world.print(...lines(0, 30));
  world.connect();
  await world.clock.advance(3_000);
  world.leave();
  return world;
}
