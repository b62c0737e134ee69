import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ThemeChoice } from './address';
import type { Hiding } from './engine/engine.types';
import type { KeepLimits } from './engine/log/recorder/limits';
import type { SafeStorage } from './storage';

/** What the reader has chosen, kept on this device where the browser allows it. */
export interface Settings {
  readonly theme: ThemeChoice;
  /** px */
  readonly fontSize: number;
  /** A factor. */
  readonly lineHeight: number;
  /** What stands before each line of the log. */
  readonly times: Times;
  /** Long lines wrap; otherwise they go on to the right. */
  readonly wrap: boolean;
  /** Of a stack trace only what went wrong is shown, not where. */
  readonly foldTraces: boolean;
  /** Equal lines in a row become one, from so many on. 0: never. */
  readonly foldRepeats: number;
  /** Addresses and secrets are hidden on the screen, for who shows it to others. */
  readonly privateView: boolean;
  /** Names of players as well, while those are hidden. */
  readonly hideNames: boolean;
  /** Most lines of the log that are kept. `null`: as many as the page's configuration says. */
  readonly keptLines: number | null;
  /** Bytes of the log of a server that are kept on this device. 0: none. */
  readonly deviceBytes: number;
  /** Days that they are kept for. */
  readonly deviceDays: number;
  readonly statsFolded: boolean;
  /** Ask before Stop and Restart. Kill always asks. */
  readonly askBeforeStop: boolean;
  /** Filters with a name. What is in them is read where they are used. */
  readonly filters: readonly { readonly name: string; readonly filter: unknown }[];
  /** Only where "remember on this device" was ticked; for one panel. */
  readonly rememberedKey: { readonly panel: string; readonly key: string } | null;
  /** What the page's address asks for: goes before `theme` until one is chosen. Not kept. */
  readonly askedTheme: ThemeChoice | null;
  /** False: what was chosen last goes with the page. Not kept. */
  readonly storageWorks: boolean;
}

/**
 * Nothing; the time of arrival; that to the millisecond; what has passed since the line before.
 */
export type Times = 'off' | 'clock' | 'exact' | 'since';

export type SettingsStore = StoreApi<Settings>;

export const fontSizes = { least: 9, most: 24, standard: 13 } as const;
export const lineHeights = { least: 1, most: 2, step: 0.1, standard: 1.2 } as const;

/** From how many equal lines in a row on they become one. */
export const foldSteps = [0, 5, 20, 100] as const;

/** Lines of the log to choose from. Five million take a page some 150 MB. */
export const keptSteps = [10_000, 100_000, 1_000_000, 5_000_000] as const;

type Kept = Omit<Settings, 'askedTheme' | 'storageWorks'>;

const standard: Kept = {
  theme: 'system',
  fontSize: fontSizes.standard,
  lineHeight: lineHeights.standard,
  times: 'off',
  wrap: true,
  foldTraces: true,
  foldRepeats: 20,
  privateView: false,
  hideNames: false,
  keptLines: null,
  deviceBytes: 50 * 1024 * 1024,
  deviceDays: 14,
  statsFolded: false,
  askBeforeStop: false,
  filters: [],
  rememberedKey: null,
};
const place = 'roost.settings';

/**
 * All pages of this origin have the same ones. A page writes what was chosen in it and nothing else:
 * what it still holds of the rest may be old, a key that was forgotten meanwhile among it.
 */
export function createSettings(storage: SafeStorage): SettingsStore {
  const store = createStore<Settings>(() => ({
    ...standard,
    ...checkKept(read(storage)),
    askedTheme: null,
    storageWorks: storage.works,
  }));
  store.subscribe((now, before) => {
    const chosen = keys.filter((key) => now[key] !== before[key]);
    if (chosen.length === 0) return;
    const state = { ...read(storage), ...Object.fromEntries(chosen.map((key) => [key, now[key]])) };
    const text = JSON.stringify({ state, version: 1 });
    let storageWorks = storage.setItem(place, text);
    if (!storageWorks && before.rememberedKey !== now.rememberedKey && before.rememberedKey) {
      // Whatever else goes with it: a key that was forgotten stays nowhere.
      storage.removeItem(place);
      storageWorks = storage.setItem(place, text);
    }
    if (storageWorks !== now.storageWorks) store.setState({ storageWorks });
  });
  storage.onWrittenElsewhere(place, () => {
    store.setState({ ...standard, ...checkKept(read(storage)) });
  });
  return store;
}

const keys = Object.keys(standard) as (keyof Kept)[];

function read(storage: SafeStorage): object | null {
  try {
    return JSON.parse(storage.getItem(place) ?? 'null')?.state ?? null;
  } catch {
    return null;
  }
}

export function chooseTheme(settings: SettingsStore, theme: ThemeChoice): void {
  settings.setState({ theme, askedTheme: null });
}

/** What is hidden on the screen. */
export function hidingOf({ privateView, hideNames }: Settings): Hiding {
  if (!privateView) return 'nothing';
  return hideNames ? 'names' : 'secrets';
}

/** What is kept on the device. Nothing while the screen is shown to others. */
export function onDevice({ deviceBytes, deviceDays, privateView }: Settings): KeepLimits | null {
  return privateView || !deviceBytes ? null : { bytes: deviceBytes, age: deviceDays * 86_400_000 };
}

export function clampFontSize(size: number): number {
  return Math.min(fontSizes.most, Math.max(fontSizes.least, Math.round(size)));
}

export function clampLineHeight(factor: number): number {
  const rounded = Math.round(factor * 10) / 10;
  return Math.min(lineHeights.most, Math.max(lineHeights.least, rounded));
}

/** What another version, or a person, has put into the storage is taken only where it makes sense. */
function checkKept(kept: unknown): Partial<Settings> {
  if (typeof kept !== 'object' || kept === null) return {};
  const k = kept as Record<string, unknown>;
  const remembered = k.rememberedKey as Record<string, unknown> | null | undefined;
  return {
    ...((k.theme === 'dark' || k.theme === 'light') && { theme: k.theme }),
    ...(typeof k.fontSize === 'number' && { fontSize: clampFontSize(k.fontSize) }),
    ...(typeof k.lineHeight === 'number' && { lineHeight: clampLineHeight(k.lineHeight) }),
    ...((k.times === 'clock' || k.times === 'exact' || k.times === 'since') && { times: k.times }),
    ...(typeof k.wrap === 'boolean' && { wrap: k.wrap }),
    ...(typeof k.foldTraces === 'boolean' && { foldTraces: k.foldTraces }),
    ...(foldSteps.some((step) => step === k.foldRepeats) && {
      foldRepeats: k.foldRepeats as number,
    }),
    ...(typeof k.privateView === 'boolean' && { privateView: k.privateView }),
    ...(typeof k.hideNames === 'boolean' && { hideNames: k.hideNames }),
    ...(keptSteps.some((step) => step === k.keptLines) && { keptLines: k.keptLines as number }),
    ...(typeof k.deviceBytes === 'number' && { deviceBytes: k.deviceBytes }),
    ...(typeof k.deviceDays === 'number' && { deviceDays: k.deviceDays }),
    ...(typeof k.statsFolded === 'boolean' && { statsFolded: k.statsFolded }),
    ...(typeof k.askBeforeStop === 'boolean' && { askBeforeStop: k.askBeforeStop }),
    ...(Array.isArray(k.filters) && {
      filters: k.filters.filter((one) => typeof one?.name === 'string'),
    }),
    ...(typeof remembered?.panel === 'string' &&
      typeof remembered.key === 'string' && {
        rememberedKey: { panel: remembered.panel, key: remembered.key },
      }),
  };
}
