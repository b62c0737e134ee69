import type { Result } from '../result';

/** What any panel can tell, whatever its REST API looks like (protocol.md, section 3). */

/** `session`: the panel's cookie. `key`: an API key, which is sent as a Bearer header only. */
export type PanelAuth =
  | { readonly kind: 'session' }
  | { readonly kind: 'key'; readonly key: string };

export interface PanelAccess {
  /** The panel's origin and path, without a trailing slash. Empty: the page's own origin. */
  readonly url: string;
  readonly auth: PanelAuth;
}

/** Everything that can go wrong with a request to the panel. */
export type PanelFailure =
  /** No answer: network, CORS, DNS, TLS, or the deadline of 10 s. */
  | { readonly kind: 'unreachable' }
  /** 401, and a redirect to the login page. */
  | { readonly kind: 'signed out' }
  /** 400 with two-factor required. */
  | { readonly kind: 'two factor required' }
  | { readonly kind: 'forbidden'; readonly detail: string | null }
  | { readonly kind: 'not found' }
  /** 409: the server is in a state that allows no connection. */
  | { readonly kind: 'conflict'; readonly detail: string | null }
  /** 429. `retryAfter` in ms: 60,000 where the header cannot be read. */
  | { readonly kind: 'too many requests'; readonly retryAfter: number }
  /** Any other status, or a body that is not the JSON we expect (`html`: a page in its place). */
  | { readonly kind: 'unexpected answer'; readonly status: number; readonly html: boolean };

export type PanelResult<T> = Result<T, PanelFailure>;

/** Why a server admits no connection just now. `null`: nothing in the way. */
export type ServerHold =
  | 'installing'
  | 'install failed'
  | 'suspended'
  | 'restoring backup'
  | 'transferring'
  | 'node maintenance';

export interface ServerDetails {
  readonly uuid: string;
  /** First 8 characters of the UUID. */
  readonly identifier: string;
  readonly name: string;
  readonly description: string;
  readonly node: string;
  /** `host:port` of the default allocation, by its alias if it has one. `null`: none. */
  readonly address: string | null;
  readonly hold: ServerHold | null;
  readonly limits: {
    /** Bytes; 0 is unlimited. */
    readonly memory: number;
    readonly disk: number;
    /** Percent of one core; 0 is unlimited. */
    readonly cpu: number;
  };
  readonly eggFeatures: readonly string[];
  readonly isOwner: boolean;
  /** As the panel lists them; `['*']` for the owner. */
  readonly permissions: readonly string[];
}

export interface ServerPage {
  readonly servers: readonly ServerDetails[];
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}

export interface ServerResources {
  readonly state: string;
  readonly suspended: boolean;
  readonly memoryBytes: number;
  readonly cpuAbsolute: number;
  readonly diskBytes: number;
  /** ms */
  readonly uptime: number;
}

export interface NodeToken {
  readonly token: string;
  /** The websocket's address, as the panel gives it. */
  readonly socket: string;
}

/** Called when a request begins, with what gives it up: it fails as `unreachable` at once. */
export type Begun = (stop: () => void) => void;

/** What the console of one server asks. */
export interface ServerPanel {
  server(id: string): Promise<PanelResult<ServerDetails>>;
  token(id: string, begun?: Begun): Promise<PanelResult<NodeToken>>;
}

export interface Panel extends ServerPanel {
  servers(page: number): Promise<PanelResult<ServerPage>>;
  resources(id: string): Promise<PanelResult<ServerResources>>;
}
