import type { Clock } from '../../engine/clock';
import type { Refusal, SendResult } from '../../engine/outbox';

/** Sends several commands in their order, at the node's pace, until one is refused. */

export interface CommandRun {
  /** Ends it after the one that is on its way. */
  stop(): void;
  readonly done: Promise<CommandRunEnd>;
}

export interface CommandRunEnd {
  readonly sent: number;
  /** What was not sent, in its order: the refused one first. */
  readonly rest: readonly string[];
  /** `null`: all sent, or stopped by the reader. */
  readonly why: Refusal | null;
}

export interface CommandRunOptions {
  readonly lines: readonly string[];
  /** Names the connection there is; the rest of a list does not wait for another. `null`: none. */
  readonly session: () => number | null;
  readonly send: (line: string) => Promise<SendResult>;
  readonly clock: Pick<Clock, 'after'>;
  readonly onProgress: (sent: number) => void;
}

/** A pasted text as commands: one per line, empty ones left out. */
export function splitCommands(text: string): string[] {
  return text
    .split(/\r\n|\r|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== '');
}

export function runCommands(options: CommandRunOptions): CommandRun {
  const { lines, session, clock, onProgress } = options;
  const begunIn = session();
  let stopped = false;
  let wake = (): void => {};

  const pause = (ms: number): Promise<void> =>
    new Promise((resolve) => {
      const cancel = clock.after(ms, resolve);
      wake = () => {
        cancel();
        resolve();
      };
    });

  const send = async (line: string): Promise<SendResult> =>
    session() === begunIn ? options.send(line) : { sent: false, why: { kind: 'not connected' } };

  const run = async (): Promise<CommandRunEnd> => {
    let sent = 0;
    for (const line of lines) {
      let result = stopped ? null : await send(line);
      // A single command says "too fast" to its writer; a list waits its turn instead.
      while (lines.length > 1 && !stopped && result?.sent === false) {
        if (result.why.kind !== 'too fast') break;
        await pause(result.why.wait);
        if (!stopped) result = await send(line);
      }
      if (result?.sent !== true) {
        const why = stopped || result === null ? null : result.why;
        return { sent, rest: lines.slice(sent), why };
      }
      sent += 1;
      onProgress(sent);
    }
    return { sent, rest: [], why: null };
  };

  return {
    stop() {
      stopped = true;
      wake();
    },
    done: run(),
  };
}
