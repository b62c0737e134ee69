import type { ServerResponse } from 'node:http';
import type { PanelRequest } from './request';

/**
 * Lets pages of the listed origins read answers, with credentials. Answers preflights itself and
 * then returns `true`. An origin that is not listed gets the answer without these headers, which
 * its browser keeps from it: the panel does the same.
 */
export function applyCors(
  request: PanelRequest,
  response: ServerResponse,
  origins: readonly string[],
): boolean {
  const origin = request.header('origin');
  if (origins.length > 0) response.setHeader('Vary', 'Origin');
  const listed = origin !== null && origins.includes(origin);
  if (listed) {
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Allow-Credentials', 'true');
  }
  const asked = request.header('access-control-request-method');
  if (request.method !== 'OPTIONS' || asked === null) return false;
  if (listed) {
    response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT, PATCH, DELETE');
    const headers = request.header('access-control-request-headers');
    if (headers !== null) response.setHeader('Access-Control-Allow-Headers', headers);
  }
  response.writeHead(204).end();
  return true;
}
