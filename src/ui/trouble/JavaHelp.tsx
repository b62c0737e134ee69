import { useId, useState } from 'react';
import { setupPermissions } from '../../engine/panel/setup';
import { useConsole } from '../console/consoleContext';
import { problemWords } from '../messages/en/problems';
import { Button } from '../parts/Button';
import { javaWanted } from './javaWanted';
import { NextStart } from './NextStart';
import type { HelpProps } from './ProblemDialog';
import { Startup } from './Startup';
import { useMay, useSetup, useWork } from './useSetup';
import { WorkState } from './WorkState';

const w = problemWords.java;

/** Chooses another container image, of those that the panel lets the server have. */
export function JavaHelp({ line, power, onDone }: HelpProps & { readonly line: string }) {
  const { server } = useConsole();
  const setup = useSetup();
  const may = useMay('setImage');
  const wanted = javaWanted(line);
  const name = useId();
  const [chosen, setChosen] = useState<{ name: string; image: string } | null>(null);
  const [work, begin] = useWork();

  async function choose(image: string): Promise<void> {
    if (await begin(() => setup.setImage(server, image))) onDone();
  }
  return (
    <>
      <p className="m-0">
        {w.about} {wanted !== null && w.wanted(wanted)}
      </p>
      {!may && <p className="m-0">{problemWords.notAllowed(setupPermissions.setImage)}</p>}
      {may && work.kind !== 'done' && (
        <Startup setup={setup}>
          {({ images, image: inUse }) =>
            images.every(({ image }) => image === inUse) ? (
              <p className="m-0">{w.none}</p>
            ) : (
              <>
                <fieldset className="roost-trouble-choices">
                  <legend className="p-0 text-muted">{w.images}</legend>
                  {images.map((one) => (
                    <label key={one.image}>
                      <input
                        type="radio"
                        name={name}
                        checked={(chosen?.image ?? inUse) === one.image}
                        onChange={() => setChosen(one)}
                        className="size-4 accent-accent"
                      />
                      <span>
                        {one.name}
                        {one.image === inUse && (
                          <span className="text-muted text-sm"> ({w.inUse})</span>
                        )}
                      </span>
                    </label>
                  ))}
                </fieldset>
                <p className="m-0">{w.does}</p>
                <WorkState work={work} doing={w.doing} done="" />
                <div className="roost-trouble-foot">
                  <Button
                    look="primary"
                    disabled={chosen === null || chosen.image === inUse || work.kind === 'doing'}
                    onClick={() => chosen !== null && void choose(chosen.image)}
                  >
                    {work.kind === 'failed' ? problemWords.again : w.choose}
                  </Button>
                </div>
              </>
            )
          }
        </Startup>
      )}
      {work.kind === 'done' && (
        <>
          <WorkState work={work} doing="" done={w.done(chosen?.name ?? '')} />
          <NextStart power={power} />
        </>
      )}
    </>
  );
}
