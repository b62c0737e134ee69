import type { MaskCounts } from '../../engine/log/mask/kinds';
import { jsonLine } from '../../engine/log/takeAway/formats';
import type {
  TakeAnswer,
  TakeFormat,
  TakePart,
  TakeRequest,
} from '../../engine/log/takeAway/takeAway.types';
import type { EngineClient } from '../../worker/client.types';
import { logWords } from '../messages/en/log';

export type TakeOutcome =
  | {
      readonly kind: 'done';
      readonly lines: number;
      /** Lines that were gone before they could be taken. */
      readonly missing: number;
      /** Lines that were left out, for more were asked for than were wanted at most. */
      readonly older: number;
      readonly masked: MaskCounts;
    }
  | { readonly kind: 'cancelled' }
  /** Its code could not be loaded, or the console was left. */
  | { readonly kind: 'not loaded' }
  /** There is no room for it, where it goes. */
  | { readonly kind: 'not written' };

/** Where lines go. The next come when these are put away. */
export interface Sink {
  write(bytes: Uint8Array<ArrayBuffer>): void | Promise<void>;
}

interface TakeOptions {
  readonly client: EngineClient;
  readonly request: TakeRequest;
  readonly sink: Sink;
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
}

/** `looking`: the filter goes through the log first. */
export interface Progress {
  readonly kind: 'looking' | 'taking';
  /** Lines. */
  readonly done: number;
  readonly of: number;
}

/** Takes lines of the log away, piece by piece, so that they never stand in memory at once. */
export function takeLines(options: TakeOptions): Promise<TakeOutcome> {
  const { client, request, sink, signal, onProgress } = options;
  // Called off while a file was chosen: such a signal says it no more.
  if (signal.aborted) return Promise.resolve({ kind: 'cancelled' });
  return new Promise((resolve) => {
    const handle = client.take(request, (answer) => {
      void receive(answer);
    });
    const leave = (outcome: TakeOutcome): void => {
      handle.tell({ kind: 'stop' });
      resolve(outcome);
    };
    signal.addEventListener('abort', () => leave({ kind: 'cancelled' }), { once: true });
    /** What is being written: the end comes after the last piece. */
    let writing: Promise<boolean> = Promise.resolve(true);

    async function receive(answer: TakeAnswer | null): Promise<void> {
      if (signal.aborted) return;
      switch (answer?.kind) {
        case undefined:
          resolve({ kind: 'not loaded' });
          return;
        case 'looking':
          onProgress({ kind: 'looking', done: answer.done, of: answer.of });
          return;
        case 'piece':
          onProgress({ kind: 'taking', done: answer.done, of: answer.of });
          writing = put(answer.parts);
          if (await writing) handle.tell({ kind: 'more' });
          return;
        case 'end':
          if (await writing) resolve({ ...answer, kind: 'done' });
          return;
      }
    }

    async function put(parts: readonly TakePart[]): Promise<boolean> {
      try {
        for (const part of parts) await sink.write(bytesOf(part, request.format));
        return true;
      } catch {
        leave({ kind: 'not written' });
        return false;
      }
    }
  });
}

const encoder = new TextEncoder();

function bytesOf(part: TakePart, format: TakeFormat): Uint8Array<ArrayBuffer> {
  return part.kind === 'bytes' ? part.bytes : encoder.encode(`${noticeLine(part, format)}\n`);
}

/** What we say ourselves stands between dashes: no output of a server looks like it by chance. */
function noticeLine({ seq, notice }: TakePart & { kind: 'notice' }, format: TakeFormat): string {
  const text = logWords.notice(notice);
  const at = 'at' in notice ? notice.at : notice.to;
  switch (format) {
    case 'text':
      return `— ${text} —`;
    case 'ansi':
      return `\u001b[90m— ${text} —\u001b[0m`;
    case 'jsonl':
      return jsonLine({ seq, at, source: 'notice', text }, { level: null, of: null });
  }
}
