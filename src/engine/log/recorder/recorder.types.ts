import type { Clock, Random } from '../../clock';
import type { HeldTail } from '../intake/intake.types';
import type { LogStore } from '../store';
import type { KeepLimits } from './limits';
import type { RestoreFault } from './restore';
import type { Place, RecordStorage } from './storage.types';

/** Keeps the log of a server on the device, and reads it again. */
export interface Recorder {
  /** Puts the newest lines into the log, if they are still wanted then. `null`: nothing is kept, or nothing could be read. */
  restore(isWanted: () => boolean): Promise<HeldTail | null>;
  /** The older ones, in turns. Resolves when all that has room is there. */
  restoreOlder(): Promise<void>;
  /** Lines are kept from now on; `restored`: what was read is in the log. */
  begin(restored: boolean): void;
  /** The log has grown, or what is known of the server has changed. Cheap. */
  grew(): void;
  /** `null`: nothing is written from now on. */
  keep(limits: KeepLimits | null): void;
  /** The chapter that is written, and its first line in the log. `null`: none is. */
  begins(): { readonly chapter: string; readonly from: number } | null;
  /** Where line `seq` is kept, or will be. `null`: nowhere. */
  placeOf(seq: number): Place | null;
  /** The number in the log of a line that is kept; `null`: it is not held. */
  seqOf(place: Place): number | null;
  dispose(): void;
}

export interface RecorderOptions {
  readonly storage: RecordStorage;
  readonly server: string;
  readonly store: LogStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly limits: KeepLimits | null;
  readonly tail: () => HeldTail;
  /** Somebody looks at what comes. */
  readonly isSeen: () => boolean;
  readonly onOlder: () => void;
  /** `null`: it works again. */
  readonly onFault: (fault: RestoreFault | null) => void;
}
