import { consoleWords } from '../messages/en/console';
import { statsWords } from '../messages/en/stats';
import { chartPoints, chartSeconds, roundTop } from './figures';
import { useFigures } from './useFigures';

const w = statsWords;

/** Numbers with small lines, below 900 px; a tap opens the charts over the log, another closes them. */
export function StatsStrip(props: { readonly open: boolean; readonly onPress: () => void }) {
  const { figures, limits, stats } = useFigures();
  const points = chartPoints(stats.recent, stats.current?.at ?? 0, limits?.cpu ?? 0);
  const at = points.map((point) => point.second);
  const memoryTop = (limits?.memory ?? 0) || (stats.current?.memoryLimit ?? 0);
  const rates = points.map((point) => point.received);
  return (
    <button
      type="button"
      aria-label={consoleWords.stats.open}
      aria-expanded={props.open}
      onClick={props.onPress}
      className="figures flex h-11 w-full shrink-0 items-stretch border-line border-b px-1 text-left hover:bg-hover"
    >
      <Cell name={w.cpu} value={figures.cpu.value}>
        <Spark at={at} values={points.map((p) => p.cpu)} top={100} />
      </Cell>
      <Cell name={w.memory} value={figures.memory.value}>
        <Spark
          at={at}
          values={points.map((p) => p.memory)}
          top={
            memoryTop ||
            roundTop(
              points.map((p) => p.memory),
              1,
            )
          }
        />
      </Cell>
      <Cell name={w.network} value={`↓ ${figures.received}`}>
        <Spark at={at} values={rates} top={roundTop(rates, 1024)} />
      </Cell>
      <Cell name={w.disk} value={figures.disk.value} wide />
    </button>
  );
}

function Cell(props: {
  readonly name: string;
  readonly value: string;
  readonly wide?: boolean;
  readonly children?: React.ReactNode;
}) {
  return (
    <span
      className={`relative min-w-0 flex-1 flex-col justify-center overflow-hidden px-2 ${props.wide === true ? 'hidden sm:flex' : 'flex'}`}
    >
      {props.children}
      <span className="truncate text-muted text-xs">{props.name}</span>
      <span className="truncate font-medium text-sm leading-4">{props.value}</span>
    </span>
  );
}

/** A line of a few pixels needs no chart library. */
function Spark(props: {
  readonly at: readonly number[];
  readonly values: readonly (number | null)[];
  readonly top: number;
}) {
  const { at, values, top } = props;
  let pen = 'M';
  let path = '';
  for (const [index, value] of values.entries()) {
    if (value === null) {
      pen = 'M';
      continue;
    }
    const x = ((at[index] ?? 0) / chartSeconds + 1) * 100;
    const y = 20 - (Math.min(value, top) / top) * 19;
    path += `${pen}${x.toFixed(1)} ${y.toFixed(1)}`;
    pen = 'L';
  }
  return (
    <svg
      aria-hidden="true"
      preserveAspectRatio="none"
      viewBox="0 0 100 21"
      className="absolute top-1.5 right-2 h-4 w-2/5 text-accent"
    >
      <path
        d={path === '' ? 'M0 20' : path}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.25"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
