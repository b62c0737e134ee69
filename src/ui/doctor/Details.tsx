import { useMemo } from 'react';
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
export function Details({ done, conclusion, scrub, onCopy }: DetailsProps) {
  const { server } = useConsole();
  const { facts, findings } = done;
  const history = useMemo(() => scrub.words(facts.history), [scrub, facts]);
  const { current, address } = facts.engine.connection;
  const report = useMemo(
    () =>
      scrub.report(
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
      ),
    [scrub, facts, server, address, current, conclusion, findings, history],
  );
  return (
    <>
      <details>
        <summary>{timelineWords.title(history?.entries.length ?? 0)}</summary>
        <History history={history} now={facts.now} shown={scrub.shown} />
      </details>
      <details>
        <summary>{reportWords.title}</summary>
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
      </details>
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
