import type { Clock } from '../../engine/clock';
import type { Refusal, SendResult } from '../../engine/outbox';

/** Sends several commands in their order, at the node's pace, until one is refused. Loaded for the first list. */

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
  readonly why: Refusal | { readonly kind: 'one was dropped' } | null;
}

/** Where a list is on its way. */
export interface Way {
  /** Names the connection there is; the rest of a list does not wait for another. `null`: none. */
  readonly session: number | null;
  /** When the node last said that it dropped something. `null`: never. */
  readonly droppedAt: number | null;
}

export interface CommandRunOptions {
  readonly lines: readonly string[];
  readonly way: () => Way;
  readonly send: (line: string) => Promise<SendResult>;
  readonly clock: Pick<Clock, 'after'>;
  readonly onProgress: (sent: number) => void;
}

export function runCommands(options: CommandRunOptions): CommandRun {
  const { lines, way, clock, onProgress } = options;
  const begun = way();
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

  /** What stands in the way of the next one. */
  function broken(): CommandRunEnd['why'] {
    const { session, droppedAt } = way();
    if (session !== begun.session) return { kind: 'not connected' };
    // The commands of a list are in their order for a reason.
    return droppedAt === begun.droppedAt ? null : { kind: 'one was dropped' };
  }

  async function send(
    line: string,
  ): Promise<
    SendResult | { readonly sent: false; readonly why: NonNullable<CommandRunEnd['why']> }
  > {
    const why = broken();
    return why === null ? options.send(line) : { sent: false, why };
  }

  const run = async (): Promise<CommandRunEnd> => {
    let sent = 0;
    for (const line of lines) {
      let result = stopped ? null : await send(line);
      // A single command says "too fast" to its writer; a list waits its turn instead.
      while (!stopped && result?.sent === false) {
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
