import type { LogStore } from '../store';

/** ms from the first line that is not written to its writing. */
const busy = 1_000;
/** The same where few lines come: each writing costs as much as one of many. */
const calm = 1_600;
const few = 32;

/** How long lines wait to be written: two seconds after they came they are kept. */
export function createPace(store: Pick<LogStore, 'end'>): { ms(): number; writes(): void } {
  let end = store.end;
  let ms = busy;
  return {
    ms: () => ms,
    /** Lines are written now. */
    writes() {
      ms = store.end - end <= few ? calm : busy;
      end = store.end;
    },
  };
}
