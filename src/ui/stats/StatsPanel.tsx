import { StatsCharts } from '../app/laterParts';
import { useShown } from '../console/consoleContext';
import { consoleWords } from '../messages/en/console';

/**
 * Beside the log, from 900 px. `isolate`: the browser paints what stands by itself only when it has
 * changed, and the rest of the page with each letter that is typed.
 */
export function StatsPanel() {
  const shown = useShown();
  return (
    <aside
      aria-label={consoleWords.stats.title}
      className="isolate flex w-[280px] shrink-0 flex-col gap-5 overflow-y-auto border-line border-l px-4 py-3"
    >
      {shown && <StatsCharts />}
    </aside>
  );
}
