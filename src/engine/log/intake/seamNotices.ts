import type { ProcessState } from '../../protocol';
import type { Seam } from './replay';
import type { Departure } from './runs';
import type { Writer } from './writer';

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

/** What is known where no line came for a request, or none could be made. */
export interface NothingCame {
  readonly state: ProcessState | null;
  /** When the process was started anew since we left; `null`: it was not. Wall clock, ms. */
  readonly startedAt: number | null;
  readonly readyAt: number;
  /** The request is to be repeated. */
  readonly again: boolean;
}

/** Answers whether a word is still owed: what was missed may come yet. */
export function sayNothing(writer: Writer, last: Departure, known: NothingCame): boolean {
  const { state, startedAt, readyAt, again } = known;
  if (state === 'offline') {
    if (last.state !== 'offline') sayNotReplayable(writer, last, readyAt);
  } else if (startedAt !== null) {
    writer.forgetKeys();
    const seam = again ? 'restarted' : 'restarted, beginning missing';
    saySeam(writer, seam, last, startedAt, readyAt);
  } else if (again) {
    return true;
  } else {
    sayNotReplayable(writer, last, readyAt);
  }
  return false;
}
