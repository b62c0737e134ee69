import type { Sim } from './sim';

/** The node's own rate limits for one socket (protocol.md, section 1, client → node). */
export interface NodeBuckets {
  /** `null`: the frame passes. Else what is throttled, and whether that is to be said. */
  take(event: string): { readonly what: string; readonly say: boolean } | null;
}

const own: Readonly<Record<string, readonly [perSecond: number, burst: number]>> = {
  auth: [0.2, 2],
  'send logs': [0.2, 2],
  'send command': [1, 10],
};

export function createNodeBuckets(sim: Sim): NodeBuckets {
  const buckets = new Map<string, ReturnType<typeof createBucket>>();

  function createBucket([perSecond, burst]: readonly [number, number]) {
    let level = burst;
    let at = sim.now;
    let dry = false;
    return {
      take(): 'passes' | 'dry' | 'still dry' {
        level = Math.min(burst, level + ((sim.now - at) * perSecond) / 1000);
        at = sim.now;
        if (level >= 1) {
          level -= 1;
          dry = false;
          return 'passes';
        }
        const said = dry;
        dry = true;
        return said ? 'still dry' : 'dry';
      },
    };
  }

  function bucket(name: string, limit: readonly [number, number]) {
    const found = buckets.get(name) ?? createBucket(limit);
    buckets.set(name, found);
    return found;
  }

  return {
    take(event) {
      const all = bucket('global', [5, 10]).take();
      if (all !== 'passes') return { what: 'global', say: all === 'dry' };
      const limit = own[event];
      const one = bucket(limit === undefined ? 'default' : event, limit ?? [1, 4]).take();
      return one === 'passes' ? null : { what: event, say: one === 'dry' };
    },
  };
}
