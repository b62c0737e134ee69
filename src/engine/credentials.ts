import type { Begun, PanelFailure, ServerHold, ServerPanel } from './panel/panel';
import { fail, type Result, succeed } from './result';
import { decodeToken } from './token';

/** What it takes to sign in to a node. */
export interface Credentials {
  readonly token: string;
  /** The websocket's address, as the panel gives it. */
  readonly socket: string;
  /** How long the token lives, ms from the moment it was minted. */
  readonly life: number;
  readonly permissions: readonly string[];
}

export interface CredentialsFailure {
  readonly failure: PanelFailure;
  /** Why the server admits nobody just now, where the panel says so (409). */
  readonly hold: ServerHold | null;
}

export type CredentialsResult = Result<Credentials, CredentialsFailure>;

/** Where tokens come from: the panel, or a page that embeds us. */
export interface CredentialsSource {
  /**
   * Mints a token. Never two at once: a request while one is under way gets that one's answer,
   * since a server has five tokens a minute for all of its users (protocol.md, section 3).
   * `onRefused`: the panel has answered, and is asked once more why there is no token.
   */
  request(onRefused?: () => void): Promise<CredentialsResult>;
  /** Stops the request under way, if there is one: the next is a new one. Its answer does not count. */
  abandon?(): void;
}

/**
 * The panel as the source of tokens for `server`, its UUID or the first 8 characters. `panel` is asked for at each request, so
 * that a new sign-in takes effect with the next one.
 */
export function createPanelCredentials(
  panel: () => ServerPanel,
  server: string,
): CredentialsSource {
  let underWay: Promise<CredentialsResult> | null = null;
  let giveUp = () => {};
  return {
    request(onRefused = () => {}) {
      if (underWay !== null) return underWay;
      const begun: Begun = (stop) => {
        giveUp = stop;
      };
      const request = mint(panel(), server, begun, onRefused).finally(() => {
        if (underWay === request) underWay = null;
      });
      underWay = request;
      return request;
    },
    abandon() {
      underWay = null;
      giveUp();
    },
  };
}

async function mint(
  panel: ServerPanel,
  server: string,
  begun: Begun,
  onRefused: () => void,
): Promise<CredentialsResult> {
  const answer = await panel.token(server, begun);
  if (!answer.ok) return fail(await explain(panel, server, answer.failure, onRefused));
  const { token, socket } = answer.value;
  const claims = decodeToken(token);
  if (!claims.ok) {
    return fail({ failure: { kind: 'unexpected answer', status: 200, html: false }, hold: null });
  }
  return succeed({ token, socket, ...claims.value });
}

/** 409 has five causes, and only the server's details tell which (protocol.md, section 3). */
async function explain(
  panel: ServerPanel,
  server: string,
  failure: PanelFailure,
  onRefused: () => void,
): Promise<CredentialsFailure> {
  if (failure.kind !== 'conflict') return { failure, hold: null };
  onRefused();
  const details = await panel.server(server);
  if (details.ok) return { failure, hold: details.value.hold };
  switch (details.failure.kind) {
    // These are final whichever request they answer.
    case 'signed out':
    case 'two factor required':
    case 'forbidden':
    case 'not found':
    case 'too many requests':
      return { failure: details.failure, hold: null };
    case 'unreachable':
    case 'conflict':
    case 'unexpected answer':
      return { failure, hold: null };
  }
}
