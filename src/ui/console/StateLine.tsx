import { consoleWords } from '../messages/en/console';
import { formats } from '../messages/format';
import { useNow } from '../parts/hooks';
import { StateMark } from '../parts/StateMark';
import { useSnapshot } from './consoleContext';
import { type StateView, stateView } from './stateWord';
import type { Power } from './usePower';

const w = consoleWords;

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
  const { underWay, unanswered } = power;
  const live = source.connection.current.phase === 'live';

  if (live && underWay !== null && !unanswered) {
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

/** One line: what counts goes to a second one that is not seen, where there is no room for it. */
function Line(props: {
  readonly view: StateView;
  readonly word: string;
  readonly counting: string | null;
}) {
  return (
    <div
      role="status"
      aria-label={w.serverState}
      className="flex h-5 min-w-0 flex-wrap items-center gap-x-1.5 gap-y-1 overflow-hidden whitespace-nowrap"
    >
      <StateMark shape={props.view.shape} tone={props.view.tone} />
      <span className="max-w-[calc(100%-16px)] truncate">{props.word}</span>
      {props.counting !== null && (
        <span aria-live="off" className="figures text-muted">
          {props.counting}
        </span>
      )}
    </div>
  );
}
