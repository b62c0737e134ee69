import type { ProcessState } from '../../protocol';
import type { Seam } from './replay';
import type { Run } from './runs';
import type { Writer } from './writer';

/** What was known when a session ended. */
export interface Departure {
  /** Wall clock, ms. */
  readonly at: number;
  readonly state: ProcessState | null;
  readonly run: Run | null;
}

/** Shorter absences are not worth a word, ms. */
const WORTH_SAYING = 2000;

/** Says that we were away, if it was long enough. Wall clock, ms. */
export function sayConnectedAgain(writer: Writer, from: Departure, readyAt: number): void {
  if (readyAt - from.at <= WORTH_SAYING) return;
  writer.notice({ kind: 'connected again', downSince: from.at, at: readyAt });
}

/** What stands between the held lines and those of a replay; nothing for a seam without a gap. */
export function saySeam(
  writer: Writer,
  seam: Exclude<Seam, 'nothing to replay'>,
  from: Departure | null,
  startedAt: number,
  readyAt: number,
): void {
  switch (seam) {
    case 'first':
    case 'joined':
      return;
    case 'gap':
      writer.notice({ kind: 'gap', from: from?.at ?? writer.lastAt ?? readyAt, to: readyAt });
      return;
    case 'restarted':
    case 'restarted, beginning missing':
      writer.notice({ kind: 'restarted', at: startedAt, beginningMissing: seam !== 'restarted' });
  }
}

export function sayNotReplayable(writer: Writer, from: Departure, readyAt: number): void {
  writer.notice({ kind: 'not replayable', from: from.at, to: readyAt });
}
