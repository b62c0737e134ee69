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
  const action = process === 'offline' ? 'start' : 'restart';
  const button = power.buttons.find((one) => one.action === action);
  const started = power.underWay;
  return (
    <>
      <p role="status" className="m-0">
        {started === null ? w.counts(process) : consoleWords.power.underWay(started.action)}
      </p>
      {power.refusal !== null && (
        <p role="alert" className="m-0 text-bad">
          {power.refusal}
        </p>
      )}
      {button === undefined ? (
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
