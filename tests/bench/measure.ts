import type { MeasuredBrowser, MeasuredPage } from './chromium';

/** What one page cost between `start` and `stop`. Times in ms. */
export interface Cost {
  readonly mainThread: number;
  readonly allProcesses: number;
  readonly longestTask: number;
  readonly longestFrameGap: number;
}

export interface Meter {
  start(): Promise<void>;
  stop(): Promise<Cost>;
}

interface Watch {
  longestTask: number;
  longestGap: number;
}

declare global {
  interface Window {
    roostBenchWatch?: Watch;
    roostBenchKeys?: number[];
  }
}

/** Meters a page by the browser's own counters: CPU time of its main thread, and of all processes. */
export async function createMeter(
  page: MeasuredPage,
  browser: MeasuredBrowser,
  /** `frames: false`: gaps between frames are not looked for, and a page that draws nothing is left to it. */
  { frames }: { readonly frames: boolean },
): Promise<Meter> {
  await page.send('Performance.enable', { timeDomain: 'threadTicks' });
  let before = { main: 0, all: 0 };

  return {
    async start() {
      await page.evaluate(watchTasks);
      if (frames) await page.evaluate(watchFrames);
      before = { main: await mainThread(page), all: await allProcesses(browser) };
    },
    async stop() {
      const main = await mainThread(page);
      const all = await allProcesses(browser);
      const watch = await page.evaluate(() => window.roostBenchWatch);
      return {
        mainThread: main - before.main,
        allProcesses: all - before.all,
        longestTask: watch?.longestTask ?? 0,
        longestFrameGap: watch?.longestGap ?? 0,
      };
    },
  };
}

async function mainThread(page: MeasuredPage): Promise<number> {
  const { metrics } = await page.send<{ metrics: { name: string; value: number }[] }>(
    'Performance.getMetrics',
  );
  return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
}

async function allProcesses(browser: MeasuredBrowser): Promise<number> {
  const { processInfo } = await browser.send<{ processInfo: { cpuTime: number }[] }>(
    'SystemInfo.getProcessInfo',
  );
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0) * 1_000;
}

/** Runs in the page: notes the longest task, of those of 50 ms and more: the others are not told. */
function watchTasks(): void {
  const watch: Watch = { longestTask: 0, longestGap: 0 };
  window.roostBenchWatch = watch;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      watch.longestTask = Math.max(watch.longestTask, duration);
    }
  }).observe({ type: 'longtask' });
}

/** Runs in the page: notes the longest gap between frames. */
function watchFrames(): void {
  const watch = window.roostBenchWatch;
  let last = performance.now();
  const frame = (now: number) => {
    if (watch) watch.longestGap = Math.max(watch.longestGap, now - last);
    last = now;
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

/**
 * Types into the focused box until `done`, and tells the 95th percentile from a key's own
 * timestamp to the end of the frame that painted it, ms.
 */
export async function typeUntil(page: MeasuredPage, done: Promise<unknown>): Promise<number> {
  await page.evaluate(watchKeys);
  let over = false;
  void done.finally(() => {
    over = true;
  });
  while (!over) {
    await page.press('x');
    await pause(120);
  }
  await pause(100);
  return percentile(await page.evaluate(() => window.roostBenchKeys ?? []), 0.95);
}

function watchKeys(): void {
  const delays: number[] = [];
  window.roostBenchKeys = delays;
  const { port1, port2 } = new MessageChannel();
  const waiting: number[] = [];
  port2.onmessage = () => {
    const now = performance.now();
    for (const at of waiting.splice(0)) delays.push(now - at);
  };
  document.addEventListener(
    'keydown',
    (event) => {
      const at = event.timeStamp;
      // A message posted from a frame's callback arrives when that frame has been painted.
      requestAnimationFrame(() => {
        waiting.push(at);
        port1.postMessage(null);
      });
    },
    { capture: true },
  );
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return percentile(values, 0.5);
}
