import type { Clock } from '../clock';
import type { FetchLike } from '../surroundings';
import type { Panel, PanelAccess, ServerPanel } from './panel';
import { createPterodactylPanel, createPterodactylServer } from './pterodactyl';
import { type Abort, createPanelRequest, systemAbort } from './request';

/**
 * Joins a panel's address and sign-in with the adapter of its family. `panel.ts` is the interface,
 * an adapter a file beside it; `request.ts` knows HTTP and no body, an adapter bodies and no HTTP.
 *
 * No method of it rejects; a request takes at most 10 s.
 */
export function createPanel(
  access: PanelAccess,
  fetch: FetchLike,
  clock: Clock,
  abort: () => Abort = systemAbort,
): Panel {
  return createPterodactylPanel(createPanelRequest({ access, fetch, clock, abort }));
}

/** The same for who asks of one server alone. */
export function createServerPanel(
  access: PanelAccess,
  fetch: FetchLike,
  clock: Clock,
): ServerPanel {
  const abort = systemAbort;
  return createPterodactylServer(createPanelRequest({ access, fetch, clock, abort }));
}

/** The page where the panel makes API keys. */
export function accountUrl(access: PanelAccess): string {
  return `${access.url}/account/api`;
}
