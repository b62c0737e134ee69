import { setupPermissions } from '../../engine/panel/setup';
import { useConsole, useSnapshot } from '../console/consoleContext';
import { problemWords } from '../messages/en/problems';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { NextStart } from './NextStart';
import type { HelpProps } from './ProblemDialog';
import { useMay, useSetup, useWork } from './useSetup';
import { WorkState } from './WorkState';

const w = problemWords.eula;
const agreement = 'https://aka.ms/MinecraftEULA';

/** Agreeing writes the file, and starts the server if it is offline then. */
export function EulaHelp({ power, onDone }: HelpProps) {
  const { server, store } = useConsole();
  const setup = useSetup();
  const may = useMay('writeFile');
  const mayStart = power.buttons.some(({ action }) => action === 'start');
  const isOffline = useSnapshot((s) => s.server.process === 'offline');
  const [work, begin] = useWork();

  async function accept(): Promise<void> {
    if (!(await begin(() => setup.writeFile(server, '/eula.txt', 'eula=true\n')))) return;
    onDone();
    if (mayStart && store.getState().server.process === 'offline') power.press('start');
  }
  return (
    <>
      <p className="m-0">
        {w.about}{' '}
        <a className="roost-trouble-link" href={agreement} target="_blank" rel="noopener">
          {w.link}
          {'\u00a0'}
          <Icon name="external" />
        </a>
      </p>
      {may && <p className="m-0">{mayStart ? w.does : w.doesNotStart}</p>}
      {!may && <p className="m-0">{problemWords.notAllowed(setupPermissions.writeFile)}</p>}
      <WorkState work={work} doing={w.doing} done={w.done} />
      {work.kind === 'done' ? (
        <NextStart power={power} />
      ) : (
        may && (
          <div className="roost-trouble-foot">
            <Button look="primary" disabled={work.kind === 'doing'} onClick={() => void accept()}>
              {work.kind === 'failed'
                ? problemWords.again
                : mayStart && isOffline
                  ? w.accept
                  : w.acceptOnly}
            </Button>
          </div>
        )
      )}
    </>
  );
}
