import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { LogFilter } from '../../engine/log/filter/filter.types';
import { useConsole } from '../console/consoleContext';
import { everything, type FilterState, isActive } from './filterState';

/** ms of rest in typing before the log is gone through anew. */
const rest = 150;

/** Keeps the terminal at what the filter says. */
export function useFilter(): FilterState & {
  change(filter: LogFilter): void;
  clear(): void;
  close(): void;
  backToFilter(): void;
} {
  const { filter: store, terminal } = useConsole();
  const state = useStore(store);
  const { filter, among } = state;

  useEffect(() => {
    // A line is shown at once; a text is being typed.
    const wait = among === null ? rest : 0;
    const timer = setTimeout(async () => {
      const wanted = among === null && isActive(filter) ? filter : null;
      const result = await terminal.current?.setFilter(wanted, among);
      if (result === undefined || store.getState().filter !== filter) return;
      store.setState({ fault: result.ok ? null : result.failure });
    }, wait);
    return () => clearTimeout(timer);
  }, [filter, among, store, terminal]);

  // Where the filter goes, everything is shown again.
  useEffect(() => () => void terminal.current?.setFilter(null, null), [terminal]);

  return {
    ...state,
    change: (next) => store.setState({ filter: next, among: null }),
    clear: () => store.setState({ filter: everything, among: null, fault: null }),
    close: () => store.setState({ open: false }),
    backToFilter: () => store.setState({ among: null }),
  };
}
