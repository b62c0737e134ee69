import { useEffect, useRef, useState } from 'react';
import type { ProcessState } from '../../engine/protocol';
import { useSnapshot } from '../console/consoleContext';
import type { Power } from '../console/usePower';
import { consoleWords } from '../messages/en/console';
import { problemWords } from '../messages/en/problems';
import { Button } from '../parts/Button';

const w = problemWords.next;

/**
 * A change counts from the next start on: offers that start, by the same way as the buttons of the
 * page. It is sent once for each click, and a refusal is said.
 */
export function NextStart({ power }: { readonly power: Power }) {
  const process = useSnapshot((s) => s.server.process);
  const started = useStarted(process);
  const action = process === 'offline' ? 'start' : 'restart';
  const button = power.buttons.find((one) => one.action === action);
  const isUp = started && process === 'running';
  return (
    <>
      <p role="status" className="m-0">
        {isUp
          ? w.running
          : power.underWay !== null
            ? consoleWords.power.underWay(power.underWay.action)
            : w.counts(started ? 'running' : process)}
      </p>
      {power.refusal !== null && (
        <p role="alert" className="m-0 text-bad">
          {power.refusal}
        </p>
      )}
      {isUp ? null : button === undefined ? (
        <p className="m-0">{problemWords.notAllowedPower(consoleWords.power.name(action))}</p>
      ) : (
        <div className="roost-trouble-foot">
          <Button look="primary" disabled={!button.enabled} onClick={() => power.press(action)}>
            {action === 'start' ? w.start : w.restart}
          </Button>
        </div>
      )}
    </>
  );
}

/** Whether a start has begun since the change was made. One that was under way then is none. */
function useStarted(process: ProcessState | null): boolean {
  const before = useRef(process);
  const [started, setStarted] = useState(false);
  useEffect(() => {
    const isNew = before.current === 'offline' || before.current === 'stopping';
    if (isNew && (process === 'starting' || process === 'running')) setStarted(true);
    before.current = process;
  }, [process]);
  return started;
}
