import { statsWords } from '../messages/en/stats';
import type { Figure } from './figures';
import { LazyChart } from './LazyChart';
import { useFigures } from './useFigures';

const w = statsWords;

/** CPU, memory and network with their last three minutes, disk as a figure. */
export function StatsCharts({ height = 56 }: { readonly height?: number }) {
  const { figures } = useFigures();
  const network = `↓ ${figures.received}  ↑ ${figures.sent}`;
  return (
    <>
      <Block name={w.cpu} figure={figures.cpu}>
        <LazyChart chart="cpu" label={w.chart(w.cpu, figures.cpu.value)} height={height} />
      </Block>
      <Block name={w.memory} figure={figures.memory}>
        <LazyChart chart="memory" label={w.chart(w.memory, figures.memory.value)} height={height} />
      </Block>
      <Block name={w.network} figure={{ value: '', detail: '', share: null }}>
        <div className="figures mb-1 grid grid-cols-2 text-sm">
          <Rate arrow="↓" name={w.received} value={figures.received} />
          <Rate arrow="↑" name={w.sent} value={figures.sent} />
        </div>
        <LazyChart chart="network" label={w.chart(w.network, network)} height={height} />
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
