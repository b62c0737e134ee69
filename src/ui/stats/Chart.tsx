import { memo, useEffect, useRef, useState } from 'react';
import { Area, AreaChart, Tooltip, XAxis, YAxis } from 'recharts';
import { formats } from '../messages/format';
import { whenIdle } from '../parts/idle';
import type { ChartPoint } from './figures';
import { chartSeconds } from './figures';

export interface ChartLine {
  readonly of: 'cpu' | 'memory' | 'received' | 'sent';
  readonly name: string;
  /** Told apart by more than a colour. */
  readonly dashed: boolean;
  readonly format: (value: number) => string;
}

export interface ChartProps {
  readonly points: readonly ChartPoint[];
  readonly lines: readonly ChartLine[];
  /** The value at the upper edge. */
  readonly top: number;
  /** px */
  readonly height: number;
}

/** When what comes. `pointer`: what tells of the moment that a pointer is at. */
const stages = { axes: 1, lines: 2, pointer: 3 };

/**
 * The last three minutes of one thing. In a chunk of its own: Recharts is larger than the page. Put
 * on the page piece by piece, as all of it at once is a task of 50 to 80 ms on a slow device.
 */
export const Chart = memo(function Chart({ points, lines, top, height }: ChartProps) {
  const chart = useRef<SVGSVGElement>(null);
  const stage = useStages(stages.pointer);
  useEffect(() => {
    // Recharts keeps what it tells of a moment where it stood; the moment has gone elsewhere. A finger
    // never leaves.
    const leave = (): void => {
      chart.current?.dispatchEvent(new MouseEvent('mouseout', { bubbles: true }));
    };
    window.addEventListener('resize', leave);
    return () => window.removeEventListener('resize', leave);
  }, []);
  return (
    <AreaChart
      ref={chart}
      responsive
      accessibilityLayer={false}
      data={[...points]}
      margin={{ top: 1, right: 0, bottom: 0, left: 0 }}
      style={{ width: '100%', height }}
    >
      {stage >= stages.axes && (
        <XAxis dataKey="second" type="number" domain={[-chartSeconds, 0]} hide allowDataOverflow />
      )}
      {stage >= stages.axes && <YAxis domain={[0, top]} hide allowDataOverflow />}
      {stage >= stages.pointer && (
        <Tooltip
          isAnimationActive={false}
          cursor={{ stroke: 'var(--muted)', strokeDasharray: '2 2' }}
          content={({ active, payload }) => (
            <Values active={active} point={payload?.[0]?.payload} lines={lines} />
          )}
        />
      )}
      {(stage >= stages.lines ? lines : []).map(({ of, dashed }) => (
        <Area
          key={of}
          dataKey={of}
          type="linear"
          dot={false}
          activeDot={{ r: 2.5 }}
          isAnimationActive={false}
          connectNulls={false}
          stroke={dashed ? 'var(--muted)' : 'var(--accent)'}
          strokeWidth={1.5}
          {...(dashed && { strokeDasharray: '3 2' })}
          fill={dashed ? 'none' : 'var(--accent)'}
          fillOpacity={0.12}
        />
      ))}
    </AreaChart>
  );
});

/** From 0 on, one more each time that nothing else is to be done, up to `last`. */
function useStages(last: number): number {
  const [stage, setStage] = useState(0);
  useEffect(() => {
    if (stage === last) return;
    return whenIdle(() => setStage(stage + 1));
  }, [stage, last]);
  return stage;
}

function Values(props: {
  readonly active: boolean;
  readonly point: unknown;
  readonly lines: readonly ChartLine[];
}) {
  const { active, lines } = props;
  if (!active || !isPoint(props.point)) return null;
  const point = props.point;
  return (
    <div className="figures rounded-md border border-line bg-surface px-2 py-1 text-xs">
      {lines.map(({ of, name, format }) => (
        <div key={of} className="flex justify-between gap-3">
          <span className="text-muted">{name}</span>
          {point[of] === null ? '–' : format(point[of])}
        </div>
      ))}
      <div className="text-muted">−{formats.duration(-point.second * 1_000)}</div>
    </div>
  );
}

function isPoint(value: unknown): value is ChartPoint {
  return typeof value === 'object' && value !== null && 'second' in value;
}
