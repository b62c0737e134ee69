import type { Clock } from '../../engine/clock';
import type { Engine } from '../../engine/engine.types';
import type { Refusal } from '../../engine/outbox';
import { commandRunWords } from '../messages/en/commandRun';
import { runCommands } from './commandRun';

/** What a list of commands came to. */
interface ListEnd {
  /** What was not sent, in its order. */
  readonly rest: readonly string[];
  /** Why, in words. `null`: all of it was. */
  readonly why: string | null;
}

/** A list of commands on the way of a console. Loaded with the first one: few ever send a list. */
export function sendList(options: {
  readonly lines: readonly string[];
  readonly client: Pick<Engine, 'snapshot' | 'sendCommand'>;
  readonly clock: Pick<Clock, 'after'>;
  /** Why a single one is not sent, in words. */
  readonly refused: (why: Refusal) => string;
  onSent(line: string, sent: number): void;
}): { stop(): void; readonly done: Promise<ListEnd> } {
  const { lines, client, clock, refused, onSent } = options;
  const run = runCommands({
    lines,
    way() {
      const { connection, server } = client.snapshot();
      return {
        session: connection.current.phase === 'live' ? connection.current.since : null,
        droppedAt: server.throttled?.at ?? null,
      };
    },
    send: client.sendCommand,
    clock,
    onProgress(sent) {
      const line = lines[sent - 1];
      if (line !== undefined) onSent(line, sent);
    },
  });
  return {
    stop: run.stop,
    done: run.done.then((end) => ({
      rest: end.rest,
      why: end.rest.length === 0 ? null : commandRunWords.ended(end, refused),
    })),
  };
}
