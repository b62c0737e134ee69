import type { Devnode } from '../../devnode';
import type { MeasuredBrowser, MeasuredPage } from './chromium';
import type { Contestant } from './contest';
import { type Jumps, jump } from './jumps';
import { pause } from './measure';

export interface Kept {
  readonly lines: number;
  /** MB of the page and its worker, after a collection. */
  readonly megabytes: number;
  /** ms until the first match was told of, and until all were counted. */
  readonly first: number;
  readonly counted: number;
  readonly jumps: Jumps;
  /** The longest time in which the page drew no frame meanwhile, ms. */
  readonly gap: number;
}

/** Fills the log with `lines` lines, weighs page and worker, and finds something in all of it. */
export async function keep(
  browser: MeasuredBrowser,
  devnode: Devnode,
  server: string,
  roost: Contestant,
  lines: number,
): Promise<Kept> {
  const page = await roost.open(browser);
  const offered = () => devnode.node.counters(server).linesOffered;
  const wanted = offered() + lines;
  while (offered() < wanted) {
    const rest = wanted - offered();
    devnode.node.server(server)?.command(`flood ${rest} 15000`);
    let last = -1;
    while (last !== offered()) {
      last = offered();
      await pause(1_000);
    }
  }
  await pause(3_000);
  const megabytes = (await page.heap()) / 1e6;
  const jumps = await jump(page, 20);
  // Of the last of them the page still writes its window.
  await pause(1_000);
  const found = await find(page, 'the lazy');
  await page.close();
  return { lines, megabytes, jumps, ...found };
}

async function find(
  page: MeasuredPage,
  text: string,
): Promise<Pick<Kept, 'first' | 'counted' | 'gap'>> {
  await page.evaluate(() => {
    document.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true }),
    );
  });
  await page.until(() => document.querySelector('search input') !== null);
  return page.evaluate(async (wanted) => {
    const bar = document.querySelector('search');
    const input = bar?.querySelector('input');
    if (!input) throw new Error('There is no field to find with.');
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    const begun = performance.now();
    set?.call(input, wanted);
    input.dispatchEvent(new Event('input', { bubbles: true }));
    let first = 0;
    let gap = 0;
    let last = begun;
    for (;;) {
      const now = await new Promise<number>((resolve) => requestAnimationFrame(resolve));
      gap = Math.max(gap, now - last);
      last = now;
      const told = bar?.querySelector('.figures')?.textContent ?? '';
      if (first === 0 && /\d/.test(told)) first = performance.now() - begun;
      if (/\d/.test(told) && !told.includes('…')) break;
      if (now - begun > 20_000) break;
    }
    return { first, counted: performance.now() - begun, gap };
  }, text);
}
