import type { EngineSnapshot } from '../../engine/engine.types';

export type BannerAction =
  | 'to servers'
  | 'check again'
  | 'sign in'
  | 'try now'
  | 'load again'
  | 'send again'
  | 'into box'
  | 'show crash'
  | 'why it stopped'
  | 'what helps'
  | 'whats wrong'
  | 'kill';

export interface Banner {
  /** The same for as long as it is the same matter: what was dismissed stays away by it. */
  readonly id: string;
  readonly tone: 'bad' | 'warn' | 'info' | 'good';
  /** Stops the work: `role="alert"`. All others are `role="status"`. */
  readonly alert: boolean;
  /** Announced once; holds nothing that counts. */
  readonly text: string;
  /** What changes from second to second; shown, not announced. */
  readonly counting: string | null;
  readonly action: BannerAction | null;
  /** What can be done beside it; what shows a crash only where there is room for two buttons. */
  readonly also: BannerAction | null;
  /** What `send again` and `into box` are about. */
  readonly commands: readonly string[];
  readonly dismissible: boolean;
  /** A bar, only where a percentage is known. */
  readonly percent: number | null;
  /** To unfold, under `title`. */
  readonly list: { readonly title: string; readonly items: readonly string[] } | null;
}

/** What banners are made of. */
export type BannerSource = Pick<
  EngineSnapshot,
  'connection' | 'details' | 'server' | 'crashLine' | 'trouble' | 'kept'
> & {
  /** The page's own origin: a node may have to allow it. */
  readonly origin: string;
};

export function banner(parts: Pick<Banner, 'id' | 'tone' | 'text'> & Partial<Banner>): Banner {
  return {
    alert: false,
    counting: null,
    action: null,
    also: null,
    commands: [],
    dismissible: false,
    percent: null,
    list: null,
    ...parts,
  };
}
