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
