/**
 * The token buckets of one socket (protocol.md, "Client → node"): one each for `auth`, `send logs`
 * and `send command`, one shared by every other event, and one for all frames together. A frame
 * that finds its bucket empty is lost; the first such frame of a dry spell is answered.
 */
export type Verdict = 'pass' | 'drop' | 'drop and say so';

export interface Buckets {
  /** For every text frame as it is read, before it is parsed. */
  global(): Verdict;
  /** For a frame of this event, before anything is done about it. */
  event(name: string): Verdict;
}

interface Bucket {
  tokens: number;
  at: number;
  readonly every: number;
  readonly burst: number;
}

/** ms for one token, and how many fit. */
const limits: Readonly<Record<string, readonly [every: number, burst: number]>> = {
  auth: [5000, 2],
  'send logs': [5000, 2],
  'send command': [1000, 10],
};

/** `now`: elapsed ms, so that a clock that is set does not fill a bucket. */
export function createBuckets(now: () => number): Buckets {
  const own = new Map<string, Bucket>();
  const shared = createBucket(1000, 4);
  const all = createBucket(200, 10);
  const dry = new Set<string>();
  const dryGlobally = new Set<string>();

  function createBucket(every: number, burst: number): Bucket {
    return { tokens: burst, at: now(), every, burst };
  }

  function take(bucket: Bucket): boolean {
    const time = now();
    bucket.tokens = Math.min(bucket.burst, bucket.tokens + (time - bucket.at) / bucket.every);
    bucket.at = time;
    if (bucket.tokens < 1) return false;
    bucket.tokens -= 1;
    return true;
  }

  function judge(bucket: Bucket, spells: Set<string>, name: string): Verdict {
    if (take(bucket)) {
      spells.delete(name);
      return 'pass';
    }
    if (spells.has(name)) return 'drop';
    spells.add(name);
    return 'drop and say so';
  }

  function bucketOf(name: string): Bucket {
    const limit = Object.hasOwn(limits, name) ? limits[name] : undefined;
    if (limit === undefined) return shared;
    const known = own.get(name);
    if (known !== undefined) return known;
    const made = createBucket(...limit);
    own.set(name, made);
    return made;
  }

  return {
    global: () => judge(all, dryGlobally, 'global'),
    event: (name) => judge(bucketOf(name), dry, name),
  };
}
