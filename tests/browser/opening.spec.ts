import { expect, test } from './fixtures';

test('the icon is not fetched while the page opens, but a second later', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const asked: number[] = [];
  page.on('request', (request) => {
    if (/icon/.test(new URL(request.url()).pathname)) asked.push(Date.now());
  });
  const begun = Date.now();
  await console.open(survival);
  await console.running();
  await expect(page.locator('link[rel=icon]')).toHaveAttribute('href', './icon.svg');
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]).toBeGreaterThan(begun + 1_000);
});

test('nothing that only the first number or time needs holds up the first lines', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await page.addInitScript(() => {
    // What the browser makes for them takes 15 to 60 ms of a new page.
    const made: { name: string; linesStood: boolean; at: number }[] = [];
    Object.assign(window, { roostMade: made });
    const noted = <T extends new (...parameters: never[]) => object>(type: T): T =>
      new Proxy(type, {
        construct(target, parameters) {
          const rows = document.querySelector('.xterm-rows')?.textContent ?? '';
          made.push({
            name: target.name,
            linesStood: rows.trim() !== '',
            at: performance.now(),
          });
          return Reflect.construct(target, parameters);
        },
      });
    Intl.NumberFormat = noted(Intl.NumberFormat);
    Intl.DateTimeFormat = noted(Intl.DateTimeFormat);
  });
  // The terminal takes its time, and the log does not.
  await page.route('**/terminal-*.js', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500));
    await route.continue();
  });
  await console.open(survival);
  await console.running();
  await expect(page.getByRole('toolbar').getByText(/^[\d,]+ lines$/)).toBeVisible();
  const made = await page.evaluate(
    () => (window as unknown as { roostMade: { linesStood: boolean; at: number }[] }).roostMade,
  );
  expect(made.length).toBeGreaterThan(0);
  // For a terminal that does not come, a second is waited and no longer.
  expect(made.filter(({ linesStood, at }) => !linesStood && at < 1_000)).toEqual([]);
});
