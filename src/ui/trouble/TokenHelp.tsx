import { useId, useRef, useState } from 'react';
import { setupPermissions } from '../../engine/panel/setup';
import { useConsole } from '../console/consoleContext';
import { problemWords } from '../messages/en/problems';
import { Button } from '../parts/Button';
import { Icon } from '../parts/Icon';
import { onEnter } from '../parts/onEnter';
import { NextStart } from './NextStart';
import type { HelpProps } from './ProblemDialog';
import { Startup } from './Startup';
import { tokenVariable } from './tokenVariable';
import { useMay, useSetup, useWork } from './useSetup';
import { WorkState } from './WorkState';

const w = problemWords.token;
const tokensAtSteam = 'https://steamcommunity.com/dev/managegameservers';

/** Puts a new login token into the startup variable that is for it. */
export function TokenHelp({ power, onDone }: HelpProps) {
  const { server } = useConsole();
  const setup = useSetup();
  const may = useMay('setVariable');
  const field = useId();
  const input = useRef<HTMLInputElement>(null);
  const [empty, setEmpty] = useState(true);
  const [work, begin] = useWork();

  async function save(key: string): Promise<void> {
    // It is in the field and on its way, nowhere else.
    const token = input.current?.value.trim() ?? '';
    if (token !== '' && (await begin(() => setup.setVariable(server, key, token)))) onDone();
  }
  return (
    <>
      <p className="m-0">
        {w.about}{' '}
        <a className="roost-trouble-link" href={tokensAtSteam} target="_blank" rel="noopener">
          {w.link}
          {'\u00a0'}
          <Icon name="external" />
        </a>
      </p>
      {!may && <p className="m-0">{problemWords.notAllowed(setupPermissions.setVariable)}</p>}
      {may && work.kind !== 'done' && (
        <Startup setup={setup}>
          {({ variables }) => {
            const variable = tokenVariable(variables);
            if (variable === null) return <p className="m-0">{w.noVariable}</p>;
            if (!variable.editable) return <p className="m-0">{w.readOnly(variable.name)}</p>;
            const { key, name } = variable;
            return (
              <>
                <div className="flex flex-col gap-1">
                  <label htmlFor={field} className="font-medium">
                    {w.field}
                  </label>
                  <input
                    ref={input}
                    id={field}
                    type="password"
                    autoComplete="off"
                    spellCheck={false}
                    onChange={(event) => setEmpty(event.target.value.trim() === '')}
                    onKeyDown={onEnter(() => void save(key))}
                    className="h-9 w-full rounded-md border border-edge bg-surface px-2.5 font-mono text-text touch:h-11 touch:text-lg"
                  />
                </div>
                <p className="m-0">{w.variable(name, key)}</p>
                <WorkState work={work} doing={w.doing} done="" />
                <div className="roost-trouble-foot">
                  <Button
                    look="primary"
                    disabled={empty || work.kind === 'doing'}
                    onClick={() => void save(key)}
                  >
                    {work.kind === 'failed' ? problemWords.again : w.save}
                  </Button>
                </div>
              </>
            );
          }}
        </Startup>
      )}
      {work.kind === 'done' && (
        <>
          <WorkState work={work} doing="" done={w.done} />
          <NextStart power={power} />
        </>
      )}
    </>
  );
}
