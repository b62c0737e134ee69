import type { Devnode } from '../../devnode';
import type { MeasuredBrowser } from './chromium';
import type { Contestant } from './contest';
import { createMeter, pause } from './measure';

/** CPU of all processes, ms, while a server prints two lines a second for `seconds`. */
export async function quietCost(
  browser: MeasuredBrowser,
  devnode: Devnode,
  server: string,
  contestant: Pick<Contestant, 'open'>,
  options: { readonly seconds: number; readonly hidden: boolean },
): Promise<number> {
  const page = await contestant.open(browser);
  if (options.hidden) {
    await page.cover();
    await page.until(() => document.hidden);
  }
  // What a page does at its beginning is none of this.
  await pause(15_000);
  const meter = await createMeter(page, browser, { frames: false });
  await meter.start();
  devnode.node.server(server)?.command(`flood ${options.seconds * 2} 2`);
  await pause(options.seconds * 1_000);
  const { allProcesses } = await meter.stop();
  devnode.node.server(server)?.command('flood stop');
  await page.close();
  return allProcesses;
}
