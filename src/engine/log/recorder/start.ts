import type { ListedRun } from '../../runs/runs.types';
import type { ServerState } from '../../serverState.types';
import { readTail } from '../intake/heldTail';
import type { RestoredTail } from '../intake/intake.types';
import type { RecordingOptions } from '../recording';
import { keptAs } from './keptAs';
import { createKeptRuns } from './keptRuns';
import type { KeepLimits } from './limits';
import { createRecorder } from './recorder';
import type { Recorder } from './recorder.types';
import type { RestoreFault } from './restore';
import type { RecordStorage } from './storage.types';

export interface StartedRecorder extends Recorder {
  /** Resolves when all that was kept is in the log. */
  readonly whole: Promise<void>;
  /** The server's state has changed. */
  changed(before: ServerState, after: ServerState): void;
  /** The runs of the server, the newest first. */
  runs(): readonly ListedRun[];
}

/** Reads what is kept, the newest first, and keeps what comes. */
export function startRecorder(
  options: Omit<RecordingOptions, 'onChange'> & {
    readonly storage: RecordStorage;
    readonly limits: () => KeepLimits | null;
    /** Lines from before may still be put into the log. */
    readonly isWanted: () => boolean;
    /** `null`: there are none. */
    readonly onRestored: (held: RestoredTail | null) => void;
    readonly onFault: (fault: RestoreFault | null) => void;
  },
): StartedRecorder {
  const { settings, surroundings, isWanted, onRestored } = options;
  const { clock, random } = surroundings;
  const server = keptAs(settings.panel.url, settings.server);
  let isSeen = true;
  const unsubscribe = surroundings.hints.subscribe((hint) => {
    if (hint === 'visible' || hint === 'hidden') isSeen = hint === 'visible';
  });
  const recorder = createRecorder({
    ...options,
    tail: options.intake.tail,
    isSeen: () => isSeen,
    server,
    clock,
    random,
    limits: options.limits(),
  });

  const runs = createKeptRuns({ ...options, server, clock, recorder, state: options.state() });

  async function run(): Promise<void> {
    const wasWanted = isWanted();
    const held = wasWanted ? await recorder.restore(isWanted) : null;
    const inTime = wasWanted && isWanted();
    await runs.read();
    onRestored(held && readTail(options.store, held));
    recorder.begin(inTime);
    await recorder.restoreOlder();
  }

  return {
    ...recorder,
    whole: run(),
    changed: runs.changed,
    runs: runs.list,
    dispose() {
      unsubscribe();
      runs.dispose();
      recorder.dispose();
    },
  };
}
