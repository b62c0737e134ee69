import './lineDetails.css';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { findJson } from '../../../engine/log/json/findJson';
import { hidingOf } from '../../../settings';
import { useServices } from '../../app/services';
import { useConsole, useSnapshot } from '../../console/consoleContext';
import { filterWords } from '../../messages/en/filter';
import { lineDetailsWords as w } from '../../messages/en/lineDetails';
import { Button, IconButton } from '../../parts/Button';
import { copyText } from '../../parts/clipboard';
import { Dialog } from '../../parts/Dialog';
import { JsonTree } from './JsonTree';
import { type LineRead, type ReadLine, readLine } from './readLine';

/** Characters that are drawn; a copy has them all. */
const longestShown = 10_000;

interface LineDetailsProps {
  /** The number of the line that is shown first. */
  readonly first: number;
  readonly onClose: () => void;
}

/** All that is known of a line. From it one goes to its neighbours, and to the head of its group. */
export function LineDetails({ first, onClose }: LineDetailsProps) {
  const { client } = useConsole();
  const { settings } = useServices();
  const [seq, setSeq] = useState(first);
  const [read, setRead] = useState<LineRead | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const isFirst = useSnapshot(({ log }) => seq <= log.first);
  const isLast = useSnapshot(({ log }) => seq >= log.end - 1);
  const [hiding] = useState(() => hidingOf(settings.getState()));

  useEffect(() => {
    const abort = new AbortController();
    setSaid(null);
    // What stands there stays until the next is known: nothing jumps.
    void readLine(client, seq, hiding, abort.signal).then((next) => {
      if (!abort.signal.aborted) setRead(next);
    });
    return () => abort.abort();
  }, [client, seq, hiding]);

  const copy = (text: string): void => {
    void copyText(text).then((ok) => setSaid(ok ? w.copied : w.copyRefused));
  };
  return (
    <Dialog kind="wide" title={w.title(seq)} onClose={onClose}>
      <div className="roost-details">
        <p role="status" className="m-0 text-muted text-sm empty:hidden">
          {sentenceOf(read)}
        </p>
        {read?.kind === 'line' && <Shown line={read.line} onCopy={copy} onGo={setSeq} />}
        {hiding !== 'nothing' && <p className="m-0 text-muted text-sm">{w.private}</p>}
        <div className="roost-details-foot">
          <IconButton
            icon="up"
            look="plain"
            label={w.before}
            disabled={isFirst}
            onClick={() => setSeq(seq - 1)}
          />
          <IconButton
            icon="down"
            look="plain"
            label={w.after}
            disabled={isLast}
            onClick={() => setSeq(seq + 1)}
          />
          <span role="status" className="min-w-0 flex-1 text-muted text-sm">
            {said}
          </span>
          {read?.kind === 'line' && (
            <Button icon="copy" onClick={() => copy(read.line.text)}>
              {w.copyText}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function sentenceOf(read: LineRead | null): string | null {
  switch (read?.kind) {
    case undefined:
      return w.loading;
    case 'gone':
      return w.gone;
    case 'not loaded':
      return w.notLoaded;
    case 'line':
      return null;
  }
}

function Shown(props: {
  readonly line: ReadLine;
  readonly onCopy: (text: string) => void;
  readonly onGo: (seq: number) => void;
}) {
  const { line, onCopy, onGo } = props;
  const { seq, text, at, source, level, of } = line;
  const json = useMemo(() => findJson(text), [text]);
  const isOurs = source === 'own' || source === 'notice';
  return (
    <>
      {/* The keys scroll it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys */}
      <section aria-label={w.text} tabIndex={0} className="roost-details-text">
        {text.slice(0, longestShown)}
      </section>
      {text.length > longestShown && (
        <p className="m-0 text-muted text-sm">{w.cut(longestShown)}</p>
      )}
      <dl className="roost-details-facts">
        <Fact name={w.came}>{at === null ? w.notKnown : w.at(at)}</Fact>
        <Fact name={w.from}>{w.source[source]}</Fact>
        {!isOurs && (
          <Fact name={w.level}>{level === null ? w.noLevel : filterWords.level[level]}</Fact>
        )}
        {of !== null && (
          <Fact name={w.group}>
            <button type="button" className="roost-details-link" onClick={() => onGo(of)}>
              {w.head(of)}
            </button>
          </Fact>
        )}
      </dl>
      {json.found.map((found, index) => (
        <JsonTree
          key={`${seq} ${found.from}`}
          title={w.json.title(index + 1, json.found.length)}
          text={text}
          found={found}
          onCopy={onCopy}
        />
      ))}
      {json.cut && <p className="m-0 text-muted text-sm">{w.json.tangled}</p>}
    </>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
