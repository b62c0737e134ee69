import type { IncomingMessage } from 'node:http';

/**
 * Who may talk to the devnode. It runs commands, so a page of another site must not reach it: not
 * by its own origin, and not by a name of its own that leads here (DNS rebinding).
 */

const loopbackNames = ['localhost', '127.0.0.1', '[::1]'];

/** Whether the `Host` is this machine's own, with the port it came in on. */
export function isOurHost(request: IncomingMessage, port: number): boolean {
  return loopbackNames.some((name) => request.headers.host === `${name}:${port}`);
}

/** Whether a page of another site sent it. A request without any such mark is a program's. */
export function isForeign(request: IncomingMessage, ownOrigins: readonly string[]): boolean {
  const { origin } = request.headers;
  if (origin !== undefined) return !ownOrigins.includes(origin);
  return (
    request.headers['sec-fetch-site'] === 'cross-site' &&
    // A link that someone followed: it can neither read nor write.
    request.headers['sec-fetch-mode'] !== 'navigate'
  );
}

export function originsOfPort(port: number): string[] {
  return loopbackNames.map((name) => `http://${name}:${port}`);
}
