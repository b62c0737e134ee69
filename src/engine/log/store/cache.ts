import { type Pack, unpack } from './pack';

/** The packs last looked into, unpacked: whoever reads a line reads those beside it next. */
export interface Cache {
  strings(of: Pack): readonly string[];
  /** `unpacked` is what has just been packed. */
  keep(packed: Pack, unpacked: readonly string[]): void;
  forget(pack: Pack): void;
}

/** Enough for a few windows of the log, each across two segments. */
const MOST = 8;

export function createCache(): Cache {
  /** The one last looked into is the last. */
  const unpacked = new Map<Pack, readonly string[]>();
  let last: Pack | null = null;
  let lastStrings: readonly string[] = [];

  function put(pack: Pack, strings: readonly string[]): void {
    unpacked.delete(pack);
    unpacked.set(pack, strings);
    const oldest = unpacked.size > MOST ? unpacked.keys().next().value : undefined;
    if (oldest !== undefined) unpacked.delete(oldest);
  }

  return {
    strings(of) {
      if (of === last) return lastStrings;
      if (of.kind === 'loose') return of.strings;
      lastStrings = unpacked.get(of) ?? unpack(of);
      last = of;
      put(of, lastStrings);
      return lastStrings;
    },
    keep(packed, strings) {
      if (packed.kind === 'packed') put(packed, strings);
    },
    forget(pack) {
      unpacked.delete(pack);
      if (pack !== last) return;
      last = null;
      lastStrings = [];
    },
  };
}
