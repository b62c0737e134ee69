import { createStore, type StoreApi } from 'zustand/vanilla';
import type { PanelAccess } from '../../engine/panel/panel';
import type { SettingsStore } from '../../settings';

/** How the page is signed in at the panel. The key lives here, in memory, and nowhere in the page. */
export interface AccessState {
  readonly access: PanelAccess;
  /** The key came out of the storage and has not been seen to work yet. */
  readonly fromStorage: boolean;
  /** A key that was kept on this device is no longer accepted. */
  readonly rememberedRefused: boolean;
}

export interface AccessStore
  extends Pick<StoreApi<AccessState>, 'getState' | 'getInitialState' | 'subscribe'> {
  signInWithKey(key: string, remember: boolean): void;
  /** The panel's session again; a key is forgotten, also on the device. */
  forgetKey(): void;
  /** The panel says 401: what was kept on the device is worth nothing. */
  refused(): void;
}

export function createAccess(panelUrl: string, settings: SettingsStore): AccessStore {
  const kept = settings.getState().rememberedKey;
  const key = kept?.panel === panelUrl ? kept.key : null;
  const session: PanelAccess = { url: panelUrl, auth: { kind: 'session' } };
  const store = createStore<AccessState>(() => ({
    access: key === null ? session : { url: panelUrl, auth: { kind: 'key', key } },
    fromStorage: key !== null,
    rememberedRefused: false,
  }));
  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,
    signInWithKey(newKey, remember) {
      settings.setState({ rememberedKey: remember ? { panel: panelUrl, key: newKey } : null });
      store.setState({
        access: { url: panelUrl, auth: { kind: 'key', key: newKey } },
        fromStorage: false,
        rememberedRefused: false,
      });
    },
    forgetKey() {
      settings.setState({ rememberedKey: null });
      store.setState({ access: session, fromStorage: false, rememberedRefused: false });
    },
    refused() {
      if (!store.getState().fromStorage) return;
      settings.setState({ rememberedKey: null });
      store.setState({ access: session, fromStorage: false, rememberedRefused: true });
    },
  };
}
