import { type ReactNode, useMemo, useState } from 'react';
import type { ConnectionHistory } from '../../engine/timeline/timeline.types';
import { useConsole } from '../console/consoleContext';
import { doctorWords as w } from '../messages/en/doctor';
import { reportWords } from '../messages/en/doctorReport';
import { timelineWords } from '../messages/en/timeline';
import { Button } from '../parts/Button';
import type { Examination } from './examine';
import { writeReport } from './report';
import type { Scrubber } from './scrub';
import type { Conclusion } from './verdict';
import { version } from './version';

interface DetailsProps {
  readonly done: Examination;
  readonly conclusion: Conclusion;
  readonly scrub: Scrubber;
  readonly onCopy: (text: string) => void;
}

/** The connection's history, and all of it as a text for somebody else. */
export function Details(props: DetailsProps) {
  const { done, scrub } = props;
  const history = useMemo(() => scrub.words(done.facts.history), [scrub, done]);
  return (
    <>
      <Fold title={timelineWords.title(history?.entries.length ?? 0)}>
        <History history={history} now={done.facts.now} shown={scrub.shown} />
      </Fold>
      <Fold title={reportWords.title}>
        <Report {...props} history={history} />
      </Fold>
    </>
  );
}

/** What is in it is made when it is opened: it may be long. */
function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {open && children}
    </details>
  );
}

function Report(props: DetailsProps & { readonly history: ConnectionHistory | null }) {
  const { done, conclusion, scrub, onCopy, history } = props;
  const { server } = useConsole();
  const report = useMemo(() => {
    const { facts, findings } = done;
    const { current, address } = facts.engine.connection;
    return scrub.report(
      writeReport({
        version,
        at: facts.now,
        origin: facts.page.origin,
        panel: facts.panel.url,
        server,
        address,
        browser: navigator.userAgent,
        phase: current.phase,
        headline: conclusion.headline,
        advice: conclusion.advice,
        findings: scrub.words(findings),
        history,
      }),
    );
  }, [done, conclusion, scrub, server, history]);
  return (
    <>
      <p className="m-0 text-muted text-sm">{reportWords.hint}</p>
      <textarea
        readOnly
        aria-label={reportWords.label}
        value={report}
        className="roost-doctor-report"
      />
      <Button icon="copy" onClick={() => onCopy(report)}>
        {w.copy}
      </Button>
    </>
  );
}

function History(props: {
  readonly history: ConnectionHistory | null;
  readonly now: number;
  readonly shown: (text: string) => string;
}) {
  const { history, now, shown } = props;
  if (history === null) return <p className="m-0 text-muted text-sm">{timelineWords.missing}</p>;
  return (
    <>
      {history.left > 0 && (
        <p className="m-0 text-muted text-sm">{timelineWords.left(history.left)}</p>
      )}
      {/* The keys scroll it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <ol tabIndex={0} className="roost-doctor-history">
        {history.entries.map((entry, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may be alike, and none moves
          <li key={index}>
            <span className="figures text-muted">{timelineWords.at(entry.at, now)}</span>
            <span>
              {shown(timelineWords.entry(entry))}
              {entry.again !== null && (
                <span className="block text-muted">
                  {timelineWords.again(entry.again.times, timelineWords.at(entry.again.last, now))}
                </span>
              )}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
