import type { Late } from './late';
import { mergeFirst, type ReplayInput, type ReplayResult } from './replay';

/** What is needed where lines are held: it is loaded then, while there is a way to. */
export type Returns = typeof import('./return');

export interface MergeLoader {
  /** `null`: not there yet. */
  readonly returns: Returns | null;
  /** `null`: not there yet. */
  readonly late: Late | null;
  /** `then`: when it is there. */
  load(then?: () => void): void;
  /** Where it could not be loaded the replay stands below a gap. */
  merge(input: ReplayInput): ReplayResult;
  readonly saySeam: Returns['saySeam'];
  readonly remember: Returns['rememberReplay'];
}

export function createMergeLoader(
  given: Returns | undefined,
  onReady: () => void,
  makeLate: (returns: Returns) => Late,
): MergeLoader {
  let returns = given ?? null;
  let loading: Promise<void> | null = null;
  let late: Late | null = null;

  async function load(): Promise<void> {
    try {
      returns = await import('./return');
      onReady();
    } catch {
      // The next session tries again.
      loading = null;
    }
  }

  return {
    get returns() {
      return returns;
    },
    get late() {
      if (returns !== null) late ??= makeLate(returns);
      return late;
    },
    load(then = () => {}) {
      if (returns !== null) {
        then();
        return;
      }
      loading ??= load();
      void loading.then(then);
    },
    saySeam(writer, seam, from, startedAt, readyAt) {
      if (returns !== null) returns.saySeam(writer, seam, from, startedAt, readyAt);
      else if (seam === 'gap') {
        writer.notice({ kind: 'gap', from: from?.at ?? readyAt, to: readyAt });
      }
    },
    remember(writer, collector, result) {
      if (returns === null) writer.forgetKeys();
      else returns.rememberReplay(writer, collector, result);
    },
    merge(input) {
      if (returns !== null) return returns.mergeReplay(input);
      if (!input.heldAny && input.first === undefined) return mergeFirst(input);
      const { append, ...rest } = mergeFirst(input);
      const first = input.first?.keys.map((_, index) => ({
        from: 'first' as const,
        index,
        live: false,
      }));
      return {
        ...rest,
        append: [...(first ?? []), ...append],
        seam: input.first?.seam ?? 'gap',
        inexact: 'order',
      };
    },
  };
}
