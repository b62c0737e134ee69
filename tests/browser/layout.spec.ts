import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const widths = [320, 360, 390, 480, 600, 768, 899, 900, 1024, 1280, 1920, 2560];

test.describe('from 320 to 2,560 px nothing has to be scrolled sideways', () => {
  test('on the console', async ({ console, survival }) => {
    await console.open(survival);
    await console.running();
    await everyWidth(console.page);
  });

  test('on the console with a banner, where the server could hardly be called longer', async ({
    console,
    creative,
    devnode,
  }) => {
    creative.record.name = 'A server with a name that goes on and on, as people like them to';
    await devnode.fault({ fault: 'maintenance' });
    await console.open(creative);
    await expect(console.banner('The node is under maintenance.')).toBeVisible();
    await everyWidth(console.page);
  });

  test('on the list', async ({ console, creative, devnode }) => {
    creative.record.name = 'Averylongnamewithoutasinglespaceinitsothatnothingcanbreakthere';
    await console.page.goto(devnode.url);
    await expect(console.page.getByRole('link')).toHaveCount(2);
    await everyWidth(console.page);
  });

  test('on the sign-in', async ({ console, devnode }) => {
    await devnode.fault({ fault: 'sign-in-required' });
    await console.page.goto(devnode.url);
    await expect(console.page.getByRole('textbox', { name: 'API key' })).toBeVisible();
    await everyWidth(console.page);
  });
});

async function everyWidth(page: Page): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await expect.poll(() => page.evaluate(() => innerWidth)).toBe(width);
    // The page takes its form for a width a moment after it has it.
    await expect.poll(() => sticksOut(page), { message: `at ${width} px` }).toEqual([]);
  }
}

/** What reaches past an edge of the window. The log wraps by itself, and is cut by its own frame. */
function sticksOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) found.push(`the page: ${scrollWidth} of ${clientWidth}`);
    for (const element of document.querySelectorAll('#root *')) {
      if (element.closest('.xterm, svg, .sr-only, fieldset') !== null) continue;
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width === 0 || height === 0 || (left >= -0.5 && right <= clientWidth + 0.5)) continue;
      found.push(`${element.tagName} ${element.textContent?.slice(0, 30)}: ${left} to ${right}`);
    }
    return found;
  });
}

test('each theme follows the system until one is chosen, and the choice is kept', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const ground = () =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.emulateMedia({ colorScheme: 'dark' });
  await console.open(survival);
  await console.running();
  const dark = await ground();
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(ground).not.toBe(dark);
  const light = await ground();
  // The terminal is drawn by itself and has to follow.
  await expect
    .poll(() =>
      page
        .locator('.xterm-scrollable-element')
        .first()
        .evaluate((element) => getComputedStyle(element).backgroundColor),
    )
    .toBe(light);

  await console.button('Settings').click();
  await page.getByRole('radio', { name: 'Dark', exact: true }).check();
  await page.keyboard.press('Escape');
  await expect.poll(ground).toBe(dark);
  await page.reload();
  await console.running();
  expect(await ground()).toBe(dark);
  await console.button('Light theme').click();
  await expect.poll(ground).toBe(light);
});

test('nothing moves between the first paint and a console that runs', async ({
  console,
  devnode,
  survival,
}) => {
  const { page } = console;
  await page.addInitScript(() => {
    const moved: [number, string][] = [];
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        sources: { node: Node | null }[];
      })[]) {
        // A line that comes moves those above it: that is the log, and not the page.
        const ofLog = entry.sources.map(
          ({ node }) => node instanceof Element && node.closest('.xterm-rows') !== null,
        );
        if (ofLog.length > 0 && !ofLog.includes(false)) continue;
        const what = entry.sources.map(({ node }) =>
          node instanceof Element ? node.outerHTML.slice(0, 120) : node?.textContent,
        );
        moved.push([entry.value, what.join(', ')]);
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  /** A figure that grows to the left by a digit moves a few pixels; a row that comes moves all. */
  const expectStill = async () => {
    const moved = await page.evaluate(
      () => (window as unknown as { moved: [number, string][] }).moved,
    );
    const sum = moved.reduce((total, [value]) => total + value, 0);
    expect(sum, JSON.stringify(moved)).toBeLessThan(0.001);
  };
  await console.open(survival);
  await console.running();
  await expect(page.locator('.recharts-surface').first()).toBeVisible();
  await console.sees('For help, type "help"');
  await expectStill();

  await page.goto(devnode.url);
  await expect(page.getByText('Running')).toBeVisible();
  await expectStill();
});

test('who wants no motion gets none', async ({ console, survival }) => {
  const { page } = console;
  const longest = () =>
    page.evaluate(() =>
      Math.max(
        ...[...document.querySelectorAll('*')].flatMap((element) => {
          const style = getComputedStyle(element);
          if (style.transitionProperty === 'none') return [0];
          return `${style.transitionDuration}, ${style.animationDuration}`
            .split(', ')
            .map((time) => Number.parseFloat(time) || 0);
        }),
      ),
    );
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await console.open(survival);
  await console.running();
  expect(await longest()).toBeGreaterThan(0);
  expect(await longest()).toBeLessThanOrEqual(0.15);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  expect(await longest()).toBe(0);
});
