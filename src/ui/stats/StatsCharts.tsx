import { amounts } from '../messages/amounts';
import { statsWords } from '../messages/en/stats';
import type { ChartLine } from './Chart';
import { chartPoints, type Figure, roundTop } from './figures';
import { LazyChart } from './LazyChart';
import { useFigures } from './useFigures';

const w = statsWords;

const cpuLines: readonly ChartLine[] = [
  { of: 'cpu', name: w.cpu, dashed: false, format: amounts.percent },
];
const memoryLines: readonly ChartLine[] = [
  { of: 'memory', name: w.memory, dashed: false, format: amounts.bytes },
];
const networkLines: readonly ChartLine[] = [
  { of: 'received', name: w.received, dashed: false, format: amounts.rate },
  { of: 'sent', name: w.sent, dashed: true, format: amounts.rate },
];

/** CPU, memory and network with their last three minutes, disk as a figure. */
export function StatsCharts({ height = 56 }: { readonly height?: number }) {
  const { figures, limits, stats } = useFigures();
  const newest = stats.current?.at ?? 0;
  const points = chartPoints(stats.recent, newest, limits?.cpu ?? 0);
  const memoryTop =
    (limits?.memory ?? 0) ||
    (stats.current?.memoryLimit ?? 0) ||
    roundTop(
      points.map((p) => p.memory),
      64 * 1024 ** 2,
    );
  const cpuTop = Math.max(100, ...points.map((p) => p.cpu ?? 0));
  const networkTop = roundTop(
    points.flatMap((p) => [p.received, p.sent]),
    1024,
  );
  const network = `↓ ${figures.received}  ↑ ${figures.sent}`;
  return (
    <>
      <Block name={w.cpu} figure={figures.cpu}>
        <LazyChart
          label={w.chart(w.cpu, figures.cpu.value)}
          points={points}
          lines={cpuLines}
          top={cpuTop}
          height={height}
        />
      </Block>
      <Block name={w.memory} figure={figures.memory}>
        <LazyChart
          label={w.chart(w.memory, figures.memory.value)}
          points={points}
          lines={memoryLines}
          top={memoryTop}
          height={height}
        />
      </Block>
      <Block name={w.network} figure={{ value: '', detail: '', share: null }}>
        <div className="figures mb-1 grid grid-cols-2 text-sm">
          <Rate arrow="↓" name={w.received} value={figures.received} />
          <Rate arrow="↑" name={w.sent} value={figures.sent} />
        </div>
        <LazyChart
          label={w.chart(w.network, network)}
          points={points}
          lines={networkLines}
          top={networkTop}
          height={height}
        />
      </Block>
      <Block name={w.disk} figure={figures.disk}>
        <Bar share={figures.disk.share} />
      </Block>
    </>
  );
}

function Block(props: {
  readonly name: string;
  readonly figure: Figure;
  readonly children: React.ReactNode;
}) {
  return (
    <section className="min-w-0">
      <div className="mb-1 flex min-w-0 items-baseline gap-2">
        <h3 className="m-0 font-normal text-muted text-sm">{props.name}</h3>
        <span className="figures min-w-16 font-medium">{props.figure.value}</span>
        <span className="figures min-w-0 flex-1 truncate text-right text-muted text-xs">
          {props.figure.detail}
        </span>
      </div>
      {props.children}
    </section>
  );
}

function Rate(props: { readonly arrow: string; readonly name: string; readonly value: string }) {
  return (
    <span className="whitespace-nowrap">
      <span aria-hidden="true" className="text-muted">
        {props.arrow}{' '}
      </span>
      <span className="sr-only">{props.name} </span>
      <span className="font-medium">{props.value}</span>
    </span>
  );
}

function Bar({ share }: { readonly share: number | null }) {
  const full = share !== null && share > 0.9;
  return (
    <div aria-hidden="true" className="h-1 overflow-hidden rounded-full bg-line">
      <div
        className={`h-full ${full ? 'bg-warn' : 'bg-accent'}`}
        style={{ width: `${Math.min(1, share ?? 0) * 100}%` }}
      />
    </div>
  );
}
