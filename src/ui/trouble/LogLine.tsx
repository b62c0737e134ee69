import { stopWords as w } from '../messages/en/stop';
import type { ShownLine } from './stopFacts';

/** A line of the log as what leads to it there. */
export function LogLine(props: {
  readonly line: ShownLine;
  readonly onShow: (seq: number) => void;
}) {
  const { seq, text } = props.line;
  if (text === null) return <p className="m-0 text-muted">{w.gone}</p>;
  return (
    <button
      type="button"
      title={w.show(seq)}
      aria-label={`${w.show(seq)}: ${text}`}
      onClick={() => props.onShow(seq)}
      className="roost-trouble-line"
    >
      {text}
    </button>
  );
}
