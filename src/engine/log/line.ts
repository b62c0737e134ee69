/** The words of the log. Every text here has been through the sanitiser. */

/**
 * `console`: the process. `node`: the daemon about itself. `install`, `transfer`: output of those.
 * `own`: a command of ours, echoed. `notice`: what we say ourselves; its text is made by the view.
 */
export type LineSource = 'console' | 'node' | 'install' | 'transfer' | 'own' | 'notice';

/** What we say between the lines. Times: wall clock, ms. */
export type Notice =
  | { readonly kind: 'connected again'; readonly downSince: number; readonly at: number }
  /** The window of the replay does not reach back to what is held: lines are missing. */
  | { readonly kind: 'gap'; readonly from: number; readonly to: number }
  /** Another run of the process; `beginningMissing` if its first lines may be gone. */
  | { readonly kind: 'restarted'; readonly at: number; readonly beginningMissing: boolean }
  /** We were away and nothing could be asked (the server is not running): output may be missing. */
  | { readonly kind: 'not replayable'; readonly from: number; readonly to: number }
  /** Of a command: the connection ended before the node can be known to have read it. */
  | { readonly kind: 'may not have arrived'; readonly at: number }
  /** Of a command: the node dropped it. */
  | { readonly kind: 'not carried out'; readonly at: number };

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
