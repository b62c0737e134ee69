import { lazy, memo, Suspense, useEffect, useRef, useState } from 'react';
import { useConsole, useShown, useSnapshot } from '../console/consoleContext';
import { statsWords } from '../messages/en/stats';
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
  return <p className="m-0 text-muted text-xs">{statsWords.notLoaded}</p>;
}

interface LazyChartProps extends ChartProps {
  /** What it shows, in words. */
  readonly label: string;
}

/** Takes its room from the first paint on, so that nothing moves when the chart comes. */
export function LazyChart({ label, ...chart }: LazyChartProps) {
  const [lookedInto, setLookedInto] = useState(false);
  const drawn = useWhenIdle(chart, lookedInto);
  const shown = useShown();
  const live = useSnapshot(
    ({ connection: { current }, stats }) =>
      stats.current !== null || (current.phase === 'live' && current.ready),
  );
  const works = shown && live;
  return (
    <div
      role="img"
      aria-label={label}
      onPointerEnter={() => setLookedInto(true)}
      onPointerLeave={() => setLookedInto(false)}
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
 * ms between two drawings: of one that is looked into, of one that moves, of one that goes on as it
 * did. Three charts each second cost more than all of the log; the figures beside them are newer.
 */
const pace = { lookedInto: 900, moving: 5_000, still: 10_000 };
/** What counts as moving, as a share of the chart's height. */
const notable = 0.03;

/**
 * Each chart is drawn in a task of its own, when nothing else is to be done and no key is expected:
 * three in one would hold up a key that is pressed meanwhile.
 */
function useWhenIdle(chart: ChartProps, lookedInto: boolean): ChartProps {
  const [drawn, setDrawn] = useState(chart);
  const { display } = useConsole();
  const last = useRef({ chart, at: Number.NEGATIVE_INFINITY });
  const { points, top, lines, height } = chart;
  useEffect(() => {
    const next = { points, top, lines, height };
    const wanted = lookedInto ? 'lookedInto' : moves(last.current.chart, next) ? 'moving' : 'still';
    let outdated = false;
    const draw = (): void => {
      if (outdated) return;
      last.current = { chart: next, at: performance.now() };
      setDrawn(next);
    };
    let idle: number | null = null;
    const timer = setTimeout(
      () => {
        const { handle } = display.getState();
        const ask = (): void => (handle === null ? draw() : handle.inside.turns.whenFree(draw));
        if (typeof requestIdleCallback === 'undefined') ask();
        else idle = requestIdleCallback(ask, { timeout: longestWait });
      },
      Math.max(0, last.current.at + pace[wanted] - performance.now()),
    );
    return () => {
      outdated = true;
      clearTimeout(timer);
      if (idle !== null) cancelIdleCallback(idle);
    };
  }, [points, top, lines, height, lookedInto, display]);
  return drawn;
}

/** Whether the newest values would stand elsewhere than those that are drawn. */
function moves(before: ChartProps, now: ChartProps): boolean {
  if (before.top !== now.top || before.height !== now.height || before.lines !== now.lines) {
    return true;
  }
  const [from, to] = [before.points.at(-1), now.points.at(-1)];
  return now.lines.some(({ of }) => {
    const [a, b] = [from?.[of] ?? null, to?.[of] ?? null];
    return a === null || b === null ? a !== b : Math.abs(a - b) > notable * now.top;
  });
}
