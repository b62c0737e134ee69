/** The words of the log. Every text here has been through the sanitiser. */

/**
 * `console`: the process. `node`: the daemon about itself. `install`, `transfer`: output of those.
 * `own`: a command of ours, echoed. `notice`: what we say ourselves; its text is made by the view.
 */
export type LineSource = 'console' | 'node' | 'install' | 'transfer' | 'own' | 'notice';

/** What we say between the lines. Times: wall clock, ms. */
export type Notice =
  /** `off`: the server was off before and is now; whether it ran in between nobody can know. */
  | {
      readonly kind: 'connected again';
      readonly downSince: number;
      readonly at: number;
      readonly off?: true;
    }
  /**
   * Lines are missing, or may be: the replay does not reach back to what is held. `edge`: it does, by
   * so few lines that it may be by chance. `long line`: a line over 64 KiB has ended it. `not kept`:
   * nothing was to be kept on the device then, or they left the log before they were.
   */
  | {
      readonly kind: 'gap';
      readonly from: number;
      readonly to: number;
      readonly why?: 'edge' | 'long line' | 'not kept';
    }
  /**
   * Another run of the process; `beginningMissing` if its first lines may be gone. `lastSeen`: until
   * when the run before was seen, if it was still running then.
   */
  | {
      readonly kind: 'restarted';
      readonly at: number;
      readonly beginningMissing: boolean;
      readonly lastSeen?: number;
    }
  /**
   * What was printed while we were away did not come. `stopped`: it is gone with the container.
   * `unanswered`: the node was asked, or could not be.
   */
  | {
      readonly kind: 'not replayable';
      readonly from: number;
      readonly to: number;
      readonly why: 'stopped' | 'unanswered';
    }
  /**
   * What stands above was merged and is not exact. `order`: a line may stand a few places off, or be
   * one too few or too many of equal ones. `periodic`: the same lines come in rounds, and whole
   * rounds may be missing. `fast`: lines came too fast for an order to be known.
   */
  | {
      readonly kind: 'inexact';
      readonly at: number;
      readonly why: 'order' | 'periodic' | 'fast';
    }
  /** Of a command: the connection ended before the node can be known to have read it. */
  | { readonly kind: 'may not have arrived'; readonly at: number }
  /** Of a command: the node dropped it. */
  | { readonly kind: 'not carried out'; readonly at: number }
  /** Lines that were kept on the device cannot be read; the last came at `at`. */
  | { readonly kind: 'unreadable'; readonly lines: number; readonly at: number };

export interface Line {
  /** Counts up from 0 for each log; never used twice. */
  readonly seq: number;
  readonly source: LineSource;
  /** Wall clock of arrival, ms. `null`: replayed, its time is not known. */
  readonly at: number | null;
  /** Printable text, TAB, SGR and our OSC 8 links only; no style or link is open at its end. */
  readonly text: string;
  /** Characters folded away past 16 KiB; 0 for all ordinary lines. */
  readonly folded: number;
  /** What a `notice` line says, or what became of a command (`own`). `null` for all others. */
  readonly notice: Notice | null;
}
