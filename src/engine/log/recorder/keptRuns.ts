import type { Clock } from '../../clock';
import { createRuns } from '../../runs/runs';
import type { ListedRun } from '../../runs/runs.types';
import type { ServerState } from '../../serverState.types';
import type { LogStore } from '../store';
import type { KeepLimits } from './limits';
import type { Recorder } from './recorder.types';
import type { KeptRun, Place, RecordStorage } from './storage.types';

/** The runs of the server, seen and kept. */
export interface KeptRuns {
  /** The newest lines from before are in the log: so are the runs, now. */
  read(): Promise<void>;
  changed(before: ServerState, after: ServerState): void;
  /** The newest first. */
  list(): readonly ListedRun[];
  dispose(): void;
}

interface Places {
  readonly first: Place | null;
  readonly last: Place | null;
}

/** ms from a change to its writing. */
const PACE = 1_000;
/** ms until what could not be written is tried once more. */
const RETRY = 60_000;

export function createKeptRuns(options: {
  readonly storage: RecordStorage;
  readonly server: string;
  readonly store: LogStore;
  readonly clock: Clock;
  readonly state: ServerState;
  readonly recorder: Pick<Recorder, 'placeOf' | 'seqOf' | 'begins'>;
  readonly limits: () => KeepLimits | null;
}): KeptRuns {
  const { storage, server, store, clock, recorder, limits } = options;
  /** Of runs from before, whose lines may not have been read yet. */
  const places = new Map<string, Places>();
  /** Those that are written, as they were then, also such as are listed no more. */
  const written = new Map<string, ListedRun>();
  let begun: string | null = null;
  let cancel: (() => void) | null = null;
  let dueAt = Number.POSITIVE_INFINITY;
  const runs = createRuns({ clock, store, state: options.state, onChange: () => later(PACE) });

  function later(ms: number): void {
    const due = clock.elapsed() + ms;
    if (due >= dueAt) return;
    cancel?.();
    dueAt = due;
    cancel = clock.after(ms, () => {
      dueAt = Number.POSITIVE_INFINITY;
      void write();
    });
  }

  function isOld({ startedAt, endedAt }: ListedRun, age: number): boolean {
    const at = endedAt ?? startedAt;
    return at !== null && clock.now() - at > age;
  }

  async function write(): Promise<void> {
    const most = limits();
    const begins = recorder.begins();
    if (begins === null) {
      // Another tab writes them, or nobody does yet.
      later(PACE);
      return;
    }
    if (begun !== begins.chapter) {
      // What this chapter writes again has new places.
      for (const run of runs.all) {
        if (Math.max(run.from ?? 0, run.to ?? 0) >= begins.from) written.delete(run.id);
      }
      begun = begins.chapter;
    }
    const changed = runs.all.filter((run) => written.get(run.id) !== run);
    // What is not to be kept now is not written later either.
    for (const run of changed) written.set(run.id, run);
    if (most === null) return;
    const listed = new Set(runs.all.map(({ id }) => id));
    // The list has a limit: what leaves it is kept no longer.
    const gone = [...written.keys()].filter((id) => !listed.has(id));
    if (changed.length === 0 && gone.length === 0) return;
    const old = new Set(runs.all.filter((run) => isOld(run, most.age)).map(({ id }) => id));
    const kept = changed.filter(({ id }) => !old.has(id)).map(toKept);
    const answer = await storage.keepRuns(server, kept, [...gone, ...old]);
    if (!answer.ok) {
      for (const run of changed) written.delete(run.id);
      later(RETRY);
      return;
    }
    for (const id of gone) {
      written.delete(id);
      places.delete(id);
    }
  }

  function toKept({ from, to, ...run }: ListedRun): KeptRun {
    const known = places.get(run.id);
    const first = (from === null ? null : recorder.placeOf(from)) ?? known?.first ?? null;
    const last = (to === null ? null : recorder.placeOf(to)) ?? known?.last ?? null;
    return { ...run, first, last };
  }

  function lineAt(place: Place | null | undefined): number | null {
    return place ? recorder.seqOf(place) : null;
  }

  storage.onForgotten(server, () => {
    // Some may have been written since, before the word of it came.
    void storage.keepRuns(server, [], [...written.keys()]);
    runs.forget();
    places.clear();
    written.clear();
  });

  return {
    async read() {
      const answer = await storage.runs(server);
      const known = answer.ok ? answer.value : [];
      const listed = known.map(({ first, last, ...run }): ListedRun => {
        places.set(run.id, { first, last });
        return { ...run, from: lineAt(first), to: lineAt(last) };
      });
      for (const run of listed) written.set(run.id, run);
      runs.adopt(listed);
    },
    changed: runs.changed,
    list: () =>
      runs.all
        .map((run) => {
          const known = places.get(run.id);
          const held = (seq: number | null): number | null =>
            seq !== null && seq >= store.first && seq < store.end ? seq : null;
          return {
            ...run,
            from: held(run.from ?? lineAt(known?.first)),
            to: held(run.to ?? lineAt(known?.last)),
          };
        })
        .reverse(),
    dispose() {
      cancel?.();
      // What is being written may fail yet: it is not tried again.
      dueAt = Number.NEGATIVE_INFINITY;
    },
  };
}
