import type { EngineSettings } from '../engine.types';
import { initialSnapshot } from '../initialSnapshot';
import type { ListedRun } from '../runs/runs.types';
import type { ServerState } from '../serverState.types';
import type { Surroundings } from '../surroundings';
import type { Intake, RestoredTail } from './intake/intake.types';
import type { KeepLimits } from './recorder/limits';
import type { RestoreFault } from './recorder/restore';
import type { StartedRecorder } from './recorder/start';
import type { LogStore } from './store';

/** What there is to say of the lines that are kept on the device. */
export interface Kept {
  /** Why nothing is kept, or could be read. `at`: wall clock, ms. */
  readonly fault: { readonly kind: RestoreFault; readonly at: number } | null;
  /** One past the number of the last line that is from before. */
  readonly restored: number;
}

/** The recorder, which is loaded, and waited for only as long as nobody minds. */
export interface Recording {
  readonly status: Kept;
  /** Resolves when all that was kept is in the log. */
  readonly whole: Promise<unknown>;
  /**
   * The node could be asked for its log now: patience begins to end. `then` is called once it is
   * known what is from before; `from`: the first line of what leads up to what comes now.
   */
  wanted(then: (from: number) => void): void;
  grew(): void;
  /** The server's state has changed. */
  changed(before: ServerState, after: ServerState): void;
  /** The runs of the server, the newest first. */
  runs(): readonly ListedRun[];
  /** `null`: nothing is kept from now on. */
  keep(limits: KeepLimits | null): void;
  dispose(): void;
}

export interface RecordingOptions {
  readonly settings: EngineSettings;
  readonly surroundings: Surroundings;
  readonly store: LogStore;
  readonly intake: Pick<Intake, 'restored' | 'tail'>;
  readonly state: () => ServerState;
  readonly onOlder: () => void;
  readonly onChange: () => void;
}

/** ms that a console which could go on waits for its storage. */
const PATIENCE = 400;
/** ms until what keeps lines is loaded where none are: opening has the machine for itself. */
const REST = 500;

export function createRecording(options: RecordingOptions): Recording {
  const { surroundings, store } = options;
  const { clock, openStorage, hasRecords } = surroundings;
  let limits: KeepLimits | null = null;
  let status = initialSnapshot.kept;
  let recorder: StartedRecorder | null = null;
  let waiting = true;
  let disposed = false;
  let cancel: (() => void) | null = null;
  let decide = (_held: RestoredTail | null): void => {};
  const decided = new Promise<RestoredTail | null>((resolve) => {
    decide = resolve;
  });

  function tell(changed: Partial<Kept>): void {
    status = { ...status, ...changed };
    options.onChange();
  }

  function fault(kind: RestoreFault | null): void {
    tell({ fault: kind && { kind, at: clock.now() } });
  }

  /** Once: what comes later comes too late. */
  function goOn(held: RestoredTail | null): void {
    if (!waiting) return;
    waiting = false;
    cancel?.();
    if (held !== null) tell({ restored: store.end });
    options.intake.restored(held);
    decide(held);
  }

  async function run(): Promise<void> {
    if (openStorage === undefined) {
      goOn(null);
      return;
    }
    if ((await hasRecords?.().catch(() => true)) === false) {
      goOn(null);
      await new Promise<void>((resolve) => clock.after(REST, resolve));
    }
    const [{ startRecorder }, storage] = await Promise.all([
      import('./recorder/start'),
      openStorage(),
    ]);
    recorder = startRecorder({
      ...options,
      storage,
      limits: () => limits,
      isWanted: () => waiting,
      onRestored: goOn,
      onFault: fault,
    });
    if (disposed) recorder.dispose();
  }

  run().catch(() => {
    // It could not be loaded.
    fault('broken');
    goOn(null);
  });

  return {
    get status() {
      return status;
    },
    whole: decided.then((held) => held && recorder?.whole),
    wanted(then) {
      void decided.then((held) => then(held?.from ?? 0));
      if (!waiting) return;
      cancel ??= clock.after(PATIENCE, () => {
        fault('slow');
        goOn(null);
      });
    },
    grew: () => recorder?.grew(),
    changed: (before, after) => recorder?.changed(before, after),
    runs: () => recorder?.runs() ?? [],
    keep(next) {
      limits = next;
      recorder?.keep(next);
    },
    dispose() {
      disposed = true;
      waiting = false;
      cancel?.();
      recorder?.dispose();
    },
  };
}
