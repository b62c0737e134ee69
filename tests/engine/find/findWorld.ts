import { createFind, type Find } from '../../../src/engine/log/find/find';
import type {
  FindAnswer,
  FindQuery,
  FindReport,
  LineMatches,
} from '../../../src/engine/log/find/find.types';
import { matchesByLine } from '../../../src/engine/log/find/lineMatches';
import type { HideIn } from '../../../src/engine/log/find/locate';
import { createPatternMatcher } from '../../../src/engine/log/find/patternMatcher';
import type { PatternRunner } from '../../../src/engine/log/find/runner';
import type { LineSource } from '../../../src/engine/log/line';
import { createLogStore, type LogStore } from '../../../src/engine/log/store';
import { createFakeClock, type FakeClock } from '../fakes/fakeClock';

/** A log, a find on it, and all that the find has said. */
export interface FindWorld {
  readonly store: LogStore;
  readonly clock: FakeClock;
  readonly find: Find;
  readonly reports: readonly FindReport[];
  print(texts: readonly string[], source?: LineSource): void;
  look(query: Partial<FindQuery>, at?: number | null): void;
  /** Until everything that was printed has been looked through. */
  settle(): Promise<FindReport>;
  where(seqs: readonly number[], hide?: HideIn): Promise<readonly LineMatches[]>;
}

/** Runs patterns here: those of the tests come to an end. */
export const patternsHere: PatternRunner = {
  async run(query, text, wanted) {
    const matcher = createPatternMatcher(query);
    if (!matcher.ok) return { kind: 'invalid', fault: matcher.failure };
    const numbers = matchesByLine(matcher.value, text, wanted, () => {});
    return { kind: 'found', numbers: Uint32Array.from(numbers) };
  },
  close() {},
};

export function queryOf(query: Partial<FindQuery>): FindQuery {
  return { text: '', regex: false, matchCase: false, wholeWord: false, ...query };
}

export function createFindWorld(
  maxLines = 1_000_000,
  patterns: PatternRunner = patternsHere,
): FindWorld {
  const store = createLogStore({ maxLines });
  const clock = createFakeClock();
  const reports: FindReport[] = [];
  const calls = new Map<number, (lines: readonly LineMatches[]) => void>();
  let nextCall = 1;
  let nextQuery = 1;
  const find = createFind({ store, clock, patterns, answer });

  function answer(said: FindAnswer): void {
    if (said.kind === 'report') reports.push(said.report);
    else calls.get(said.call)?.(said.lines);
  }

  return {
    store,
    clock,
    find,
    reports,
    print(texts, source = 'console') {
      for (const text of texts) {
        store.append({ source, at: 0, text, rest: '', notice: null });
        find.grew();
      }
    },
    look(query, at = null) {
      find.change(nextQuery++, queryOf(query), at);
    },
    async settle() {
      await clock.advance(1_000);
      const last = reports.at(-1);
      if (last === undefined) throw new Error('Nothing was said.');
      return last;
    },
    where(seqs, hide) {
      const call = nextCall++;
      return new Promise((resolve) => {
        calls.set(call, resolve);
        find.lines(call, seqs, hide);
      });
    },
  };
}
