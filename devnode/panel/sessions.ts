import { randomBytes } from 'node:crypto';

/** A browser's session: a visitor's until someone signs in with it. */
export interface Session {
  readonly id: string;
  /** Goes out as the cookie `XSRF-TOKEN` and has to come back as `X-XSRF-TOKEN`. */
  readonly csrf: string;
  userUuid: string | null;
}

export interface Sessions {
  create(userUuid: string | null): Session;
  find(id: string | undefined): Session | null;
  drop(id: string): void;
  /** Ends every session there is. */
  dropAll(): void;
  count(): number;
}

export const sessionCookie = 'pterodactyl_session';
export const csrfCookie = 'XSRF-TOKEN';

/** 720 minutes without a request. ms */
export const sessionLife = 720 * 60_000;

export function createSessions(now: () => number): Sessions {
  const sessions = new Map<string, { readonly session: Session; usedAt: number }>();
  return {
    create(userUuid) {
      // Standard base64 on purpose: its `=` shows clients that forget to decode the cookie.
      const csrf = randomBytes(31).toString('base64');
      const session = { id: randomBytes(20).toString('hex'), csrf, userUuid };
      sessions.set(session.id, { session, usedAt: now() });
      return session;
    },
    find(id) {
      const entry = id === undefined ? undefined : sessions.get(id);
      if (entry === undefined) return null;
      if (now() - entry.usedAt > sessionLife) {
        sessions.delete(entry.session.id);
        return null;
      }
      entry.usedAt = now();
      return entry.session;
    },
    drop: (id) => void sessions.delete(id),
    dropAll: () => sessions.clear(),
    count: () => sessions.size,
  };
}

/** The `Set-Cookie` lines of a session, both rolling on with each answer. */
export function sessionCookies(session: Session): string[] {
  const rest = `Max-Age=${sessionLife / 1000}; Path=/; SameSite=Lax`;
  return [
    `${csrfCookie}=${encodeURIComponent(session.csrf)}; ${rest}`,
    `${sessionCookie}=${session.id}; ${rest}; HttpOnly`,
  ];
}
