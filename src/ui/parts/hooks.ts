import { useEffect, useState, useSyncExternalStore } from 'react';
import { eachSecond } from './seconds';

/** The wall clock, renewed every second while the page is seen. */
export function useNow(active = true): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!active) return;
    const tick = (): void => setNow(Date.now());
    if (!document.hidden) tick();
    return eachSecond(tick);
  }, [active]);
  return now;
}

export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(query);
      media.addEventListener('change', listener);
      return () => media.removeEventListener('change', listener);
    },
    () => matchMedia(query).matches,
  );
}

export function usePageVisible(): boolean {
  return useSyncExternalStore(
    (listener) => {
      document.addEventListener('visibilitychange', listener);
      return () => document.removeEventListener('visibilitychange', listener);
    },
    () => !document.hidden,
  );
}

export type Layout = 'wide' | 'phone' | 'short';

/** `short`: small frames, where header and tools are one row. */
export function useLayout(): Layout {
  const wide = useMedia('(min-width: 900px)');
  const short = useMedia('(max-height: 479px)');
  if (short) return 'short';
  return wide ? 'wide' : 'phone';
}
