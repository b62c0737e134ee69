import { createPterodactylSetup, type SetupOptions } from './pterodactylSetup';
import { systemAbort } from './request';
import type { PanelSetup } from './setup';

/** What changes a server, by the adapter of the panel's family. A change takes at most 30 s: what was refused for its token alone is tried once more. */
export function createPanelSetup(
  options: Omit<SetupOptions, 'abort'> & Partial<Pick<SetupOptions, 'abort'>>,
): PanelSetup {
  return createPterodactylSetup({ abort: systemAbort, ...options });
}
