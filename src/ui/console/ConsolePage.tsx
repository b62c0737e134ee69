import { useEffect, useLayoutEffect, useState } from 'react';
import { useStore } from 'zustand';
import { onDevice } from '../../settings';
import { SignInPage } from '../app/laterParts';
import { useServices } from '../app/services';
import { createHistory } from '../command/history';
import { createDisplayStore } from '../display/displayState';
import { createFilterStore } from '../filter/filterState';
import { createTakeAwayStore } from '../takeAway/takeAwayState';
import { ConsoleFrame } from './ConsoleFrame';
import { ConsoleContext, type ConsoleParts, useConsole, useSnapshot } from './consoleContext';

/** One server's console, with an engine of its own for as long as it is open. */
export function ConsolePage({ server }: { readonly server: string }) {
  const { openConsole, access, storage, settings, config } = useServices();
  const [parts, setParts] = useState<ConsoleParts | null>(null);

  // Before the first paint, so that the page has its final shape from there on.
  useLayoutEffect(() => {
    const open = openConsole(server, access.getState().access);
    let before = access.getState().access;
    open.client.keepOnDevice(onDevice(settings.getState()));
    const unkeep = settings.subscribe((now, { keptLines: before }) => {
      const { keptLines } = now;
      if (keptLines !== before) open.client.keepLines(keptLines ?? config.maxLines);
      open.client.keepOnDevice(onDevice(now));
    });
    const unsubscribe = access.subscribe(({ access: now }) => {
      if (now === before) return;
      before = now;
      open.client.changeAccess(now);
      open.client.retryNow();
    });
    setParts({
      ...open,
      server,
      history: createHistory(storage, server),
      filter: createFilterStore(),
      display: createDisplayStore(),
      taking: createTakeAwayStore(),
      terminal: { current: null },
      commandBox: { current: null },
    });
    return () => {
      unsubscribe();
      unkeep();
      open.client.dispose();
    };
  }, [server, openConsole, access, storage, settings, config]);

  if (parts === null) return null;
  return (
    <ConsoleContext value={parts}>
      <SignedIn />
    </ConsoleContext>
  );
}

/** Who never got in sees the sign-in alone; who was in keeps the log, and a banner says it. */
function SignedIn() {
  const { access, config } = useServices();
  const { client } = useConsole();
  const fromStorage = useStore(access, (s) => s.fromStorage);
  const signedOut = useSnapshot(
    ({ connection: { current } }) =>
      current.phase === 'stopped' && current.reason.kind === 'signed out',
  );
  const strange = useSnapshot((s) => s.details === null && s.log.end === s.kept.restored);
  const name = useSnapshot((s) => s.details?.name ?? null);

  useEffect(() => {
    if (signedOut && fromStorage) access.refused();
  }, [signedOut, fromStorage, access]);
  useEffect(() => {
    const parts = [name, config.brand.name].filter((part) => part !== null);
    if (parts.length > 0) document.title = parts.join(' · ');
  }, [name, config]);

  return signedOut && strange ? <SignInPage onSignedIn={client.retryNow} /> : <ConsoleFrame />;
}
