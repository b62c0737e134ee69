import { words } from '../messages/en';
import { formats } from '../messages/format';
import { useNow } from '../parts/hooks';
import { StateMark } from '../parts/StateMark';
import { useSnapshot } from './consoleContext';
import { type StateView, stateView } from './stateWord';
import type { Power } from './usePower';

const w = words.console;

/** "● Running · 3 h 12 min". The word is announced, the seconds are not. */
export function StateLine({ power }: { readonly power: Power }) {
  const now = useNow();
  const source = useSnapshot(({ connection, details, server }) => ({
    connection,
    details,
    server,
  }));
  const view = stateView(source, now);
  const { runningSince } = source.server;
  const { underWay, unanswered, refusal } = power;
  const live = source.connection.current.phase === 'live';

  if (refusal !== null) return <Line view={view} word={refusal} counting={null} />;
  if (live && unanswered) return <Line view={view} word={w.power.unanswered} counting={null} />;
  if (live && underWay !== null) {
    return (
      <Line
        view={view}
        word={w.power.underWay(underWay.action)}
        counting={formats.stopwatch(now - underWay.since)}
      />
    );
  }
  const uptime =
    view.word === 'running' && runningSince !== null
      ? `· ${formats.duration(now - runningSince)}`
      : null;
  return <Line view={view} word={w.state(view.word)} counting={uptime} />;
}

function Line(props: {
  readonly view: StateView;
  readonly word: string;
  readonly counting: string | null;
}) {
  return (
    <div
      role="status"
      aria-label={w.serverState}
      className="flex min-w-0 items-center gap-1.5 whitespace-nowrap"
    >
      <StateMark shape={props.view.shape} tone={props.view.tone} />
      <span className="truncate">{props.word}</span>
      {props.counting !== null && (
        <span aria-live="off" className="figures text-muted">
          {props.counting}
        </span>
      )}
    </div>
  );
}
