import { type ComponentType, memo, useEffect, useState } from 'react';
import { useShown, useSnapshot } from '../console/consoleContext';
import { statsWords } from '../messages/en/stats';
import type { ChartProps } from './Chart';
import type { ChartName } from './charts';
import { takeTurn } from './chartTurns';
import { useChartPicture } from './useChartPicture';

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
  return <InTurn {...picture} height={props.height} />;
});

function InTurn(props: ChartProps) {
  const [loaded, setLoaded] = useState<{ readonly Chart: ComponentType<ChartProps> | null }>();
  useEffect(() => {
    let ended = false;
    void takeTurn().then((Chart) => {
      if (!ended) setLoaded({ Chart });
    });
    return () => {
      ended = true;
    };
  }, []);
  if (loaded === undefined) return null;
  if (loaded.Chart === null) {
    return <p className="m-0 text-muted text-xs">{statsWords.notLoaded}</p>;
  }
  return <loaded.Chart {...props} />;
}
