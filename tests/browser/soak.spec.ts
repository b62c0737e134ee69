import type { CDPSession, Page } from '@playwright/test';
import { type Console, expect, test } from './fixtures';
import { type HeapWeight, weighHeap } from './heapWeight';
import { floodEnds, openQuiet } from './log';

/** A minute among the other tests; `npm run soak` takes half an hour. */
const minutes = Number(process.env.ROOST_SOAK_MINUTES ?? '1');
const rate = 500;
const MiB = 1024 * 1024;
/** What the terminal holds at the most, and what each cell of a row takes. */
const rows = 5_100;
const bytesOfCell = 12;

test(`${minutes} min of ${rate} lines a second, with a reader who scrolls, finds and filters: nothing is lost and nothing piles up`, async ({
  console,
  devnode,
  survival,
}) => {
  test.setTimeout((minutes * 75 + 150) * 1_000);
  const { page } = console;
  await openQuiet(console, survival);
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  await expect.poll(() => linesKept(page)).toBeGreaterThan(5);
  // It is counted once a second.
  await page.waitForTimeout(1_500);
  const linesBefore = await linesKept(page);

  const total = Math.round(minutes * 60 * rate);
  survival.command(`flood ${total} ${rate}`);
  const ends = Date.now() + minutes * 60_000;
  // What is loaded on first use is there after the first round.
  await readAround(console);
  const early = await weigh(session);
  while (Date.now() < ends - 8_000) await readAround(console);
  await page.keyboard.press('End');
  // A busy machine prints more slowly than it was asked to.
  await floodEnds(console, 60_000 + minutes * 15_000);
  const late = await weigh(session);

  test.info().annotations.push({ type: 'weight', description: JSON.stringify({ early, late }) });
  // One line says that the flood begins, and one that it is done.
  await expect.poll(() => linesKept(page)).toBe(linesBefore + total + 2);
  expect(devnode.node.counters(survival.record.uuid)).toMatchObject({
    linesThrownAway: 0,
    linesThrottled: 0,
    socketsOpened: 1,
  });
  // The samples that the charts show are 0.6 MB, full after three minutes, and what the rows of the
  // terminal have beside their cells 0.9 MB at the most. What was just scrolled past may still be held.
  await expect
    .poll(async () => (await weigh(session)).held - early.held, { timeout: 20_000 })
    .toBeLessThan(3 * MiB);
  // xterm.js lets go of a row only when another takes its place, so one day there are all it has room for.
  expect(late.buffers).toBeLessThan(rows * 160 * bytesOfCell + MiB);
  expect(late.compiled - early.compiled).toBeLessThan(6 * MiB);
  expect(late.nodes - early.nodes).toBeLessThan(1_000);
  expect(late.listeners - early.listeners).toBeLessThan(20);
});

/** Up and down, a text found and a filter set and taken back. Leaves the reader at the end. */
async function readAround(console: Console): Promise<void> {
  const { page } = console;
  await console.command.focus();
  for (const key of ['PageUp', 'PageUp', 'PageUp', 'PageDown']) {
    await page.keyboard.press(key);
    await page.waitForTimeout(150);
  }
  await page.keyboard.press('Control+f');
  const find = page.getByRole('searchbox', { name: 'Find in the log' });
  await find.fill('00 the quick');
  await page.waitForTimeout(400);
  for (let turn = 0; turn < 3; turn++) await page.keyboard.press('Shift+Enter');
  await page.waitForTimeout(300);
  await page.keyboard.press('Escape');

  await console.button('Filter').click();
  await page.getByRole('textbox', { name: 'Text of rule 1' }).fill('nobody prints this');
  await expect(page.getByText('No line passes the filter.')).toBeVisible();
  await console.button('Show everything').click();
  await console.button('Close the filter').click();
  await console.command.focus();
  await page.keyboard.press('End');
  await page.waitForTimeout(500);
}

interface Weight extends HeapWeight {
  readonly nodes: number;
  readonly listeners: number;
}

async function weigh(session: CDPSession): Promise<Weight> {
  const heap = await weighHeap(session);
  const { metrics } = await session.send('Performance.getMetrics');
  const of = (name: string): number => metrics.find((one) => one.name === name)?.value ?? 0;
  return { ...heap, nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

/** How many lines the page says it holds. */
async function linesKept(page: Page): Promise<number> {
  const text = await page.getByText(/^[\d,]+ lines?$/).innerText();
  return Number(text.replace(/\D/g, ''));
}
