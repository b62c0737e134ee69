import type { Clock } from '../../clock';
import type { LogStore } from '../store';
import { type Current, createCurrent } from './current';
import type { FindAnswer, FindQuery, FindState } from './find.types';
import { type HideIn, locate } from './locate';
import type { Matches } from './matches';
import { compilePattern } from './patternMatcher';
import { createLook, type Look, type PatternRunner } from './runner';
import { createSearch, type Search } from './search';

/** Finds a text in the log and keeps finding it while lines come. One query at a time. */
export interface Find {
  /** Looks for another text. `id` comes back with all that is said of it; `at`: see `FindRequest`. */
  change(id: number, query: FindQuery, at: number | null): void;
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
  readonly look: Look;
  readonly search: Search;
  readonly current: Current;
  /** One past the newest line when it was begun: there the first search ends. */
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
    const completed = state.kind === 'searching' && search.from <= store.first && search.to >= end;
    if (completed) state = { kind: 'complete' };
    if (moved || completed) tell();
    else if (search.matches.total !== told.total || current.where().index !== told.index)
      tellSoon();
  }

  function begin(query: FindQuery, at: number | null): void {
    const look = createLook(query, patterns);
    const start = Math.max(
      store.first - 1,
      Math.min(at ?? Number.POSITIVE_INFINITY, store.end - 1),
    );
    const search = createSearch({
      store,
      clock,
      look,
      start,
      prefer: () => current.prefer(),
      onProgress: progressed,
      onFail: fail,
    });
    const current = createCurrent(store, search, start);
    job = { look, search, current, end: store.end };
    state = { kind: 'searching' };
  }

  return {
    change(nextId, query, at) {
      stop({ kind: 'idle' });
      id = nextId;
      const compiled = query.regex ? compilePattern(query) : null;
      if (compiled?.ok === false) state = { kind: 'invalid', fault: compiled.failure };
      else if (query.text !== '') begin(query, at);
      if (job === null) tell();
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
    matches: () => job?.search.matches ?? null,
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
