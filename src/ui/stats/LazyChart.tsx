import { lazy, memo, Suspense, useEffect, useState } from 'react';
import { useSnapshot } from '../console/consoleContext';
import { consoleWords } from '../messages/en/console';
import type { ChartProps } from './Chart';

/** Recharts comes after the console works, and the page works without it. */
const Loaded = lazy(async () => {
  try {
    return { default: memo<ChartProps>((await import('./Chart')).Chart) };
  } catch {
    return { default: memo<ChartProps>(NotLoaded) };
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
  const drawn = useWhenIdle(chart);
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
          <Loaded {...drawn} />
        </Suspense>
      )}
    </div>
  );
}

/** ms. A page that is busy all the time draws its charts all the same. */
const longestWait = 600;

/**
 * Each chart is drawn in a task of its own, when nothing else is to be done: three in one would
 * hold up a key that is pressed meanwhile.
 */
function useWhenIdle(chart: ChartProps): ChartProps {
  const [drawn, setDrawn] = useState(chart);
  const { points, top, lines, height } = chart;
  useEffect(() => {
    const draw = (): void => setDrawn({ points, top, lines, height });
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(draw);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(draw, { timeout: longestWait });
    return () => cancelIdleCallback(idle);
  }, [points, top, lines, height]);
  return drawn;
}
