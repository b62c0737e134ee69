import { initialSnapshot } from '../initialSnapshot';
import type { FeatureMatch } from '../protocol';
import type { ServerState } from '../serverState.types';
import type { Trouble, TroubleOptions } from './trouble';
import type { TroubleFound } from './trouble.types';

/** What notices trouble, for an engine that shows a log first: what it is told meanwhile it hears later. */
export interface TroubleLoader {
  readonly found: TroubleFound;
  /**
   * Loads it, if it is not there. Before, there is nothing to be noticed. `from`: lines before this
   * one were kept from earlier runs.
   */
  begin(from: number): void;
  changed(before: ServerState, after: ServerState): void;
  matched(match: FeatureMatch): void;
  featuresChanged(): void;
  close(): void;
}

/** ms from the first word of the node on the server until it is loaded. */
const patience = 300;

export function createTroubleLoader(
  options: TroubleOptions & {
    /** The server's `egg_features`, as far as they are known. */
    features(): readonly string[];
    /** Called whenever the log has grown. */
    readonly watchers: Set<() => void>;
  },
): TroubleLoader {
  const { store, clock, features, watchers } = options;
  let loading: Promise<Trouble> | null = null;
  let loaded: Trouble | null = null;
  let stopWaiting = (): void => {};
  let closed = false;

  async function load(from: number): Promise<Trouble> {
    // Who opens the console waits for its first lines, and for nothing of this.
    await new Promise<void>((resolve) => {
      stopWaiting = clock.after(patience, resolve);
    });
    try {
      const { createTrouble } = await import('./trouble');
      const trouble = createTrouble({ ...options, from });
      if (closed) return trouble;
      loaded = trouble;
      loaded.setFeatures(features());
      watchers.add(loaded.grew);
      return loaded;
    } catch (error) {
      // The next session tries again.
      loading = null;
      throw error;
    }
  }

  function tell(say: (trouble: Trouble) => void): void {
    loading?.then(say, () => {});
  }

  return {
    get found() {
      return loaded?.found ?? initialSnapshot.trouble;
    },
    begin(from) {
      loading ??= load(from);
    },
    changed(before, after) {
      const { end } = store;
      tell((trouble) => trouble.changed(before, after, end));
    },
    matched: (match) => tell((trouble) => trouble.matched(match)),
    featuresChanged: () => tell((trouble) => trouble.setFeatures(features())),
    close() {
      closed = true;
      stopWaiting();
      loaded?.close();
    },
  };
}
