import { type ReactNode, useEffect, useState } from 'react';
import {
  type PanelSetup,
  type SetupFailure,
  type Startup as StartupData,
  setupPermissions,
} from '../../engine/panel/setup';
import { useConsole } from '../console/consoleContext';
import { problemWords as w } from '../messages/en/problems';
import { setupFailure } from '../messages/en/setupFailures';
import { Button } from '../parts/Button';
import { useMay } from './useSetup';

type Read =
  | { readonly kind: 'reading' }
  | { readonly kind: 'read'; readonly startup: StartupData }
  | { readonly kind: 'failed'; readonly failure: SetupFailure };

/** What the panel says of the server's startup, for what is chosen from it. */
export function Startup(props: {
  readonly setup: PanelSetup;
  readonly children: (startup: StartupData) => ReactNode;
}) {
  const { setup, children } = props;
  const { server } = useConsole();
  const may = useMay('startup');
  const [tries, setTries] = useState(0);
  const [read, setRead] = useState<Read>({ kind: 'reading' });

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try asks once more
  useEffect(() => {
    if (!may) return;
    let gone = false;
    setRead({ kind: 'reading' });
    void setup.startup(server).then((answer) => {
      if (gone) return;
      setRead(
        answer.ok
          ? { kind: 'read', startup: answer.value }
          : { kind: 'failed', failure: answer.failure },
      );
    });
    return () => {
      gone = true;
    };
  }, [setup, server, may, tries]);

  if (!may) return <p className="m-0">{w.notAllowed(setupPermissions.startup)}</p>;
  switch (read.kind) {
    case 'reading':
      return (
        <p role="status" className="m-0 text-muted">
          {w.reading}
        </p>
      );
    case 'failed':
      return (
        <>
          <p role="alert" className="m-0 text-bad">
            {setupFailure(read.failure)}
          </p>
          <div className="roost-trouble-foot">
            <Button onClick={() => setTries(tries + 1)}>{w.again}</Button>
          </div>
        </>
      );
    case 'read':
      return children(read.startup);
  }
}
