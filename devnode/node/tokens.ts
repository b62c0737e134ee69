import { compactVerify } from 'jose';

/**
 * The node's judgement on tokens (protocol.md, "jwt error texts"). Like the daemon it checks the
 * signature and `exp` when a token comes in, and everything but the signature again with each
 * event. Claims are in whole seconds, and so is the comparison.
 */
export interface Claims {
  readonly exp: number;
  readonly iat: number;
  readonly serverUuid: string;
  readonly userUuid: string;
  readonly permissions: readonly string[];
}

export type TokenVerdict =
  | { readonly ok: true; readonly claims: Claims }
  /** `jwt error`: a text of the protocol. `other`: a bad signature, or no token at all. */
  | { readonly ok: false; readonly kind: 'jwt error' | 'other'; readonly text: string };

export interface Tokens {
  /** A token as it comes in with `auth`. */
  read(token: string): Promise<TokenVerdict>;
  /** What is wrong with a token that was accepted, now and at this server; `null`: nothing. */
  fault(claims: Claims | null, serverUuid: string): string | null;
  /** The wall clock's time in whole seconds. */
  seconds(): number;
  /** The node has started anew: every token from before is denied. */
  denyAll(): void;
  denyUser(userUuid: string, serverUuid: string): void;
}

export const jwtErrors = {
  missing: 'jwt: no jwt present',
  noConnect: 'jwt: missing connect permission',
  otherServer: 'jwt: server uuid mismatch',
  denied: 'jwt: created too far in past (denylist)',
  expired: 'jwt: exp claim is invalid',
} as const;

export function createTokens(options: { secret: Uint8Array; now: () => number }): Tokens {
  const { secret, now } = options;
  // The whole second: else the first tokens after the start, whose `iat` has none but whole
  // seconds, would be refused.
  let startedAt = Math.floor(now() / 1000) * 1000;
  const denied = new Map<string, number>();

  function isDenied(claims: Claims): boolean {
    const minted = claims.iat * 1000;
    if (minted < startedAt) return true;
    if (denied.size === 0) return false;
    const since = denied.get(`${claims.serverUuid} ${claims.userUuid}`);
    return since !== undefined && minted < since;
  }

  const seconds = () => Math.floor(now() / 1000);

  return {
    async read(token) {
      let payload: Uint8Array;
      try {
        ({ payload } = await compactVerify(token, secret, { algorithms: ['HS256'] }));
      } catch {
        return { ok: false, kind: 'other', text: 'jwt: HMAC verification failed' };
      }
      const claims = toClaims(payload);
      if (claims === null) return { ok: false, kind: 'other', text: 'jwt: malformed token' };
      const refuse = (text: string): TokenVerdict => ({ ok: false, kind: 'jwt error', text });
      if (seconds() > claims.exp) return refuse(jwtErrors.expired);
      if (isDenied(claims)) return refuse(jwtErrors.denied);
      if (!permits(claims, 'websocket.connect')) return refuse(jwtErrors.noConnect);
      return { ok: true, claims };
    },
    fault(claims, serverUuid) {
      if (claims === null) return jwtErrors.missing;
      if (seconds() > claims.exp) return jwtErrors.expired;
      if (isDenied(claims)) return jwtErrors.denied;
      if (claims.serverUuid !== serverUuid) return jwtErrors.otherServer;
      return null;
    },
    seconds,
    denyAll() {
      startedAt = now();
      denied.clear();
    },
    denyUser(userUuid, serverUuid) {
      denied.set(`${serverUuid} ${userUuid}`, now());
    },
  };
}

/** `*` stands for everything but the permissions of administrators. */
export function permits(claims: Claims | null, permission: string): boolean {
  if (claims === null) return false;
  if (claims.permissions.includes(permission)) return true;
  return !permission.startsWith('admin') && claims.permissions.includes('*');
}

function toClaims(payload: Uint8Array): Claims | null {
  let value: unknown;
  try {
    value = JSON.parse(Buffer.from(payload).toString('utf8'));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Record<string, unknown>;
  const permissions = Array.isArray(fields.permissions) ? fields.permissions : [];
  return {
    exp: numeric(fields.exp),
    iat: numeric(fields.iat),
    serverUuid: typeof fields.server_uuid === 'string' ? fields.server_uuid : '',
    userUuid: typeof fields.user_uuid === 'string' ? fields.user_uuid : '',
    permissions: permissions.filter((name): name is string => typeof name === 'string'),
  };
}

/** A date claim: whole seconds. A missing one is long past. */
function numeric(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.floor(value) : 0;
}
