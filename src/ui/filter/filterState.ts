import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LogViewStatus } from '../../engine/engine.types';
import type { FilterFault, LogFilter } from '../../engine/log/filter/filter.types';

/** What is filtered, for as long as the console is open. */
export interface FilterState {
  readonly open: boolean;
  readonly filter: LogFilter;
  /** What is shown passes this. It is the one before while the log is looked through, or at a fault. */
  readonly inForce: LogFilter | null;
  /** Why the filter cannot be. */
  readonly fault: FilterFault | null;
  /** The line that is shown among its neighbours, while the filter is off for it. */
  readonly among: number | null;
  /** How much there is to be shown. */
  readonly status: LogViewStatus | null;
}

export type FilterStore = StoreApi<FilterState>;

/** Rules of one filter: more are a search of their own. */
export const mostRules = 20;

export const everything: LogFilter = { rules: [], levels: null, sources: null };

export function createFilterStore(): FilterStore {
  return createStore<FilterState>(() => ({
    open: false,
    filter: everything,
    inForce: null,
    fault: null,
    among: null,
    status: null,
  }));
}

/** Whether a filter leaves anything out. */
export function isActive({ rules, levels, sources }: LogFilter): boolean {
  return levels !== null || sources !== null || rules.some(({ text }) => text !== '');
}
