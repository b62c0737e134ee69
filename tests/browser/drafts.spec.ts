import { type Devnode, developmentKey } from '../../devnode';
import type { NodeServer } from '../../devnode/world';
import { type Console, createConsole, expect, test, withoutSharing } from './fixtures';
import { openQuiet } from './log';

const text = 'say half of\nit';

test('what was typed and not sent is there again after a look at the list', async ({
  console,
  survival,
}) => {
  const { page, command } = console;
  await openQuiet(console, survival);
  await command.fill(text);
  await console.button('All servers').click();
  await page.getByRole('link', { name: 'Creative' }).click();
  await expect(page.getByRole('heading', { name: 'Creative' })).toBeVisible();
  await expect(command).toHaveValue('');
  await console.button('All servers').click();
  await page.getByRole('link', { name: 'Survival' }).click();
  await expect(command).toHaveValue(text);
  await expect(page.getByText('2 commands')).toBeVisible();

  await console.running();
  await console.send('say it once');
  await expect(command).toHaveValue('');
  await console.sees('[Server] it once');
  await console.button('All servers').click();
  await page.getByRole('link', { name: 'Survival' }).click();
  await console.running();
  await expect(command).toHaveValue('');
});

test('who has signed out leaves nothing in the command line for who signs in next', async ({
  console,
  devnode,
  survival,
}) => {
  const { page, command } = console;
  const signIn = async () => {
    await page.getByRole('textbox', { name: 'API key' }).fill(developmentKey('owner'));
    await console.button('Sign in with this key').click();
  };
  await devnode.fault({ fault: 'sign-in-required' });
  await console.open(survival);
  await signIn();
  await console.running();
  await command.fill(text);
  await console.button('All servers').click();
  await console.button('Sign out').click();
  await signIn();
  await page.getByRole('link', { name: 'Survival' }).click();
  await console.running();
  await expect(command).toHaveValue('');
});

test('what of a list had not gone when one went to the other servers is there again, and does not go by itself', async ({
  console,
  devnode,
  survival,
}) => {
  const { page, command } = console;
  await openQuiet(console, survival);
  const many = Array.from({ length: 40 }, (_, index) => `mark ${index + 1}`);
  await command.fill(many.join('\n'));
  await page.keyboard.press('Enter');
  await console.sees('mark 6');
  await console.button('All servers').click();
  // Longer than the next one would have waited for its turn.
  await page.waitForTimeout(1_500);
  const sent = commandsSent(devnode, survival);
  await page.getByRole('link', { name: 'Survival' }).click();
  await console.running();
  await expect(command).toHaveValue(many.slice(sent).join('\n'));
  expect(sent).toBeLessThan(40);
  await page.waitForTimeout(500);
  expect(commandsSent(devnode, survival)).toBe(sent);
});

test('a command that waits for its turn goes yet when one goes to the other servers', async ({
  console,
  devnode,
  survival,
}) => {
  await withoutSharing(console.page);
  const entered = await untilOneWaits(console, survival);
  await console.button('All servers').click();
  await expect.poll(() => commandsSent(devnode, survival)).toBe(entered);
  await console.page.getByRole('link', { name: 'Survival' }).click();
  await expect(console.command).toHaveValue('');
});

test('and is there again if it could not go', async ({ console, devnode, survival }) => {
  await withoutSharing(console.page);
  const entered = await untilOneWaits(console, survival);
  await console.button('All servers').click();
  await devnode.fault({ fault: 'drop', how: 'unclean' });
  await console.page.waitForTimeout(1_500);
  const sent = commandsSent(devnode, survival);
  await console.page.getByRole('link', { name: 'Survival' }).click();
  await expect(console.command).toHaveValue(sent === entered ? '' : `mark ${entered}`);
});

test('and in the box of who is back before that is known, with the reason', async ({
  console,
  devnode,
  survival,
}) => {
  await withoutSharing(console.page);
  const entered = await untilOneWaits(console, survival);
  await console.button('All servers').evaluate((button) => (button as HTMLElement).click());
  await console.page.getByRole('link', { name: 'Survival' }).click();
  await devnode.fault({ fault: 'drop', how: 'unclean' });
  await console.page.waitForTimeout(1_500);
  const isSent = commandsSent(devnode, survival) === entered;
  await expect(console.command).toHaveValue(isSent ? '' : `mark ${entered}`);
  await expect(console.page.getByRole('alert').filter({ hasText: 'Not sent' })).toHaveCount(
    isSent ? 0 : 1,
  );
});

test('what sends a command ends while one is with the other servers: it is there again, and says that it may have been sent', async ({
  console,
  context,
  devnode,
  survival,
}) => {
  test.setTimeout(60_000);
  await openQuiet(console, survival);
  const second = createConsole(await context.newPage(), devnode);
  await second.open(survival);
  await second.running();
  // It is ready to outlive the other one when it has settled.
  await second.page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/journal-')),
  );
  const session = await context.newCDPSession(console.page);
  const gone = console.page.waitForEvent('crash');
  const entered = await sendUntilOneWaits(second);
  await second.button('All servers').evaluate((button) => (button as HTMLElement).click());
  session.send('Page.crash').catch(() => {});
  await gone;
  // On a busy machine its turn may have come first: then it can be known that it was sent.
  const isSent = commandsSent(devnode, survival) === entered;
  await second.page.waitForTimeout(500);
  await second.page.getByRole('link', { name: 'Survival' }).click();
  if (isSent && (await second.command.inputValue()) === '') return;
  await expect(second.command).toHaveValue(`mark ${entered}`);
  await expect(second.page.getByRole('alert')).toHaveText(/It may have been sent, or not/);
});

function commandsSent(devnode: Devnode, server: NodeServer): number {
  return devnode.node.counters(server.record.uuid).framesIn['send command'] ?? 0;
}

/** Sends commands until the last of them waits for its turn. @returns how many. */
async function untilOneWaits(console: Console, server: NodeServer): Promise<number> {
  await openQuiet(console, server);
  return sendUntilOneWaits(console);
}

async function sendUntilOneWaits(console: Console): Promise<number> {
  const { page, command } = console;
  const waits = page.getByText('Waiting for its turn');
  for (let entered = 1; ; entered++) {
    await console.send(`mark ${entered}`);
    await expect
      .poll(async () => (await command.inputValue()) === '' || (await waits.isVisible()), {
        intervals: [10],
      })
      .toBe(true);
    if (await waits.isVisible()) return entered;
  }
}
