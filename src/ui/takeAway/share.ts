import type { ShareService } from '../../config';
import { fail, type Result, succeed } from '../../engine/result';

/** Sends a text to a paste service. */

export type ShareFailure =
  /** This device is not connected. */
  | { readonly kind: 'offline' }
  /** No answer: not reachable, or it does not let this page's origin in. */
  | { readonly kind: 'no answer' }
  | { readonly kind: 'too slow' }
  /** By the person. What had gone by then has gone. */
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'too large' }
  | { readonly kind: 'too often' }
  | { readonly kind: 'html' }
  | { readonly kind: 'no link' }
  /** `said`: the service's own words, as one short plain line; may be empty. */
  | { readonly kind: 'refused'; readonly status: number; readonly said: string };

export interface ShareLimits {
  readonly bytes: number;
  readonly lines: number;
}

/** mclo.gs says its own; others get no more than a browser sends with ease. */
export const shareLimits: Readonly<Record<ShareService['kind'], ShareLimits>> = {
  mclogs: { bytes: 10 * 1024 * 1024, lines: 25_000 },
  post: { bytes: 10 * 1024 * 1024, lines: 100_000 },
};

/** ms: ten megabytes over a slow line take their time. */
const PATIENCE = 60_000;
const LONGEST_SAID = 200;

/** Resolves to the link under which the text can be read. Only http and https ever come back. */
export async function shareText(
  service: ShareService,
  text: string,
  signal: AbortSignal,
): Promise<Result<string, ShareFailure>> {
  if (!navigator.onLine) return fail({ kind: 'offline' });
  const timeout = AbortSignal.timeout(PATIENCE);
  const abort = new AbortController();
  for (const end of [signal, timeout]) end.addEventListener('abort', () => abort.abort());
  try {
    const answer = await fetch(addressOf(service), {
      method: 'POST',
      body: service.kind === 'mclogs' ? new URLSearchParams({ content: text }) : text,
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: abort.signal,
    });
    const body = await answer.text();
    if (!answer.ok) return fail(refusal(answer.status, body));
    return service.kind === 'mclogs' ? readMclogs(answer, body) : readPost(service, answer, body);
  } catch {
    if (signal.aborted) return fail({ kind: 'cancelled' });
    return fail({ kind: timeout.aborted ? 'too slow' : 'no answer' });
  }
}

function addressOf({ kind, url }: ShareService): string {
  return kind === 'mclogs' ? `${url}/1/log` : url;
}

function refusal(status: number, body: string): ShareFailure {
  if (status === 413) return { kind: 'too large' };
  if (status === 429) return { kind: 'too often' };
  if (isHtml(body)) return { kind: 'refused', status, said: '' };
  return { kind: 'refused', status, said: line(errorOf(readJson(body)) ?? body) };
}

function readMclogs(answer: Response, body: string): Result<string, ShareFailure> {
  const json = readJson(body);
  if (json === null) return fail({ kind: isHtml(body) ? 'html' : 'no link' });
  if (json.success !== true) {
    return fail({ kind: 'refused', status: answer.status, said: line(errorOf(json) ?? '') });
  }
  return linkOr(json.url, undefined);
}

/** The link is the answer's text, or where the answer says that the new thing is. */
function readPost(
  { url }: ShareService,
  answer: Response,
  body: string,
): Result<string, ShareFailure> {
  const location = answer.headers.get('Location');
  if (location !== null) return linkOr(location, url);
  const said = linkOr(body.trim(), undefined);
  if (said.ok) return said;
  if (answer.redirected) return linkOr(answer.url, undefined);
  return fail({ kind: isHtml(body) ? 'html' : 'no link' });
}

function linkOr(value: unknown, base: string | undefined): Result<string, ShareFailure> {
  if (typeof value !== 'string' || value === '' || /\s/.test(value) || value.length > 2_048) {
    return fail({ kind: 'no link' });
  }
  if (!URL.canParse(value, base)) return fail({ kind: 'no link' });
  const { protocol, href } = new URL(value, base);
  return protocol === 'https:' || protocol === 'http:' ? succeed(href) : fail({ kind: 'no link' });
}

function readJson(body: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
  } catch {
    // Not JSON: what it is instead is looked at by who asked.
    return null;
  }
}

function errorOf(json: Record<string, unknown> | null): string | null {
  return typeof json?.error === 'string' ? json.error : null;
}

function isHtml(body: string): boolean {
  return /^\s*<(?:!doctype|html|\?xml)/i.test(body);
}

/** Somebody else's words, so that they cannot look like ours. */
function line(text: string): string {
  const clean = text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return clean.length > LONGEST_SAID ? `${clean.slice(0, LONGEST_SAID)}…` : clean;
}
