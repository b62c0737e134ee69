import type { IncomingMessage } from 'node:http';

/** A request as the panel's routes read it. */
export interface PanelRequest {
  readonly method: string;
  /** Without the query, without a trailing slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly cookies: ReadonlyMap<string, string>;
  /** The host it was sent to, which the front has checked. */
  readonly host: string;
  header(name: string): string | null;
  /** The body; `null` when it is larger than `bodyLimit`. Can be read again. */
  body(): Promise<Buffer | null>;
  /** Whether the other side asked for JSON; errors are pages otherwise. */
  readonly wantsJson: boolean;
}

/** Bytes. */
export const bodyLimit = 16 * 1024 * 1024;

export function toPanelRequest(incoming: IncomingMessage): PanelRequest {
  const url = new URL(incoming.url ?? '/', 'http://panel.invalid');
  const header = (name: string): string | null => {
    const value = incoming.headers[name];
    return Array.isArray(value) ? value.join(', ') : (value ?? null);
  };
  let body: Promise<Buffer | null> | null = null;
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname.length > 1 ? url.pathname.replace(/\/+$/, '') || '/' : '/',
    query: url.searchParams,
    cookies: parseCookies(header('cookie') ?? ''),
    host: header('host') ?? '127.0.0.1',
    header,
    body() {
      body ??= readBody(incoming);
      return body;
    },
    wantsJson: wantsJson(header('accept'), header('x-requested-with')),
  };
}

export function parseCookies(text: string): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of text.split(';')) {
    const at = part.indexOf('=');
    if (at <= 0) continue;
    const name = part.slice(0, at).trim();
    if (!cookies.has(name)) cookies.set(name, decode(part.slice(at + 1).trim()));
  }
  return cookies;
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** JSON is wanted by the `Accept` header, or by a script that takes anything. */
function wantsJson(accept: string | null, requestedWith: string | null): boolean {
  const first = (accept ?? '').split(',')[0]?.trim() ?? '';
  if (/[/+]json\b/.test(first)) return true;
  return requestedWith === 'XMLHttpRequest' && (first === '' || first.startsWith('*/*'));
}

async function readBody(incoming: IncomingMessage): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming) {
    const bytes: Buffer = Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk));
    size += bytes.length;
    // Read on to the end without keeping it: the answer gets through only then.
    if (size <= bodyLimit) chunks.push(bytes);
  }
  return size > bodyLimit ? null : Buffer.concat(chunks);
}
