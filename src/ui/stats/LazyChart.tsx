import { lazy, Suspense } from 'react';
import { useSnapshot } from '../console/consoleContext';
import { consoleWords } from '../messages/en/console';
import type { ChartProps } from './Chart';

/** Recharts comes after the console works, and the page works without it. */
const Loaded = lazy(async () => {
  try {
    return { default: (await import('./Chart')).Chart };
  } catch {
    return { default: NotLoaded };
  }
});

function NotLoaded() {
  return <p className="m-0 text-muted text-xs">{consoleWords.stats.notLoaded}</p>;
}

interface LazyChartProps extends ChartProps {
  /** What it shows, in words. */
  readonly label: string;
}

/** Takes its room from the first paint on, so that nothing moves when the chart comes. */
export function LazyChart({ label, ...chart }: LazyChartProps) {
  const works = useSnapshot(
    ({ connection: { current }, stats }) =>
      stats.current !== null || (current.phase === 'live' && current.ready),
  );
  return (
    <div
      role="img"
      aria-label={label}
      style={{ height: chart.height }}
      className="overflow-visible border-line border-b"
    >
      {works && (
        <Suspense fallback={null}>
          <Loaded {...chart} />
        </Suspense>
      )}
    </div>
  );
}
