import type { LogStore } from '../store';

/** ms from the first line that is not written to its writing. */
const busy = 1_000;
/** The same where few lines come: each writing costs as much as one of many. */
const calm = 1_600;
const few = 32;
/** How often a writing is left out while nobody looks. */
const mostLeftOut = 2;

export interface Pace {
  ms(): number;
  /** Lines have come. */
  grew(): void;
  /** Lines are written now. */
  writes(): void;
  /** Few lines have come and nobody has seen them: they can wait for the next writing. */
  leavesOut(): boolean;
}

/** How long lines wait to be written: two seconds after they were seen they are kept. */
export function createPace(store: Pick<LogStore, 'end'>, isSeen: () => boolean): Pace {
  let end = store.end;
  let ms = busy;
  let leftOut = 0;
  /** Of what is to be written somebody has seen something come. */
  let wasSeen = false;
  const isFew = (): boolean => store.end - end <= few;
  return {
    ms: () => ms,
    grew() {
      wasSeen ||= isSeen();
    },
    writes() {
      ms = isFew() ? calm : busy;
      end = store.end;
      leftOut = 0;
      wasSeen = false;
    },
    leavesOut() {
      if (wasSeen || isSeen() || !isFew() || leftOut === mostLeftOut) return false;
      leftOut += 1;
      return true;
    },
  };
}
