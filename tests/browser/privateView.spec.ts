import { expect, printLines, test } from './fixtures';
import { quiet } from './log';

const joined = '[12:00:00 INFO]: Steve[/203.0.113.7:51234] logged in';
const hidden = '[12:00:00 INFO]: Steve[/<ip 1>] logged in';

test('the private view hides addresses on the screen, also after the page was loaded anew, until it is turned off', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await console.open(survival);
  await console.running();
  await quiet(console, survival);
  await printLines(survival, [joined]);
  await console.sees(joined);
  const address = page.getByRole('button', { name: /play\.example\.com/ });
  await expect(address).toBeVisible();

  await console.button('Times and size').click();
  await page.getByRole('checkbox', { name: /^Private view/ }).check();
  await console.sees(hidden);
  expect(await page.locator('.roost-log').innerText()).not.toContain('203.0.113.7');
  await expect(address).toHaveCount(0);
  await printLines(survival, [joined.replace('7:', '8:')]);
  await console.sees(/<ip 2>/);

  await page.reload();
  await console.running();
  await console.sees(/<ip 2>/);
  expect(await page.locator('.roost-log').innerText()).not.toContain('203.0.113');

  await console.button('Times and size').click();
  await page.getByRole('checkbox', { name: /^Private view/ }).uncheck();
  await console.sees(joined);
});
