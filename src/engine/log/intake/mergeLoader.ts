import { mergeFirst, type ReplayInput, type ReplayResult } from './replay';

/** What merges a replay into held lines: loaded when lines are held, while there is a way to. */
export interface MergeLoader {
  readonly ready: boolean;
  load(): void;
  /** Where it could not be loaded the replay stands below a gap. */
  merge(input: ReplayInput): ReplayResult;
}

type Merge = (input: ReplayInput) => ReplayResult;

export function createMergeLoader(given: Merge | undefined, onReady: () => void): MergeLoader {
  let merge = given ?? null;

  async function load(): Promise<void> {
    if (merge !== null) return;
    try {
      merge = (await import('./return')).mergeReplay;
    } catch {
      // The next session tries again.
      return;
    }
    onReady();
  }

  return {
    get ready() {
      return merge !== null;
    },
    load: () => void load(),
    merge(input) {
      if (merge !== null) return merge(input);
      const { append, ...rest } = mergeFirst(input);
      const first = input.first?.keys.map((_, index) => ({
        from: 'first' as const,
        index,
        live: false,
      }));
      return {
        ...rest,
        append: first ?? append,
        seam: input.first?.seam ?? 'gap',
        inexact: 'order',
      };
    },
  };
}
