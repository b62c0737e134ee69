import { type Pack, unpack } from './pack';

/** The packs last looked into, unpacked: whoever reads a line reads those beside it next. */
export interface Cache {
  strings(of: Pack): readonly string[];
  /** `strings` is what has just been packed. */
  keep(packed: Pack, strings: readonly string[]): void;
  forget(pack: Pack): void;
}

interface Entry {
  readonly pack: Pack;
  readonly strings: readonly string[];
}

/** Enough for a few windows of the log, each across two segments. */
const MOST = 8;

export function createCache(): Cache {
  // Newest first. No Map: the tables that it leaves behind as entries come and go keep what was in
  // them from the quick kind of garbage collection, and the slow kind has all the work.
  const entries: Entry[] = [];

  function put(entry: Entry): void {
    if (entries.length === MOST) entries.pop();
    entries.unshift(entry);
  }

  return {
    strings(of) {
      if (of.kind === 'loose') return of.strings;
      const newest = entries[0];
      if (newest?.pack === of) return newest.strings;
      const known = entries.findIndex(({ pack }) => pack === of);
      const [entry] = known < 0 ? [] : entries.splice(known, 1);
      const used = entry ?? { pack: of, strings: unpack(of) };
      put(used);
      return used.strings;
    },
    keep(packed, strings) {
      if (packed.kind === 'packed') put({ pack: packed, strings });
    },
    forget(pack) {
      const known = entries.findIndex((entry) => entry.pack === pack);
      if (known >= 0) entries.splice(known, 1);
    },
  };
}
