import { StatsCharts } from '../app/laterParts';
import { useShown } from '../console/consoleContext';
import { consoleWords } from '../messages/en/console';

/** Beside the log, from 900 px. */
export function StatsPanel() {
  const shown = useShown();
  return (
    <aside
      aria-label={consoleWords.stats.title}
      className="flex w-[280px] shrink-0 flex-col gap-5 overflow-y-auto border-line border-l px-4 py-3"
    >
      {shown && <StatsCharts />}
    </aside>
  );
}
