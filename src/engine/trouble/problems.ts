import type { Clock } from '../clock';
import { type Piece, pieceFrom } from '../log/find/pieces';
import type { LogStore } from '../log/store';
import type { FeatureMatch } from '../protocol';
import { createFinder, isFeature } from './knownLines';
import type { RunsSeen } from './runsSeen';
import { type Feature, features, type KnownProblem } from './trouble.types';

/** Recognises known problems: in the lines of the log, as they are shown, and by the node's word. */
export interface Problems {
  readonly found: readonly KnownProblem[];
  /** The server's `egg_features`: only these are looked for. */
  setFeatures(names: readonly string[]): void;
  /** The log has grown. Called for each line: cheap. */
  grew(): void;
  /** `feature match`. */
  matched(match: FeatureMatch): void;
  /** The current run has got so far that what stopped the ones before it is over. */
  running(): void;
  /** More is known of when runs began. */
  runsKnown(): void;
  close(): void;
}

/** ms from a line to the look at it: what comes meanwhile is looked at together. */
const rest = 1_000;
/** ms of one look: what reads the socket too late loses lines. */
const turn = 5;

export function createProblems(options: {
  readonly store: LogStore;
  readonly clock: Clock;
  readonly runs: RunsSeen;
  /** Lines before this one are of earlier runs. */
  readonly from: number;
  onChange(): void;
}): Problems {
  const { store, clock, runs, from, onChange } = options;
  let found: readonly KnownProblem[] = [];
  let wanted: readonly Feature[] = [];
  /** The last run in which each was recognised. */
  const told = new Map<Feature, number>();
  /** What is still to be found in run `of`. */
  let finder: { readonly of: number; readonly find: ReturnType<typeof createFinder> } | null = null;
  let looked = Math.max(store.first, from);
  /** The last run that got as far as running. */
  let up = 0;
  let cancel: (() => void) | null = null;

  function schedule(ms: number): void {
    cancel ??= clock.after(ms, look);
  }

  /** The line of one that was told has left the log, or came later than the node's word. */
  function wantsLine({ line }: KnownProblem): boolean {
    return line === null || line < store.first;
  }

  function finderOf(run: number): ReturnType<typeof createFinder> {
    if (finder?.of !== run) {
      const open = wanted.filter((feature) => {
        const last = found.find((one) => one.feature === feature);
        return told.get(feature) !== run || (last?.run === run && wantsLine(last));
      });
      finder = { of: run, find: createFinder(open) };
    }
    return finder.find;
  }

  function tell(feature: Feature, line: number | null, run: number): void {
    const before = found.find((one) => one.feature === feature && one.run === run);
    told.set(feature, run);
    finder = null;
    if (run < up) return;
    const others = found.filter((one) => one.feature !== feature);
    const at = before?.at ?? clock.now();
    found = [...others, { feature, line, at, run, since: runs.since(run) }];
    onChange();
  }

  function look(): void {
    cancel = null;
    const until = clock.elapsed() + turn;
    looked = Math.max(looked, store.first);
    if (found.some(wantsLine)) finder = null;
    while (looked < store.end) {
      const run = runs.runAt(looked);
      // Few lines are not worth the whole block they stand in.
      const piece = pieceFrom(store, looked, Math.min(store.end, runs.to(run)));
      if (piece === null) return;
      lookAt(piece, run);
      looked = piece.to;
      if (clock.elapsed() >= until) break;
    }
    if (looked < store.end) schedule(0);
  }

  function lookAt({ text, from }: Piece, run: number): void {
    let seq = from;
    let at = 0;
    for (let place = 0; ; ) {
      const match = finderOf(run)?.(text, place) ?? null;
      if (match === null) return;
      for (let end = text.indexOf('\n', at); end < match.at; end = text.indexOf('\n', at)) {
        at = end + 1;
        seq += 1;
      }
      // What we, the node or an installation say is no line of the server.
      if (store.get(seq)?.source === 'console') tell(match.feature, seq, run);
      place = match.at + 1;
    }
  }

  return {
    get found() {
      return found;
    },
    setFeatures(names) {
      wanted = features.filter((feature) => names.includes(feature));
      finder = null;
      if (wanted.length > 0 && looked < store.end) schedule(0);
    },
    grew() {
      if (cancel === null && wanted.length > 0) schedule(rest);
    },
    matched({ key }) {
      if (!isFeature(key)) return;
      // Its line may have come already, and not have been looked at.
      if (wanted.includes(key)) {
        cancel?.();
        look();
      }
      if (told.get(key) !== runs.current) tell(key, null, runs.current);
    },
    running() {
      up = runs.current;
      const left = found.filter(({ run }) => run === up);
      if (left.length === found.length) return;
      found = left;
      onChange();
    },
    runsKnown() {
      const isOpen = ({ run, since }: KnownProblem): boolean =>
        since === null && runs.since(run) !== null;
      if (!found.some(isOpen)) return;
      found = found.map((one) => (isOpen(one) ? { ...one, since: runs.since(one.run) } : one));
      onChange();
    },
    close() {
      cancel?.();
      cancel = () => {};
    },
  };
}
