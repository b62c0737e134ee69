import { useStore } from 'zustand';
import { useConsole } from '../console/consoleContext';

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
  // Without a filter nothing is drawn anew for lines that come, ten times a second in a flood.
  const lines = useStore(filter, (s) => (s.inForce !== null ? (s.status?.lines ?? 0) : null));
  const complete = useStore(filter, (s) => s.inForce !== null && (s.status?.complete ?? false));
  return lines !== null && handle !== null
    ? { view: handle.inside.view.id, lines, complete }
    : null;
}
