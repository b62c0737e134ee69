import type { ServerResponse } from 'node:http';
import type { PanelError } from './errors';
import { errorPage } from './pages';

export type Headers = Readonly<Record<string, string>>;

/** What a route answers with. */
export type Reply =
  | {
      readonly kind: 'json';
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Headers;
    }
  | { readonly kind: 'page'; readonly status: number; readonly html: string }
  | { readonly kind: 'empty'; readonly headers?: Headers }
  | { readonly kind: 'redirect'; readonly to: string }
  | PanelError;

export function json(body: unknown, status = 200): Reply {
  return { kind: 'json', status, body };
}

export const noContent: Reply = { kind: 'empty' };

/** The panel lets none of its own pages be framed. */
const securityHeaders = {
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer-when-downgrade',
  'Cache-Control': 'no-cache, private',
};

/** Writes a reply; errors are JSON only to those who asked for JSON. */
export function send(response: ServerResponse, reply: Reply, wantsJson: boolean): void {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value);
  switch (reply.kind) {
    case 'json':
      setAll(response, reply.headers);
      write(response, reply.status, 'application/json', JSON.stringify(reply.body));
      return;
    case 'page':
      response.setHeader(
        'Content-Security-Policy',
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
      );
      write(response, reply.status, 'text/html; charset=UTF-8', reply.html);
      return;
    case 'empty':
      setAll(response, reply.headers);
      response.writeHead(204).end();
      return;
    case 'redirect':
      response.writeHead(302, { Location: reply.to }).end();
      return;
    case 'error':
      sendError(response, reply, wantsJson);
      return;
  }
}

function sendError(response: ServerResponse, error: PanelError, wantsJson: boolean): void {
  setAll(response, error.headers);
  if (wantsJson) {
    const { code, status, detail, meta } = error;
    const entry = { code, status: String(status), detail, ...(meta !== undefined && { meta }) };
    write(response, status, 'application/json', JSON.stringify({ errors: [entry] }));
    return;
  }
  // Without the Accept header a client that is not signed in is sent to the login page.
  if (error.status === 401) {
    send(response, { kind: 'redirect', to: '/auth/login' }, false);
    return;
  }
  send(response, { kind: 'page', status: error.status, html: errorPage(error) }, false);
}

function setAll(response: ServerResponse, headers: Headers | undefined): void {
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
}

function write(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, {
    'Content-Type': type,
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}
