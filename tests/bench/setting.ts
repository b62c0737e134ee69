import type { LaunchOptions } from '@playwright/test';
import { type Devnode, developmentKey } from '../../devnode';

/** The browser under measurement: the one `npm test` would take, with nothing in the background. */
export function benchBrowser(executablePath: string): LaunchOptions {
  return {
    executablePath,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-gpu',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--disable-quic',
    ],
  };
}

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
