import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecordStorage } from '../../engine/log/recorder/storage.types';
import { createRecordStorage } from '../../worker/recordStorage';

/** What is kept on this device of the logs of all servers. */
export interface Kept {
  /** Bytes by server (keptAs.ts). `null`: not known yet. `blocked`: nothing can be kept. */
  readonly sizes: ReadonlyMap<string, number> | 'blocked' | null;
  /** `null`: of all. Answers whether it worked. */
  forget(server: string | null): Promise<boolean>;
}

export function useKept(): Kept {
  const storage = useRef<RecordStorage | null>(null);
  const [sizes, setSizes] = useState<Kept['sizes']>(null);

  const look = useCallback(async () => {
    const answer = await storage.current?.sizes();
    if (answer !== undefined) setSizes(answer.ok ? answer.value : 'blocked');
  }, []);

  useEffect(() => {
    const opened = createRecordStorage();
    storage.current = opened;
    void look();
    return () => {
      storage.current = null;
      opened.close();
    };
  }, [look]);

  const forget = useCallback(
    async (server: string | null) => {
      const answer = await storage.current?.forget(server);
      await look();
      return answer?.ok === true;
    },
    [look],
  );
  return { sizes, forget };
}

/** Bytes of all, and of how many servers. */
export function totalOf(sizes: Kept['sizes']): {
  readonly bytes: number;
  readonly servers: number;
} {
  if (sizes === null || sizes === 'blocked') return { bytes: 0, servers: 0 };
  const bytes = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  return { bytes, servers: sizes.size };
}
