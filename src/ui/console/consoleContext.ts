import { createContext, useContext, useRef, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { EngineSnapshot } from '../../engine/engine.types';
import type { TerminalHandle } from '../../terminal/terminal.types';
import type { OpenConsole } from '../app/services';
import type { CommandHistory } from '../command/history';
import type { DisplayStore } from '../display/displayState';
import type { FilterStore } from '../filter/filterState';
import type { TakeAwayStore } from '../takeAway/takeAwayState';
import { sameData } from './sameData';

/** What the parts of one server's console share. */
export interface ConsoleParts extends OpenConsole {
  readonly server: string;
  readonly history: CommandHistory;
  readonly filter: FilterStore;
  readonly display: DisplayStore;
  readonly taking: TakeAwayStore;
  /** The terminal, once it is there. */
  readonly terminal: { current: TerminalHandle | null };
  /** The command line, for the keys that lead to it. */
  readonly commandBox: { current: HTMLTextAreaElement | null };
}

export const ConsoleContext = createContext<ConsoleParts | null>(null);

export function useConsole(): ConsoleParts {
  const parts = useContext(ConsoleContext);
  if (parts === null) throw new Error('Rendered outside of ConsoleContext');
  return parts;
}

/**
 * A part of the snapshot. Snapshots come ten times a second, and from a worker every object in
 * them is new: what is the same by value is kept, so that only what changed is rendered again.
 */
export function useSnapshot<T>(select: (snapshot: EngineSnapshot) => T): T {
  const { store } = useConsole();
  const last = useRef<{ readonly value: T } | null>(null);
  return useSyncExternalStore(store.subscribe, () => {
    const value = select(store.getState());
    if (last.current === null || !sameData(last.current.value, value)) last.current = { value };
    return last.current.value;
  });
}

/** The first line is on the screen, or has been waited for long enough: the rest may take its time. */
export function useShown(): boolean {
  return useStore(useConsole().display, (s) => s.shown);
}
