import type { Clock } from '../clock';
import { fail, succeed } from '../result';
import type { FetchLike, ResponseLike } from '../surroundings';
import { isRecord, type Json, parseObject } from './json';
import type { Begun, PanelAccess, PanelFailure, PanelResult } from './panel';

/** One request to a panel: its headers, its deadline, and what its status means (protocol.md, section 3). */

/** Ms until a request counts as unanswered. */
const deadline = 10_000;

/** What stands in for a `Retry-After` that the browser hides across origins, ms. */
const assumedPause = 60_000;

/** A header that asks for more than this is not believed, ms. */
const longestPause = 15 * 60_000;

/** Stops a request that is no longer wanted. */
export interface Abort {
  readonly signal: unknown;
  abort(): void;
}

declare const AbortController: new () => Abort;

/** The platform's own, which the engine's tsconfig does not know. */
export const systemAbort = (): Abort => new AbortController();

export interface PanelRequest {
  /** Gets `path` below the panel's address; an answer is a JSON object. */
  get(path: string, begun?: Begun): Promise<PanelResult<Json>>;
  /** Makes any request, and answers with what `read` makes of it. */
  ask<T>(
    path: string,
    ask: Ask,
    read: (response: ResponseLike, text: string, now: number) => PanelResult<T>,
    begun?: Begun,
  ): Promise<PanelResult<T>>;
}

/** What a request has beside its address and its sign-in. */
export interface Ask {
  readonly method: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** With the session's cookie also where a key signs in: a write from the panel's own pages needs it. */
  readonly withCookie?: boolean;
}

export interface PanelRequestOptions {
  readonly access: PanelAccess;
  readonly fetch: FetchLike;
  readonly clock: Clock;
  readonly abort: () => Abort;
}

/** Makes requests with `access`. Never rejects: whatever goes wrong is a {@link PanelFailure}. */
export function createPanelRequest(options: PanelRequestOptions): PanelRequest {
  const { access, clock, abort } = options;
  const { auth } = access;
  // A key that no header can carry would make `fetch` throw as if the network were down.
  const unusable = auth.kind === 'key' && !/^[\x21-\x7e]+$/.test(auth.key);

  function send(path: string, { withCookie, ...ask }: Ask, signal: unknown) {
    return options.fetch(`${access.url}${path}`, {
      ...ask,
      headers: {
        Accept: 'application/json',
        ...(auth.kind === 'key'
          ? { Authorization: `Bearer ${auth.key}` }
          : { 'X-Requested-With': 'XMLHttpRequest' }),
        ...ask.headers,
      },
      // A session cookie beside a key makes the request subject to CSRF checks.
      credentials:
        auth.kind === 'key' && !withCookie ? 'omit' : access.url === '' ? 'same-origin' : 'include',
      signal,
    });
  }

  const request: PanelRequest = {
    get: (path, begun) => request.ask(path, { method: 'GET' }, readObject, begun),
    ask(path, ask, read, begun) {
      if (unusable) return Promise.resolve(fail({ kind: 'signed out' }));
      return new Promise((resolve) => {
        const control = abort();
        const unreachable = () => resolve(fail({ kind: 'unreachable' }));
        const stop = () => {
          unreachable();
          control.abort();
        };
        const cancel = clock.after(deadline, stop);
        begun?.(stop);
        const exchange = async () => {
          const response = await send(path, ask, control.signal);
          return read(response, await response.text(), clock.now());
        };
        exchange().then(resolve, unreachable).finally(cancel);
      });
    },
  };
  return request;
}

/** What an answer that has to be a JSON object says. */
export function readObject(response: ResponseLike, text: string, now: number): PanelResult<Json> {
  const body = parseObject(text);
  const html = body === null && isHtml(response, text);
  // Signed out panels that miss the `Accept` header, and proxies with a sign-in of their own.
  if (html && response.redirected === true) return fail({ kind: 'signed out' });
  if (response.ok && body !== null) return succeed(body);
  return fail(toFailure(response, body, html, now));
}

function toFailure(
  response: ResponseLike,
  body: Json | null,
  html: boolean,
  now: number,
): PanelFailure {
  const { status } = response;
  const unexpected: PanelFailure = { kind: 'unexpected answer', status, html };
  switch (status) {
    case 401:
    // 419, a CSRF token that has ended, is mended by the same new sign-in.
    case 419:
      return { kind: 'signed out' };
    case 429:
      return {
        kind: 'too many requests',
        retryAfter: parseRetryAfter(response.headers.get('Retry-After'), now),
      };
  }
  // A proxy's or a firewall's page is not the panel's word on who may do what.
  if (body === null) return unexpected;
  const error = firstError(body);
  switch (status) {
    case 400:
      return /two-?factor/i.test(`${error.code} ${error.detail ?? ''}`)
        ? { kind: 'two factor required' }
        : unexpected;
    case 403:
      return { kind: 'forbidden', detail: error.detail };
    case 404:
      return { kind: 'not found' };
    case 409:
      return { kind: 'conflict', detail: error.detail };
    default:
      return unexpected;
  }
}

/**
 * `Retry-After` as ms from `now`: seconds, or an HTTP date. 60 s where it is missing, hidden or
 * unreadable; at least 1 s, at most 15 min.
 */
export function parseRetryAfter(header: string | null, now: number): number {
  const text = header?.trim() ?? '';
  const pause = /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text) - now;
  return Number.isNaN(pause) ? assumedPause : Math.min(longestPause, Math.max(1000, pause));
}

function isHtml(response: ResponseLike, text: string): boolean {
  const type = response.headers.get('Content-Type') ?? '';
  return /\bhtml\b/i.test(type) || text.trimStart().startsWith('<');
}

export function firstError(body: Json): { code: string; detail: string | null } {
  const first: unknown = Array.isArray(body.errors) ? body.errors[0] : null;
  const error = isRecord(first) ? first : {};
  const detail = typeof error.detail === 'string' ? error.detail.trim().slice(0, 300) : '';
  return {
    code: typeof error.code === 'string' ? error.code : '',
    detail: detail === '' ? null : detail,
  };
}
