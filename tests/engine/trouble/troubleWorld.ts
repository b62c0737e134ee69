import { onTestFinished } from 'vitest';
import type { KnownProblem, UnexpectedStop } from '../../../src/engine/trouble/trouble.types';
import { startEngine, tokenAnswer } from '../fakes/fakeEngine';
import { detailsBody } from '../fakes/fakePanel';
import type { FakeSocket } from '../fakes/fakeSocket';
// Loaded here, so that the engine's own import of it takes no time.
import '../../../src/engine/trouble/trouble';
import '../../../src/engine/log/reading';
import '../../../src/engine/log/intake/return';

/** A whole engine, and a node that says what the test says. */
export async function setUp(features: readonly string[] = ['eula', 'java_version', 'pid_limit']) {
  let replay: readonly string[] = [];
  const { clock, sockets, engine } = startEngine({
    settings: { panel: { url: '', auth: { kind: 'session' } }, maxLines: 100_000 },
    details: { status: 200, body: detailsBody({ egg_features: features }) },
    token: tokenAnswer(86_400),
    random: 0,
  });
  onTestFinished(() => engine.dispose());

  const world = {
    engine,
    clock,
    socket: (): FakeSocket => sockets.latest(),
    /** Signs in; the node says this state, and has these lines to replay. */
    async signIn(process: string, lines: readonly string[] = []): Promise<void> {
      replay = lines;
      await clock.advance(35_000);
      const socket = sockets.latest();
      socket.onSent((text) => {
        if (!text.includes('"send logs"')) return;
        clock.after(10, () => {
          for (const line of replay) socket.says('console output', line);
        });
      });
      socket.opens();
      socket.says('auth success');
      socket.says('status', process);
      await clock.advance(process === 'offline' ? 500 : 3_000);
    },
    print: (...lines: string[]): void => {
      for (const line of lines) sockets.latest().says('console output', line);
    },
    status: (process: string): void => sockets.latest().says('status', process),
    stats(figures: { up: number; memory?: number; cpu?: number }): void {
      const { up, memory = 100, cpu = 10 } = figures;
      const frame = {
        memory_bytes: memory,
        memory_limit_bytes: 1_000,
        cpu_absolute: cpu,
        network: { rx_bytes: 0, tx_bytes: 0 },
        uptime: up,
        state: up === 0 ? 'offline' : 'running',
        disk_bytes: 5,
      };
      sockets.latest().says('stats', JSON.stringify(frame));
    },
    daemon: (text: string): void =>
      world.print(`\u001b[33m\u001b[1m[Pterodactyl Daemon]:\u001b[39m ${text}\u001b[0m`),
    /** The node's report of a crash. */
    crash(code: number, outOfMemory = false): void {
      world.daemon('---------- Detected server process in a crashed state! ----------');
      world.daemon(`Exit code: ${code}`);
      world.daemon(`Out of memory: ${outOfMemory}`);
    },
    /** What is recognised when all of the log has been looked at. */
    async problems(): Promise<readonly KnownProblem[]> {
      await clock.advance(1_000);
      return engine.snapshot().trouble.problems;
    },
    async features(): Promise<readonly string[]> {
      return (await world.problems()).map(({ feature }) => feature);
    },
    async stop(): Promise<UnexpectedStop | null> {
      await clock.advance(3_000);
      return engine.snapshot().trouble.stop;
    },
    /** The text of a line of the log. */
    textOf(seq: number | null): string | null {
      return seq === null ? null : (engine.openLog(() => {}).store.get(seq)?.text ?? null);
    },
  };
  return world;
}

export const lines = {
  eula: 'You need to agree to the EULA in order to run the server. Go to eula.txt for more info.',
  java: 'java.lang.UnsupportedClassVersionError: Main has been compiled by a more recent version',
  threads: 'java.lang.OutOfMemoryError: unable to create native thread',
};
