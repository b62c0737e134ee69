import { createStore, type StoreApi } from 'zustand/vanilla';
import type { EngineSnapshot } from './engine/engine.types';
import type { EngineClient } from './worker/client.types';

/** The engine's latest snapshot, read-only for the UI. Console text never passes through here. */
export type ConsoleStore = Pick<
  StoreApi<EngineSnapshot>,
  'getState' | 'subscribe' | 'getInitialState'
>;

export function createConsoleStore(client: EngineClient): ConsoleStore {
  const store = createStore<EngineSnapshot>(() => client.snapshot());
  client.subscribe(() => store.setState(client.snapshot(), true));
  return store;
}
