import { useEffect, useState } from 'react';
import type { PanelFailure } from '../../engine/panel/panel';
import type { Reach } from '../doctor/findings.types';
import { reach } from '../doctor/reach';

/** Whether anything is at the address of a panel elsewhere that gives no answer. `null`: not asked. */
export function useReach(failure: PanelFailure | null, url: string): Reach | null {
  const [found, setFound] = useState<Reach | null>(null);
  useEffect(() => {
    setFound(null);
    if (failure?.kind !== 'unreachable' || url === '' || url.startsWith(location.origin)) return;
    let wanted = true;
    void reach(url).then((result) => {
      if (wanted) setFound(result);
    });
    return () => {
      wanted = false;
    };
  }, [failure, url]);
  return found;
}
