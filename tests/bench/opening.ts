import type { MeasuredBrowser, MeasuredPage } from './chromium';
import type { Contestant } from './contest';
import { median, pause } from './measure';

declare global {
  interface Window {
    roostBenchFirstLine?: number;
  }
}

/** ms from the beginning of a navigation to the first line on screen, with what was fetched before in the cache. */
export async function openingTime(
  browser: MeasuredBrowser,
  contestant: Contestant,
  rounds: number,
): Promise<number> {
  const page = await contestant.open(browser);
  await page.before(watchFirstLine);
  const times: number[] = [];
  for (let round = 0; round < rounds; round++) times.push(await openAgain(page, contestant));
  await page.close();
  return median(times);
}

async function openAgain(page: MeasuredPage, contestant: Contestant): Promise<number> {
  await page.goto(await contestant.address());
  await page.until(() => window.roostBenchFirstLine !== undefined);
  const time = await page.evaluate(() => window.roostBenchFirstLine ?? Number.NaN);
  await pause(500);
  return time;
}

function watchFirstLine(): void {
  const look = (): void => {
    const rows = document.querySelector('.xterm-rows')?.textContent ?? '';
    if (rows.trim() === '') requestAnimationFrame(look);
    else window.roostBenchFirstLine = performance.now();
  };
  requestAnimationFrame(look);
}
