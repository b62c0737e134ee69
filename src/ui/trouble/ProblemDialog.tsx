import './trouble.css';
import { useEffect, useState } from 'react';
import type { KnownProblem } from '../../engine/trouble/trouble.types';
import { hidingOf } from '../../settings';
import { useServices } from '../app/services';
import { useConsole } from '../console/consoleContext';
import type { Power } from '../console/usePower';
import { useShowLine } from '../console/useShowLine';
import { readLine } from '../lineMenu/details/readLine';
import { problemWords as w } from '../messages/en/problems';
import { Dialog } from '../parts/Dialog';
import { useLayout } from '../parts/hooks';
import { EulaHelp } from './EulaHelp';
import { DiskHelp, PidHelp } from './ExplainedHelp';
import { JavaHelp } from './JavaHelp';
import { LogLine } from './LogLine';
import type { ShownLine } from './stopFacts';
import { TokenHelp } from './TokenHelp';

interface ProblemDialogProps {
  readonly problem: KnownProblem;
  readonly power: Power;
  /** What helps has been done: it need not be said any more. */
  readonly onDone: () => void;
  readonly onClose: () => void;
}

/** A known problem: the line that tells of it, and what helps. Nothing is done without a click. */
export function ProblemDialog({ problem, power, onDone, onClose }: ProblemDialogProps) {
  const showLine = useShowLine();
  const layout = useLayout();
  const line = useLine(problem.line);
  const onShow = (seq: number): void => {
    onClose();
    showLine(seq);
  };
  return (
    <Dialog
      kind={layout === 'phone' ? 'sheet' : 'dialog'}
      title={w.title[problem.feature]}
      onClose={onClose}
    >
      <div className="roost-trouble">
        {problem.line === null ? (
          <p className="m-0 text-muted">{w.noLine}</p>
        ) : (
          line !== null && (
            <div className="roost-trouble-lines">
              <LogLine line={line} onShow={onShow} />
            </div>
          )
        )}
        <p className="m-0 text-muted text-sm">{w.printed}</p>
        <Help problem={problem} line={line?.text ?? ''} power={power} onDone={onDone} />
      </div>
    </Dialog>
  );
}

export interface HelpProps {
  readonly power: Power;
  readonly onDone: () => void;
}

function Help(props: HelpProps & { readonly problem: KnownProblem; readonly line: string }) {
  const { problem, line, power, onDone } = props;
  switch (problem.feature) {
    case 'eula':
      return <EulaHelp power={power} onDone={onDone} />;
    case 'java_version':
      return <JavaHelp line={line} power={power} onDone={onDone} />;
    case 'gsl_token':
      return <TokenHelp power={power} onDone={onDone} />;
    case 'pid_limit':
      return <PidHelp />;
    case 'steam_disk_space':
      return <DiskHelp />;
  }
}

/** Characters of a line that are shown. */
const longest = 300;

/** The line's text as the log shows it. `null`: it is not there, or not yet. */
function useLine(seq: number | null): ShownLine | null {
  const { client } = useConsole();
  const { settings } = useServices();
  const [line, setLine] = useState<ShownLine | null>(null);
  useEffect(() => {
    if (seq === null) return;
    const abort = new AbortController();
    void readLine(client, seq, hidingOf(settings.getState()), abort.signal).then((read) => {
      if (abort.signal.aborted || read.kind === 'not loaded') return;
      setLine({ seq, text: read.kind === 'line' ? read.line.text.slice(0, longest) : null });
    });
    return () => abort.abort();
  }, [client, settings, seq]);
  return line;
}
