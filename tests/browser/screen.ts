import type { Page } from '@playwright/test';
import { type Console, expect } from './fixtures';

/** What a reader does with the terminal's screen, and what it looks like. */

export interface Run {
  readonly text: string;
  readonly color: string;
  readonly background: string;
  readonly weight: string;
  readonly style: string;
  readonly decoration: string;
}

/** Each row on screen as runs of one look, as the browser computed it. */
export function looks(page: Page): Promise<Run[][]> {
  return page.locator('.xterm-rows:not(.roost-still) > div').evaluateAll((rows) =>
    rows.map((row) =>
      [...row.querySelectorAll('span')].map((span) => {
        const look = getComputedStyle(span);
        return {
          text: (span.textContent ?? '').replaceAll('\u00a0', ' '),
          color: look.color,
          background: look.backgroundColor,
          weight: look.fontWeight,
          style: look.fontStyle,
          decoration: look.textDecorationLine,
        };
      }),
    ),
  );
}

/** The look of the first row in which `text` stands alone in a run. */
export async function lookOf(page: Page, text: string): Promise<Run> {
  const found = (await looks(page)).flat().find((run) => run.text.includes(text));
  if (found === undefined) throw new Error(`No run on screen holds ${text}.`);
  return found;
}

/** Where `text` is on screen: the middle of its last occurrence. Waits until it is. */
export async function placeOf(page: Page, text: string): Promise<{ x: number; y: number }> {
  const places: { x: number; y: number }[] = [];
  await expect
    .poll(
      async () => {
        const place = await findPlace(page, text);
        if (place !== null) places.push(place);
        return places.length;
      },
      { message: `${text} is on screen` },
    )
    .toBe(1);
  const [place] = places;
  if (place === undefined) throw new Error(`${text} is not on screen.`);
  return place;
}

/** Null while the terminal is written anew: what it holds by then is not what is seen. */
function findPlace(page: Page, text: string): Promise<{ x: number; y: number } | null> {
  return page.locator('.xterm-rows:not(.roost-still)').evaluate((screen, wanted) => {
    if (screen.parentElement?.querySelector('.roost-still')) return null;
    const walker = document.createTreeWalker(screen, NodeFilter.SHOW_TEXT);
    let found: { x: number; y: number } | null = null;
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.nodeValue ?? '').replaceAll('\u00a0', ' ').indexOf(wanted);
      if (at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const box = range.getBoundingClientRect();
      found = { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    }
    return found;
  }, text);
}

export async function clickText(page: Page, text: string): Promise<void> {
  const { x, y } = await placeOf(page, text);
  // xterm.js looks for a link where the mouse moves, and opens it where it is pressed.
  await page.mouse.move(x - 1, y);
  await page.mouse.move(x, y);
  await nextFrame(page);
  await page.mouse.click(x, y);
}

/** Turns the wheel over the log; upwards is negative. px */
export async function wheel(page: Page, pixels: number): Promise<void> {
  const box = await page.locator('.xterm-screen').boundingBox();
  if (box === null) throw new Error('There is no terminal.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.wheel(0, pixels);
}

/** Resolves when the page has drawn what is there now. */
export function nextFrame(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  );
}

/** Counts the frames in which the rows on screen differ from what they are now. */
export async function watchRows(
  console: Console,
): Promise<() => Promise<{ frames: number; moved: number }>> {
  const handle = await console.page.locator('.xterm-screen').evaluateHandle((screen) => {
    // A picture of the rows lies over them while the terminal is written anew.
    const text = () =>
      (screen.querySelector('.roost-still') ?? screen.querySelector('.xterm-rows'))?.textContent;
    const before = text();
    const seen = { frames: 0, moved: 0 };
    const look = () => {
      seen.frames += 1;
      if (text() !== before) seen.moved += 1;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return seen;
  });
  return () => handle.jsonValue();
}

/** The number of the topmost flood line, each time that it has changed from one frame to the next. */
export async function watchTops(page: Page): Promise<() => Promise<number[]>> {
  const handle = await page.locator('.xterm-screen').evaluateHandle((screen) => {
    const seen: number[] = [];
    const look = () => {
      const rows = screen.querySelector('.roost-still') ?? screen.querySelector('.xterm-rows');
      const top = Number(/flood (\d{6}) /.exec(rows?.textContent ?? '')?.[1] ?? Number.NaN);
      if (!Number.isNaN(top) && top !== seen.at(-1)) seen.push(top);
      requestAnimationFrame(look);
    };
    look();
    return seen;
  });
  return () => handle.jsonValue();
}

/** ms between frames while `during` goes on, the longest last. */
export async function frameGaps(page: Page, during: () => Promise<void>): Promise<number[]> {
  const handle = await page.evaluateHandle(() => {
    const seen = { gaps: [] as number[], stop: false };
    let before = performance.now();
    const look = () => {
      const now = performance.now();
      seen.gaps.push(now - before);
      before = now;
      if (!seen.stop) requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
    return seen;
  });
  await during();
  const gaps = await handle.evaluate((seen) => {
    seen.stop = true;
    return seen.gaps;
  });
  return gaps.sort((a, b) => a - b);
}

export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

/** What the page's main thread has worked since it was asked last, whatever else the machine does. ms */
export async function watchWork(page: Page): Promise<() => Promise<number>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  let before = 0;
  return async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const now = 1_000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0);
    const worked = now - before;
    before = now;
    return worked;
  };
}
