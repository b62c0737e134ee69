import { useCallback, useEffect, useRef, useState } from 'react';
import { createPanel } from '../../engine/panel/createPanel';
import { useServices } from '../app/services';
import { useConsole } from '../console/consoleContext';
import { type Examination, examine, type World } from './examine';
import type { Finding } from './findings.types';
import { reach } from './reach';

export interface Running {
  /** As far as it has come. */
  readonly findings: readonly Finding[];
  /** `null`: still at it. */
  readonly done: Examination | null;
  again(): void;
}

/** Examines the connection once, and again on demand. One that is overtaken, or left, says no more. */
export function useExamination(): Running {
  const { access, clock, fetch, config } = useServices();
  const { client, server } = useConsole();
  const [findings, setFindings] = useState<readonly Finding[]>([]);
  const [done, setDone] = useState<Examination | null>(null);
  const turn = useRef(0);

  const run = useCallback((): void => {
    turn.current += 1;
    const mine = turn.current;
    const { auth } = access.getState().access;
    const url = config.panel.url || location.origin;
    const world: World = {
      clock,
      page: { origin: location.origin, isSecure: location.protocol === 'https:' },
      online: () => navigator.onLine,
      panel: { url, origin: new URL(url).origin, by: auth.kind },
      askPanel: () => createPanel({ url: config.panel.url, auth }, fetch, clock).server(server),
      reach,
      engine: client,
    };
    setFindings([]);
    setDone(null);
    void examine(world, (now) => mine === turn.current && setFindings(now)).then(
      (all) => mine === turn.current && setDone(all),
    );
  }, [access, clock, fetch, config, client, server]);

  useEffect(() => {
    run();
    return () => {
      turn.current += 1;
    };
  }, [run]);

  return { findings, done, again: run };
}
