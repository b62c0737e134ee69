import type { Result } from '../result';
import type { PanelFailure } from './panel';

/** What can be changed of a server over the panel: what the known problems need (protocol.md, sections 3 and 4). */

/** Everything that can go wrong with a change. */
export type SetupFailure =
  | PanelFailure
  /** 419, also with a fresh token: the panel takes the request for one of another page. */
  | { readonly kind: 'csrf' }
  /** The panel does not accept what was sent (400, 413, 422). */
  | { readonly kind: 'rejected'; readonly detail: string | null };

export type SetupResult<T> = Result<T, SetupFailure>;

export interface StartupVariable {
  /** The name of the environment variable: what a change goes by. */
  readonly key: string;
  readonly name: string;
  /** Whether the panel lets its users change it. */
  readonly editable: boolean;
}

export interface Image {
  readonly name: string;
  /** The address of the container image. */
  readonly image: string;
}

export interface Startup {
  readonly variables: readonly StartupVariable[];
  /** Those that the panel lets its users choose from. */
  readonly images: readonly Image[];
  /** The address of the one in use. `null`: the panel does not say. */
  readonly image: string | null;
}

/** `id`: the server's UUID or its first 8 characters. No method rejects; none is tried again after it may have been carried out. */
export interface PanelSetup {
  /** Replaces what is in the file. `path` from the server's folder, with a leading slash. */
  writeFile(id: string, path: string, content: string): Promise<SetupResult<null>>;
  startup(id: string): Promise<SetupResult<Startup>>;
  /** It counts from the next start on. */
  setVariable(id: string, key: string, value: string): Promise<SetupResult<null>>;
  /** It counts from the next start on. */
  setImage(id: string, image: string): Promise<SetupResult<null>>;
}

/** What each of them asks of the person, by the panel's names. */
export const setupPermissions = {
  writeFile: 'file.create',
  startup: 'startup.read',
  setVariable: 'startup.update',
  setImage: 'startup.docker-image',
} as const;
