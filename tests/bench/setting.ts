import { type Devnode, developmentKey } from '../../devnode';
import { addressBarPopups } from '../../scripts/browser';

/** Nothing goes on in the background of the browser that measures. */
export const quietSwitches: readonly string[] = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  `--disable-features=${addressBarPopups.join()}`,
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--disable-extensions',
  '--disable-default-apps',
  '--mute-audio',
  '--password-store=basic',
  '--use-mock-keychain',
  // A page that nobody sees is still measured as one that is seen.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
];

export const ownerKey = (): string => developmentKey('owner');

/** The UUID of the running server that floods on command. */
export async function survivalOf(devnode: Devnode): Promise<string> {
  for (const { uuid, name } of devnode.world.servers.values()) {
    if (name !== 'Survival') continue;
    const deadline = Date.now() + 20_000;
    while (devnode.node.server(uuid)?.state !== 'running') {
      if (Date.now() > deadline) throw new Error('The server does not start.');
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    devnode.node.server(uuid)?.command('quiet');
    return uuid;
  }
  throw new Error('The devnode has no such server.');
}
