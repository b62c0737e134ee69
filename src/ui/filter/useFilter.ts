import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { LogFilter } from '../../engine/log/filter/filter.types';
import { createFiltering, type Filtering } from '../../terminal/filtering';
import type { TerminalHandle } from '../../terminal/terminal.types';
import { useConsole } from '../console/consoleContext';
import { everything, type FilterState, type FilterStore, isActive } from './filterState';

/** ms of rest in typing before the log is gone through anew. */
const rest = 150;

/** Keeps the terminal at what the filter says, and says what it is at. */
export function useFilter(): FilterState & {
  change(filter: LogFilter): void;
  clear(): void;
  close(): void;
  backToFilter(): void;
} {
  const { filter: store, terminal } = useConsole();
  const state = useStore(store);
  const { filter, among } = state;
  const [apply] = useState(() => createApply(store, terminal));

  useEffect(() => {
    // A line is shown at once; a text is being typed.
    const wait = among === null ? rest : 0;
    const timer = setTimeout(async () => {
      const result = await apply(among === null && isActive(filter) ? filter : null, among);
      if (result === undefined || store.getState().filter !== filter) return;
      store.setState({ fault: result.ok ? null : result.failure });
    }, wait);
    return () => clearTimeout(timer);
  }, [filter, among, store, apply]);

  // Where the filter goes, everything is shown again.
  useEffect(() => () => void apply(null, null), [apply]);

  return {
    ...state,
    change: (next) => store.setState({ filter: next, among: null }),
    clear: () => store.setState({ filter: everything, among: null, fault: null }),
    close: () => store.setState({ open: false }),
    backToFilter: () => store.setState({ among: null }),
  };
}

/** The terminal may come later than this, or anew. */
function createApply(store: FilterStore, terminal: { readonly current: TerminalHandle | null }) {
  let handle: TerminalHandle | null = null;
  let filtering: Filtering | null = null;
  return async (filter: LogFilter | null, among: number | null) => {
    if (handle !== terminal.current) {
      handle = terminal.current;
      filtering = handle === null ? null : createFiltering(handle.inside);
    }
    const result = await filtering?.set(filter, among);
    if (result?.ok && result.value)
      store.setState({ inForce: filter, status: result.value.status });
    return result;
  };
}
