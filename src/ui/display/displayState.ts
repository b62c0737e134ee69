import { createStore, type StoreApi } from 'zustand/vanilla';
import type { FollowState, TerminalHandle } from '../../terminal/terminal.types';

/** How the log is shown at the moment. What is kept beyond that is in the settings. */
export interface DisplayState {
  /** The panel that says how lines are shown. */
  readonly open: boolean;
  readonly follow: FollowState;
  /** The terminal, for what is added to it; `null` until it is there. */
  readonly handle: TerminalHandle | null;
  /**
   * The first lines are on the screen, or have been waited for long enough: what the page has
   * beside the log may take its time.
   */
  readonly shown: boolean;
}

export type DisplayStore = StoreApi<DisplayState>;

export function createDisplayStore(): DisplayStore {
  return createStore<DisplayState>(() => ({
    open: false,
    follow: { following: true, newLines: 0, paused: false, isLow: true },
    handle: null,
    shown: false,
  }));
}
