import { lazy, memo, Suspense, useState } from 'react';
import { useShown, useSnapshot } from '../console/consoleContext';
import { statsWords } from '../messages/en/stats';
import type { ChartProps } from './Chart';
import type { ChartName } from './charts';
import { useChartPicture } from './useChartPicture';

/** Recharts comes after the console works, and the page works without it. */
const Loaded = lazy(async () => {
  try {
    return { default: memo<ChartProps>((await import('./Chart')).Chart) };
  } catch {
    return { default: memo<ChartProps>(NotLoaded) };
  }
});

function NotLoaded() {
  return <p className="m-0 text-muted text-xs">{statsWords.notLoaded}</p>;
}

interface LazyChartProps {
  readonly chart: ChartName;
  /** What it shows, in words. */
  readonly label: string;
  /** px */
  readonly height: number;
}

/** Takes its room from the first paint on, so that nothing moves when the chart comes. */
export function LazyChart({ chart, label, height }: LazyChartProps) {
  const [lookedInto, setLookedInto] = useState(false);
  return (
    <div
      role="img"
      aria-label={label}
      onPointerEnter={() => setLookedInto(true)}
      onPointerLeave={() => setLookedInto(false)}
      style={{ height }}
      className="overflow-visible border-line border-b"
    >
      <Drawn chart={chart} height={height} lookedInto={lookedInto} />
    </div>
  );
}

/** Its words change each second, the drawing does not. */
const Drawn = memo(function Drawn(props: {
  readonly chart: ChartName;
  readonly height: number;
  readonly lookedInto: boolean;
}) {
  const picture = useChartPicture(props.chart, props.lookedInto);
  const shown = useShown();
  const live = useSnapshot(
    ({ connection: { current }, stats }) =>
      stats.current !== null || (current.phase === 'live' && current.ready),
  );
  if (!shown || !live) return null;
  return (
    <Suspense fallback={null}>
      <Loaded {...picture} height={props.height} />
    </Suspense>
  );
});
