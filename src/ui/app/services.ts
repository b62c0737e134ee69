import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Config } from '../../config';
import type { Clock } from '../../engine/clock';
import type { PanelAccess } from '../../engine/panel/panel';
import type { FetchLike } from '../../engine/surroundings';
import type { Settings, SettingsStore } from '../../settings';
import type { SafeStorage } from '../../storage';
import type { ConsoleStore } from '../../store';
import type { TerminalHandle, TerminalOptions } from '../../terminal/terminal.types';
import type { EngineClient } from '../../worker/client.types';
import type { AccessStore } from '../signIn/access';
import type { Router } from './router';

/** What the composition root hands to the page: everything that reaches outside of it. */
export interface Services {
  readonly config: Config;
  readonly settings: SettingsStore;
  readonly access: AccessStore;
  readonly router: Router;
  readonly storage: SafeStorage;
  readonly clock: Clock;
  /** By the server: as long as the page is open, and nowhere else, for they may hold a password. */
  readonly drafts: Record<string, Draft>;
  openConsole(server: string, access: PanelAccess): OpenConsole;
  /** For `createPanel`. */
  readonly fetch: FetchLike;
  /** The terminal is the largest part: the page around it is there first. */
  readonly terminal: Later<CreateTerminal>;
}

/** What was typed for a server and not sent, while its console is not open. */
export interface Draft {
  typed: string;
  /** Why it was not, if that turned out since. */
  why: string | null;
  /** The console is open again: its box takes what turns out not to be sent. */
  tell: ((typed: string, why: string) => void) | null;
}

/** What comes in a chunk of its own. */
export interface Later<T> {
  load(): Promise<T>;
}

export type CreateTerminal = (options: TerminalOptions) => TerminalHandle;

export interface OpenConsole {
  readonly client: EngineClient;
  readonly store: ConsoleStore;
}

export const ServicesContext = createContext<Services | null>(null);

export function useServices(): Services {
  const services = useContext(ServicesContext);
  if (services === null) throw new Error('Rendered outside of ServicesContext');
  return services;
}

export function useSettings<T>(select: (settings: Settings) => T): T {
  return useStore(useServices().settings, select);
}
