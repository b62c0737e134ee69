import { fail, succeed } from '../result';
import type { Json } from './json';
import type { Begun, Panel, PanelResult, ServerPanel } from './panel';
import { readDetails, readPage, readResources, readToken } from './pterodactylBodies';
import type { PanelRequest } from './request';

/** The panel as Pterodactyl and Pelican have it: paths and envelopes (protocol.md, section 3). */
export function createPterodactylPanel(request: PanelRequest): Panel {
  const get = createGet(request);
  return {
    ...createPterodactylServer(request),
    servers: (page) => get(`?page=${page}`, readPage),
    resources: (id) => get(`/servers/${encodeURIComponent(id)}/resources`, readResources),
  };
}

/** As much of it as the console of one server has to know: an engine carries no more. */
export function createPterodactylServer(request: PanelRequest): ServerPanel {
  const get = createGet(request);
  return {
    server: (id) => get(`/servers/${encodeURIComponent(id)}`, readDetails),
    token: (id, begun) => get(`/servers/${encodeURIComponent(id)}/websocket`, readToken, begun),
  };
}

function createGet(request: PanelRequest) {
  return async <T>(
    path: string,
    understand: (body: Json) => T | null,
    begun?: Begun,
  ): Promise<PanelResult<T>> => {
    const answer = await request.get(`/api/client${path}`, begun);
    if (!answer.ok) return answer;
    const value = understand(answer.value);
    return value === null
      ? fail({ kind: 'unexpected answer', status: 200, html: false })
      : succeed(value);
  };
}
