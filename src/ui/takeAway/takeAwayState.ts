import { createStore, type StoreApi } from 'zustand/vanilla';

/** Lines of the log that are selected whole, across any distance: `first` up to and without `end`. */
export interface LineRange {
  readonly first: number;
  readonly end: number;
}

/** What is chosen to be taken out of the log, for as long as the console is open. */
export interface TakeAwayState {
  readonly range: LineRange | null;
  /** The line from which on lines are to be saved or shared, while that is asked for. */
  readonly from: number | null;
}

export type TakeAwayStore = StoreApi<TakeAwayState>;

export function createTakeAwayStore(): TakeAwayStore {
  return createStore<TakeAwayState>(() => ({ range: null, from: null }));
}
