import { useSnapshot } from '../console/consoleContext';
import { type Figures, figures, type Limits } from './figures';
import { useStats } from './useStats';

export interface StatsView {
  readonly figures: Figures;
  readonly limits: Limits | null;
  readonly stats: ReturnType<typeof useStats>;
}

export function useFigures(): StatsView {
  const stats = useStats();
  const limits = useSnapshot((s) => s.details?.limits ?? null);
  return { figures: figures(stats.current, limits), limits, stats };
}
