import type { Clock } from '../clock';
import type { LogViewStatus } from '../engine.types';
import type { Sequence } from './sequence';

/** Tells how much there is for a view to show, where no batch does. */
export interface ViewStatusTeller {
  /** Called for each line: cheap. */
  changed(): void;
  /** The status, for whoever tells it himself. */
  take(): LogViewStatus;
  close(): void;
}

/** ms */
const pace = 100;

export function createViewStatus(
  clock: Clock,
  sequence: () => Sequence,
  tell: (status: LogViewStatus) => void,
): ViewStatusTeller {
  let cancel: (() => void) | null = null;

  function close(): void {
    cancel?.();
    cancel = null;
  }

  function take(): LogViewStatus {
    close();
    const { first, end, leftOut, complete, seqAt } = sequence();
    const empty = first === end;
    return {
      firstSeq: empty ? 0 : seqAt(first),
      endSeq: empty ? 0 : seqAt(end - 1) + 1,
      end,
      lines: end - first,
      leftOut,
      complete,
    };
  }

  return {
    changed() {
      cancel ??= clock.after(pace, () => tell(take()));
    },
    take,
    close,
  };
}
