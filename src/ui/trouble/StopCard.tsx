import './trouble.css';
import { useState } from 'react';
import type { UnexpectedStop } from '../../engine/trouble/trouble.types';
import { hidingOf } from '../../settings';
import { useServices } from '../app/services';
import { useShowLine } from '../console/useShowLine';
import { stopWords as w } from '../messages/en/stop';
import { Button } from '../parts/Button';
import { copyText } from '../parts/clipboard';
import { Dialog } from '../parts/Dialog';
import { useLayout, useNow } from '../parts/hooks';
import { LogLine } from './LogLine';
import { type ShownLine, type StopSource, stopFacts, stopLead, stopText } from './stopFacts';
import { type LinesRead, useShownLines } from './useShownLines';
import { useStop } from './useStop';

interface StopCardProps {
  readonly stop: UnexpectedStop;
  readonly onClose: () => void;
}

/** All that is really known of a stop, and where in the log it stands. */
export function StopCard({ stop, onClose }: StopCardProps) {
  const showLine = useShowLine();
  const { settings } = useServices();
  const source = useStop(stop);
  const now = useNow();
  const layout = useLayout();
  const [hiding] = useState(() => hidingOf(settings.getState()));
  const shown = useShownLines(source.stop.lines, hiding);
  // What is copied is pasted somewhere: it has no secret, whatever is shown here.
  const copied = useShownLines(source.stop.lines, hiding === 'nothing' ? 'secrets' : hiding);
  const [said, setSaid] = useState<string | null>(null);

  function copy(): void {
    const lines = typeof copied === 'string' ? null : copied;
    void copyText(stopText(source, lines, now)).then((ok) =>
      setSaid(ok ? w.copied : w.copyRefused),
    );
  }
  const onShow = (seq: number): void => {
    onClose();
    showLine(seq);
  };
  return (
    <Dialog kind={layout === 'phone' ? 'sheet' : 'wide'} title={w.title} onClose={onClose}>
      <div className="roost-trouble">
        <p className="m-0">{stopLead(source, now)}</p>
        <dl className="roost-trouble-facts">
          {stopFacts(source).map(({ name, value, notes }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="figures">
                {value}
                {notes.map((note) => (
                  <span key={note}>{note}</span>
                ))}
              </dd>
            </div>
          ))}
        </dl>
        <Lines source={source} shown={shown} onShow={onShow} />
        {hiding !== 'nothing' && <p className="m-0 text-muted text-sm">{w.private}</p>}
        <div className="roost-trouble-foot">
          <span role="status" className="min-w-0 flex-1 text-muted text-sm">
            {said}
          </span>
          <Button
            icon="copy"
            disabled={copied === 'reading' && shown !== 'not loaded'}
            onClick={copy}
          >
            {w.copy}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

function Lines(props: {
  readonly source: StopSource;
  readonly shown: LinesRead;
  readonly onShow: (seq: number) => void;
}) {
  const { source, shown, onShow } = props;
  const found = source.stop.lines;
  if (found === null || shown === 'reading') {
    return (
      <p role="status" className="m-0 text-muted">
        {w.looking}
      </p>
    );
  }
  if (shown === 'not loaded') return <p className="m-0">{w.notLoaded}</p>;
  const { firstError, last } = shown;
  return (
    <>
      <section aria-label={w.firstError}>
        <h3>{w.firstError}</h3>
        {firstError === null ? (
          <p className="m-0">{w.noError(found)}</p>
        ) : (
          <>
            <LineList lines={[firstError]} onShow={onShow} />
            {!found.wholeRun && <p className="m-0 text-muted text-sm">{w.partOfRun}</p>}
          </>
        )}
      </section>
      <section aria-label={w.lastLines}>
        <h3>{w.lastLines}</h3>
        {last.length === 0 ? (
          <p className="m-0">{w.noLines}</p>
        ) : (
          <LineList lines={last} onShow={onShow} />
        )}
      </section>
    </>
  );
}

function LineList(props: {
  readonly lines: readonly ShownLine[];
  readonly onShow: (seq: number) => void;
}) {
  return (
    <ul className="roost-trouble-lines">
      {props.lines.map((line) => (
        <li key={line.seq}>
          <LogLine line={line} onShow={props.onShow} />
        </li>
      ))}
    </ul>
  );
}
