import type { Page } from '@playwright/test';
import { expect } from './fixtures';
import { nextFrame } from './screen';

/** What the log looks like, pixel by pixel, and how it is told that lines have come meanwhile. */

interface Clip {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the rows and what stands beside them are, without the track: that is to move. */
export async function logArea(page: Page): Promise<Clip> {
  const [log, track] = await Promise.all([
    page.locator('.roost-log').boundingBox(),
    page.getByRole('scrollbar', { name: 'Place in the log' }).boundingBox(),
  ]);
  if (log === null || track === null) throw new Error('The log is not there.');
  // The thumb's rounded edge shines a pixel to the left.
  return { x: log.x, y: log.y, width: track.x - 1 - log.x, height: log.height };
}

/** The button that counts lies over the log. */
const hideButton = '.roost-log ~ button { visibility: hidden }';

function picture(page: Page, clip: Clip): Promise<Buffer> {
  return page.screenshot({ clip, style: hideButton, animations: 'disabled', caret: 'hide' });
}

/** How many lines the page says have come since the reader left the end. */
async function newLines(page: Page): Promise<number> {
  const text = await page.getByRole('button', { name: /new lines/ }).innerText();
  return Number(text.replace(/\D/g, ''));
}

export async function moreLines(page: Page, more: number): Promise<void> {
  const from = await newLines(page);
  await expect
    .poll(() => newLines(page), { message: `${more} more lines have come`, timeout: 20_000 })
    .toBeGreaterThanOrEqual(from + more);
}

/** Nothing that is seen of the log changes, by a single pixel, while `more` lines come. */
export async function expectStill(
  page: Page,
  more: number,
  attach: (name: string, body: Buffer) => Promise<void>,
): Promise<void> {
  await expect(page.locator('.roost-still, .roost-covered')).toHaveCount(0);
  await nextFrame(page);
  const clip = await logArea(page);
  const before = await picture(page, clip);
  await moreLines(page, more);
  const after = await picture(page, clip);
  const same = before.equals(after);
  if (!same) {
    await attach('before', before);
    await attach('after', after);
  }
  expect(same, 'the picture is the same').toBe(true);
}
