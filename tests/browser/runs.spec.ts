import { expect, printLines, test } from './fixtures';
import { quiet } from './log';

test('the last run can be opened after the server has started again, also from a page that was opened since', async ({
  console,
  devnode,
  survival,
}) => {
  test.setTimeout(60_000);
  const { page } = console;
  await console.open(survival);
  await console.running();
  await quiet(console, survival);
  await printLines(survival, ['the last words']);
  survival.command('crash');
  await expect(console.banner(/^The server crashed/)).toBeVisible();
  await expect.poll(() => survival.state, { timeout: 20_000 }).toBe('running');
  // It is another run, and would go on to print.
  survival.command('quiet');
  survival.command('flood 1000 1000');
  await console.sees('Flood done');
  await page.goto('about:blank');
  await expect.poll(() => devnode.node.counters(survival.record.uuid).sockets).toBe(0);

  await console.open(survival);
  await console.running();
  await console.sees('Flood done');
  await console.button('Runs of the server').click();
  const runs = page.getByRole('dialog').getByRole('listitem');
  await expect(runs).toHaveCount(2);
  await expect(runs.first()).toContainText(/^Goes on, since \d\d:\d\d/);
  await expect(runs.last()).toContainText(/Last run, .*Crashed: exit code 1/);
  await runs
    .last()
    .getByRole('button', { name: /^End in the log/ })
    .click();
  await console.sees(/^the last words$/);
  await expect(console.button('To the end')).toBeVisible();
});
