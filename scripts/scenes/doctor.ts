import type { Scene } from './scene';
import { openRunning, type Stage } from './stage';

/** "What's wrong?" where something is, and where nothing is. */
export const doctorScenes: readonly Scene[] = [
  { name: 'whats wrong', size: 'desktop', play: playRefused },
  { name: 'phone whats wrong', size: 'phone', play: playRefused },
  {
    name: 'framed whats wrong',
    size: 'framed',
    async play(stage) {
      await openRunning(stage);
      await stage.button('Menu').click();
      await stage.button('What’s wrong?').click();
      await stage.text('Everything is in order.').first().waitFor();
    },
  },
];

/** The node's word against every token, and a panel whose clock explains it. */
async function playRefused(stage: Stage): Promise<void> {
  await openRunning(stage);
  await stage.devnode.fault({ fault: 'refuse-tokens', why: 'expired' });
  await stage.devnode.fault({ fault: 'panel-ahead', ms: -720_000 });
  await stage.devnode.fault({ fault: 'restart-node', downMs: 0 });
  await stage.button('What’s wrong?').click({ timeout: 30_000 });
  await stage
    .text(/can mend this/)
    .first()
    .waitFor({ timeout: 30_000 });
}
