import type { ProcessState } from '../../protocol';
import type { Seam } from './replay';
import { CUT } from './replay/longLine';
import type { Departure } from './runs';
import type { Writer } from './writer';

/** Shorter absences are not worth a word, ms. */
const WORTH_SAYING = 2000;

/** Says that we were away, if it was long enough. Wall clock, ms. `state`: what it is doing now. */
export function sayConnectedAgain(
  writer: Writer,
  from: Departure | null,
  readyAt: number,
  state: ProcessState | null,
): void {
  if (from === null) return;
  const isOff = state === 'offline' && from.state === 'offline' && from.ran !== true;
  const away = readyAt - from.at;
  // A clock that was set back tells nothing of how long it was.
  if (away <= WORTH_SAYING && !(isOff && away < 0)) return;
  const off = isOff ? { off: true as const } : {};
  writer.notice({
    kind: 'connected again',
    downSince: Math.min(from.at, readyAt),
    at: readyAt,
    ...off,
  });
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
    case 'gap at the edge':
    case 'gap after a long line': {
      const why = gapReasons[seam];
      const span = { from: from?.at ?? writer.lastAt ?? readyAt, to: readyAt };
      writer.notice({ kind: 'gap', ...span, ...(why === null ? {} : { why }) });
      return;
    }
    case 'restarted':
    case 'restarted, beginning missing': {
      const beginningMissing = seam !== 'restarted';
      // Of a run that had ended before we left nothing is gone.
      const lastSeen = from === null || from.state === 'offline' ? {} : { lastSeen: from.at };
      writer.notice({ kind: 'restarted', at: startedAt, beginningMissing, ...lastSeen });
    }
  }
}

const gapReasons = {
  gap: null,
  'gap at the edge': 'edge',
  'gap after a long line': 'long line',
} as const;

/** A line over 64 KiB has ended the replay: what came after it is not there. */
export function sayCut(writer: Writer, from: Departure | null, readyAt: number): void {
  saySeam(writer, 'gap after a long line', from, readyAt, readyAt);
  writer.remember(CUT);
}

export function sayNotReplayable(
  writer: Writer,
  from: Departure,
  readyAt: number,
  why: 'stopped' | 'unanswered',
): void {
  writer.notice({ kind: 'not replayable', from: from.at, to: readyAt, why });
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
    if (last.state !== 'offline' || last.ran) sayNotReplayable(writer, last, readyAt, 'stopped');
  } else if (startedAt !== null) {
    writer.forgetKeys();
    const seam = again ? 'restarted' : 'restarted, beginning missing';
    saySeam(writer, seam, last, startedAt, readyAt);
  } else if (again) {
    return true;
  } else {
    sayNotReplayable(writer, last, readyAt, 'unanswered');
  }
  return false;
}
