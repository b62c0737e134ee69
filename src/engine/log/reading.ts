import type { Clock } from '../clock';
import type { Result } from '../result';
import type { FilterFault, LogFilter } from './filter/filter.types';
import { createViewFilter, type ViewFilter } from './filter/viewFilter';
import { createLineFacts } from './levels/lineFacts';
import type { LogStore } from './store';
import type { LogView } from './view';

/** What reading a log needs beyond its lines: their levels and groups, and filters. Loaded on demand. */
export interface Reading {
  filter(
    view: LogView,
    filter: LogFilter | null,
    around: number | null,
  ): Promise<Result<null, FilterFault>>;
  /** The view is gone. */
  forget(view: LogView): void;
  /** The log has grown. */
  grew(): void;
  close(): void;
}

export function createReading(options: {
  readonly store: LogStore;
  readonly clock: Clock;
  /** More of the log is known: filters may show more. */
  onKnown(): void;
}): Reading {
  const { store, clock, onKnown } = options;
  const filters = new Map<LogView, ViewFilter>();
  const facts = createLineFacts({
    store,
    clock,
    onKnown() {
      tellFilters();
      onKnown();
    },
  });

  function tellFilters(): void {
    for (const filter of filters.values()) filter.grew();
  }

  return {
    filter(view, wanted, around) {
      const known = filters.get(view);
      const filter = known ?? createViewFilter({ store, facts, clock, view });
      filters.set(view, filter);
      return filter.set(wanted, around);
    },
    forget(view) {
      filters.get(view)?.close();
      filters.delete(view);
    },
    grew() {
      facts.grew();
      tellFilters();
    },
    close() {
      facts.close();
      for (const filter of filters.values()) filter.close();
    },
  };
}
