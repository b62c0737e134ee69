import { useEffect, useId, useRef, useState } from 'react';
import { keptSteps } from '../../settings';
import { useServices, useSettings } from '../app/services';
import { settingsWords } from '../messages/en/settings';
import { Button } from '../parts/Button';

const w = settingsWords.kept;

/**
 * How much of the log is kept.
 *
 * @param held - Lines of the log that is open; 0: none is.
 */
export function KeptLines({ held }: { readonly held: number }) {
  const { settings, config } = useServices();
  const chosen = useSettings((s) => s.keptLines) ?? config.maxLines;
  const [asked, setAsked] = useState<number | null>(null);
  const name = useId();
  const group = useRef<HTMLFieldSetElement>(null);
  const answered = useRef(false);
  const gone = asked === null ? 0 : held - asked;
  const all = [...new Set([...keptSteps, config.maxLines, chosen])].sort((a, b) => a - b);

  // The buttons go with their question: what was chosen has the focus then.
  useEffect(() => {
    if (asked === null && answered.current) {
      group.current?.querySelector<HTMLInputElement>('input:checked')?.focus();
    }
    answered.current = asked !== null;
  }, [asked]);

  function keep(lines: number): void {
    setAsked(null);
    settings.setState({ keptLines: lines === config.maxLines ? null : lines });
  }

  function choose(lines: number): void {
    // What is to go is said before it goes.
    if (lines < held && lines < chosen) setAsked(lines);
    else keep(lines);
  }

  return (
    <fieldset ref={group} className="m-0 min-w-0 border-0 p-0">
      <legend className="mb-1 p-0 text-muted">{w.name}</legend>
      <div className="flex flex-wrap gap-x-4">
        {all.map((lines) => (
          <label key={lines} className="figures flex h-8 items-center gap-2 touch:h-11">
            <input
              type="radio"
              name={name}
              checked={(asked ?? chosen) === lines}
              onChange={() => choose(lines)}
              className="size-4 accent-accent"
            />
            {w.lines(lines)}
          </label>
        ))}
      </div>
      <p className="m-0 text-muted text-sm">{w.memory((asked ?? chosen) / 1_000_000)}</p>
      {asked !== null && gone > 0 && (
        <div className="mt-1 flex flex-wrap items-center gap-2">
          <p role="alert" className="m-0 min-w-0 flex-1 basis-48 text-warn">
            {w.asks(gone)}
          </p>
          <span className="flex gap-2">
            <Button onClick={() => setAsked(null)}>{w.keep}</Button>
            <Button look="danger" onClick={() => keep(asked)}>
              {w.drop}
            </Button>
          </span>
        </div>
      )}
    </fieldset>
  );
}
