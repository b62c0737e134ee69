import { useEffect, useState } from 'react';
import type { Crash } from '../../engine/serverState';
import type { UnexpectedStop } from '../../engine/trouble/trouble.types';
import { useSnapshot } from '../console/consoleContext';
import type { StopSource } from './stopFacts';

/** ms. A report this far from a stop is of another one. */
const sameStop = 15_000;

/**
 * The stop that was opened, with what becomes known of it while it is looked at. What is known stays
 * when the server has started anew, or stopped once more.
 */
export function useStop(opened: UnexpectedStop): StopSource {
  const latest = useSnapshot((s) => s.trouble.stop);
  const crash = useSnapshot((s) => s.server.crash);
  const isUp = useSnapshot(
    ({ server: { process } }) => process === 'starting' || process === 'running',
  );
  const limits = useSnapshot((s) => s.details?.limits ?? null);
  const [kept, setKept] = useState<{ stop: UnexpectedStop; crash: Crash | null; again: boolean }>({
    stop: opened,
    crash: null,
    again: false,
  });

  useEffect(() => {
    if (latest?.at !== opened.at) return;
    const isOfIt = crash !== null && Math.abs(crash.at - opened.at) < sameStop;
    setKept((before) => ({
      stop: latest,
      crash: isOfIt ? crash : before.crash,
      again: before.again || isUp,
    }));
  }, [latest, crash, isUp, opened.at]);
  return { ...kept, limits };
}
