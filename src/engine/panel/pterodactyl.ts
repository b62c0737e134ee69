import { fail, succeed } from '../result';
import type { Json } from './json';
import type { Begun, Panel, PanelResult } from './panel';
import { readDetails, readPage, readResources, readToken } from './pterodactylBodies';
import type { PanelRequest } from './request';

/** The panel as Pterodactyl and Pelican have it: paths and envelopes (protocol.md, section 3). */
export function createPterodactylPanel(request: PanelRequest): Panel {
  async function get<T>(
    path: string,
    understand: (body: Json) => T | null,
    begun?: Begun,
  ): Promise<PanelResult<T>> {
    const answer = await request.get(`/api/client${path}`, begun);
    if (!answer.ok) return answer;
    const value = understand(answer.value);
    return value === null
      ? fail({ kind: 'unexpected answer', status: 200, html: false })
      : succeed(value);
  }

  return {
    servers: (page) => get(`?page=${page}`, readPage),
    server: (id) => get(`/servers/${encodeURIComponent(id)}`, readDetails),
    resources: (id) => get(`/servers/${encodeURIComponent(id)}/resources`, readResources),
    token: (id, begun) => get(`/servers/${encodeURIComponent(id)}/websocket`, readToken, begun),
  };
}
