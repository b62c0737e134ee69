import type { Clock } from '../../clock';
import { type Sequence, wholeLog } from '../sequence';
import type { LogStore } from '../store';
import { type Before, type Current, createCurrent } from './current';
import type { FindAnswer, FindQuery, FindState } from './find.types';
import { type HideIn, locate } from './locate';
import type { Matches } from './matches';
import { compilePattern } from './patternMatcher';
import { createLook, type Look, type PatternRunner } from './runner';
import { createSearch, type Search } from './search';
import { createShownPieces } from './shownPieces';

/** Finds a text in the log and keeps finding it while lines come. One query at a time. */
export interface Find {
  /**
   * Looks for another text among `lines`, or in the whole log. `id` comes back with all that is said
   * of it; `at`: see `FindRequest`.
   */
  change(id: number, query: FindQuery, at: number | null, lines?: Sequence): void;
  /** Looks for the same among other lines. The reader stays at their match, if it is one of them. */
  lookAmong(lines: Sequence): void;
  step(to: 'next' | 'previous'): void;
  /** Says which of these lines, 500 at most, have matches, and where. `hide`: see `locate`. */
  lines(call: number, seqs: readonly number[], hide?: HideIn): void;
  /** The lines with matches, as far as they are found; `null`: nothing is looked for. */
  matches(): Pick<Matches, 'after'> | null;
  /** The log has grown. Called for each line: cheap. */
  grew(): void;
  close(): void;
}

export interface FindOptions {
  readonly store: LogStore;
  readonly clock: Clock;
  readonly patterns: PatternRunner;
  answer(answer: FindAnswer): void;
}

/** ms between reports while the count grows. */
const reportPace = 100;
const mostLines = 500;

interface Job {
  readonly query: FindQuery;
  readonly at: number | null;
  readonly lines: Sequence;
  readonly look: Look;
  readonly search: Search;
  readonly current: Current;
  /** One past the newest position when it was begun: there the first search ends. */
  readonly end: number;
}

export function createFind({ store, clock, patterns, answer }: FindOptions): Find {
  let id = 0;
  let state: FindState = { kind: 'idle' };
  let job: Job | null = null;
  let told: { readonly total: number; readonly index: number | null } = { total: 0, index: null };
  let cancelTell: (() => void) | null = null;

  function stop(next: FindState): void {
    cancelTell?.();
    cancelTell = null;
    job?.search.close();
    job = null;
    state = next;
  }

  function tell(): void {
    cancelTell?.();
    cancelTell = null;
    const where = job?.current.where() ?? nowhere;
    const total = job?.search.matches.total ?? 0;
    told = { total, index: where.index };
    answer({ kind: 'report', report: { query: id, state, total, ...where } });
  }

  function tellSoon(): void {
    cancelTell ??= clock.after(reportPace, tell);
  }

  function fail(next: FindState): void {
    stop(next);
    tell();
  }

  function progressed(): void {
    if (job === null) return;
    const { search, current, end } = job;
    const moved = current.searched();
    const completed = state.kind === 'searching' && search.allOlder && search.to >= end;
    if (completed) state = { kind: 'complete' };
    if (moved || completed) tell();
    else if (search.matches.total !== told.total || current.where().index !== told.index)
      tellSoon();
  }

  function begin(
    query: FindQuery,
    at: number | null,
    lines: Sequence,
    before: Before | null,
  ): void {
    const look = createLook(query, patterns);
    const start = (at === null ? lines.end : lines.positionOf(at + 1)) - 1;
    const search = createSearch({
      lines,
      pieces: createShownPieces(store, lines),
      clock,
      look,
      start,
      prefer: () => current.prefer(),
      onProgress: progressed,
      onFail: fail,
    });
    const current = createCurrent(lines, search, start, before);
    job = { query, at, lines, look, search, current, end: lines.end };
    state = { kind: 'searching' };
  }

  return {
    change(nextId, query, at, lines = wholeLog(store)) {
      stop({ kind: 'idle' });
      id = nextId;
      const compiled = query.regex ? compilePattern(query) : null;
      if (compiled?.ok === false) state = { kind: 'invalid', fault: compiled.failure };
      else if (query.text !== '') begin(query, at, lines, null);
      if (job === null) tell();
    },
    lookAmong(lines) {
      if (job === null) return;
      const { query, current, at } = job;
      const before = current.before();
      stop({ kind: 'idle' });
      begin(query, before.current?.seq ?? at, lines, before);
    },
    step(to) {
      if (job?.current.step(to) === true) tell();
    },
    lines(call, seqs, hide) {
      const query = id;
      const asked = seqs.slice(0, mostLines);
      void locate(store, job?.look ?? null, asked, hide).then((found) => {
        if (found.kind === 'found') answer({ kind: 'lines', call, query, lines: found.lines });
        else if (query === id && job !== null) fail(found);
      });
    },
    matches() {
      if (job === null) return null;
      const { lines, search } = job;
      return {
        after(seq) {
          const at = search.matches.after(lines.positionOf(seq + 1) - 1);
          return at === null ? null : lines.seqAt(at);
        },
      };
    },
    grew() {
      job?.search.grew();
    },
    close() {
      stop({ kind: 'idle' });
      patterns.close();
    },
  };
}

const nowhere = { current: null, index: null, moves: 0, wrapped: null } as const;
