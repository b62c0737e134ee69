import { useStore } from 'zustand';
import { useConsole } from '../console/consoleContext';
import { isActive } from '../filter/filterState';

/** What the filter shows, while one is in force. */
export interface ShownByFilter {
  /** The view that it belongs to. */
  readonly view: number;
  readonly lines: number;
  /** It has been through all of the log. */
  readonly complete: boolean;
}

/** `null`: no filter is in force, also while a line is shown among its neighbours. */
export function useShownLines(): ShownByFilter | null {
  const { filter, display } = useConsole();
  const handle = useStore(display, (s) => s.handle);
  const active = useStore(
    filter,
    (s) => isActive(s.filter) && s.fault === null && s.among === null,
  );
  const lines = useStore(filter, (s) => s.status?.lines ?? 0);
  const complete = useStore(filter, (s) => s.status?.complete ?? false);
  return active && handle !== null ? { view: handle.inside.view.id, lines, complete } : null;
}
