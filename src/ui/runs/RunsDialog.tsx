import { useEffect, useState } from 'react';
import type { ListedRun } from '../../engine/runs/runs.types';
import { useConsole } from '../console/consoleContext';
import { useShowLine } from '../console/useShowLine';
import { runsWords as w } from '../messages/en/runs';
import { Button } from '../parts/Button';
import { Dialog } from '../parts/Dialog';

/** The runs of the server as far as they were seen, and the way to each in the log. */
export function RunsDialog({ onClose }: { readonly onClose: () => void }) {
  const { client } = useConsole();
  const showLine = useShowLine();
  const [runs, setRuns] = useState<readonly ListedRun[] | null>(null);
  const [now] = useState(() => Date.now());

  useEffect(() => {
    let open = true;
    void client.runs().then((all) => open && setRuns(all));
    return () => {
      open = false;
    };
  }, [client]);

  function go(seq: number): void {
    onClose();
    showLine(seq);
  }

  return (
    <Dialog title={w.title} onClose={onClose}>
      {runs === null || runs.length === 0 ? (
        <p className="m-0 text-muted">{runs === null ? w.loading : w.none}</p>
      ) : (
        <ol className="m-0 flex list-none flex-col gap-3 p-0">
          {runs.map((run, nth) => (
            <Run
              key={run.id}
              run={run}
              name={w.name(run, runs[0]?.end === null ? nth : nth + 1, now)}
              now={now}
              onGo={go}
            />
          ))}
        </ol>
      )}
    </Dialog>
  );
}

function Run(props: {
  readonly run: ListedRun;
  readonly name: string;
  readonly now: number;
  readonly onGo: (seq: number) => void;
}) {
  const { run, name, now, onGo } = props;
  const { from, to } = run;
  const end = w.end(run);
  const facts = w.facts(run, now);
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-line border-t pt-3 first:border-0 first:pt-0">
      <div className="min-w-0 flex-1 basis-52">
        <p className="figures m-0 font-medium">{name}</p>
        <p className="figures m-0 text-muted text-sm empty:hidden">{facts}</p>
        <p
          className={`m-0 text-sm empty:hidden ${run.end === 'crashed' ? 'text-bad' : 'text-muted'}`}
        >
          {end}
        </p>
      </div>
      <div className="flex flex-wrap gap-2">
        {from !== null && (
          <Button aria-label={w.go(w.toBeginning, name)} onClick={() => onGo(from)}>
            {w.toBeginning}
          </Button>
        )}
        {to !== null && (
          <Button aria-label={w.go(w.toEnd, name)} onClick={() => onGo(to)}>
            {w.toEnd}
          </Button>
        )}
        {from === null && to === null && run.end !== null && (
          <span className="text-muted text-sm">{w.gone}</span>
        )}
      </div>
    </li>
  );
}
