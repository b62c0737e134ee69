import type { Devnode } from '../../devnode';
import type { MeasuredBrowser } from './chromium';
import type { Contestant } from './contest';
import { createMeter, pause } from './measure';

/**
 * s of the same output before it is measured, on every page: code that has run a few times is
 * compiled once, and the browser tidies up after an opening and after a page was covered. A console
 * is open for hours.
 */
const settling = 90;
/** Lines per second. */
const rate = 2;

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
  devnode.node.server(server)?.command(`flood ${(settling + options.seconds) * rate} ${rate}`);
  await pause(settling * 1_000);
  const meter = await createMeter(page, browser, { frames: false });
  await meter.start();
  await pause(options.seconds * 1_000);
  const { allProcesses } = await meter.stop();
  devnode.node.server(server)?.command('flood stop');
  await page.close();
  return allProcesses;
}
