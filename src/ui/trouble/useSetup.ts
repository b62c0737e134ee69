import { useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createPanelSetup } from '../../engine/panel/createSetup';
import { type PanelSetup, type SetupResult, setupPermissions } from '../../engine/panel/setup';
import { allows } from '../../engine/permissions';
import { useServices } from '../app/services';
import { useSnapshot } from '../console/consoleContext';
import { setupFailure } from '../messages/en/setupFailures';
import { readCookie } from './readCookie';

/** What changes the server over the panel, by the person's own sign-in. */
export function useSetup(): PanelSetup {
  const { access: signedIn, fetch, clock } = useServices();
  const access = useStore(signedIn, (s) => s.access);
  return useMemo(
    () =>
      createPanelSetup({
        access,
        fetch,
        clock,
        csrfToken: () => readCookie(document.cookie, 'XSRF-TOKEN'),
      }),
    [access, fetch, clock],
  );
}

/** Whether the panel lets the person do it; before it is known, the panel itself will say. */
export function useMay(what: keyof typeof setupPermissions): boolean {
  const permissions = useSnapshot((s) => s.details?.permissions ?? null);
  return permissions === null || allows(permissions, setupPermissions[what]);
}

export type Work =
  | { readonly kind: 'idle' | 'doing' | 'done' }
  | { readonly kind: 'failed'; readonly why: string };

/** One change: begun by a click, never twice at once, and told how it went. */
export function useWork(): [Work, (run: () => Promise<SetupResult<null>>) => Promise<boolean>] {
  const [work, setWork] = useState<Work>({ kind: 'idle' });
  const busy = useRef(false);

  async function begin(run: () => Promise<SetupResult<null>>): Promise<boolean> {
    if (busy.current) return false;
    busy.current = true;
    setWork({ kind: 'doing' });
    const result = await run();
    busy.current = false;
    setWork(result.ok ? { kind: 'done' } : { kind: 'failed', why: setupFailure(result.failure) });
    return result.ok;
  }
  return [work, begin];
}
