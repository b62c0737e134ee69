import { useEffect, useState } from 'react';
import type { StatsSnapshot } from '../../engine/statsHistory';
import { useConsole } from '../console/consoleContext';
import { endSecond } from '../parts/seconds';

/** ms. A bit less than the second in which they come, or each would wait for a frame of its own. */
const least = 850;

/** The stats, renewed about once a second at most and not at all while the page is hidden. */
export function useStats(): StatsSnapshot {
  const { store } = useConsole();
  const [stats, setStats] = useState(() => store.getState().stats);
  useEffect(() => {
    let shown: StatsSnapshot | null = null;
    let drawnAt = Number.NEGATIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | null = null;
    const look = (): void => {
      const next = store.getState().stats;
      if (document.hidden || timer !== null || (shown !== null && isSame(shown, next))) return;
      const wait = drawnAt + least - performance.now();
      if (wait > 0) {
        timer = setTimeout(() => {
          timer = null;
          look();
        }, wait);
        return;
      }
      shown = next;
      drawnAt = performance.now();
      setStats(next);
      endSecond();
    };
    look();
    const unsubscribe = store.subscribe(look);
    document.addEventListener('visibilitychange', look);
    return () => {
      unsubscribe();
      document.removeEventListener('visibilitychange', look);
      if (timer !== null) clearTimeout(timer);
    };
  }, [store]);
  return stats;
}

/** Snapshots are copied on their way here; the newest sample tells them apart. */
function isSame(a: StatsSnapshot, b: StatsSnapshot): boolean {
  return (
    a === b ||
    (a.current?.at === b.current?.at &&
      a.current?.cpu === b.current?.cpu &&
      a.current?.memory === b.current?.memory &&
      a.recent.length === b.recent.length)
  );
}
