import { expect, test } from './fixtures';
import { openQuiet } from './log';

test.beforeEach(async ({ console, devnode, survival }) => {
  await devnode.fault({ fault: 'way' });
  await openQuiet(console, survival);
});

test('a command that the connection was lost over is marked and offered, and goes again by a click alone', async ({
  console,
  devnode,
  survival,
}) => {
  const { command } = console;
  const counters = () => devnode.node.counters(survival.record.uuid).framesIn['send command'] ?? 0;
  // The node hears nothing from here on, and the page cannot know it yet.
  await devnode.fault({ fault: 'way', swallow: 'up' });
  const before = counters();
  await console.send('say into the dark');
  await console.sees(/^› say into the dark$/);
  await devnode.fault({ fault: 'way', swallow: 'none' });
  await devnode.fault({ fault: 'cut-way' });
  await console.sees(/^› say into the dark {2}\(may not have reached the server\)$/);
  const banner = console.banner(
    /^The connection was lost at \d\d:\d\d: the last command before it may not have reached the server\. It was not sent again\.$/,
  );
  await expect(banner).toBeVisible();
  await console.running();
  expect(counters()).toBe(before);
  await command.fill('say typed meanwhile');
  await console.button('Put it in the box').click();
  await expect(banner).toHaveCount(0);
  await expect(command).toBeFocused();
  await expect(command).toHaveValue('say into the dark\nsay typed meanwhile');
  await console.page.keyboard.press('Enter');
  await console.sees('[Server] typed meanwhile');
  expect(counters()).toBe(before + 2);
});

test('a connection that is lost in the middle of a list: what went out is said, the rest stays and waits', async ({
  console,
  devnode,
  survival,
}) => {
  const { page, command } = console;
  const counters = () => devnode.node.counters(survival.record.uuid).framesIn['send command'] ?? 0;
  const before = counters();
  const many = Array.from({ length: 40 }, (_, index) => `mark ${index + 1}`);
  await command.fill(many.join('\n'));
  await expect(page.getByRole('status').filter({ hasText: /^40 commands$/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await console.sees('mark 6');
  await devnode.fault({ fault: 'drop', how: 'unclean' });
  const said = page
    .getByRole('alert')
    .filter({ hasText: /^The connection was lost\. \d+ went out, \d+ did not\.$/ });
  await expect(said).toBeVisible();
  const [out = 0, left = 0] = ((await said.innerText()).match(/\d+/g) ?? []).map(Number);
  expect(out + left).toBe(40);
  await expect(command).toHaveValue(many.slice(out).join('\n'));
  await console.running();
  // Longer than the next one would have waited for its turn.
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(counters() - before).toBeLessThanOrEqual(out);
  await expect(command).toHaveValue(many.slice(out).join('\n'));
});

test('a list stops where the node drops one of its commands', async ({ console, devnode }) => {
  const { page, command } = console;
  const many = Array.from({ length: 30 }, (_, index) => `mark ${index + 1}`);
  await command.fill(many.join('\n'));
  await page.keyboard.press('Enter');
  await console.sees('mark 5');
  await devnode.fault({ fault: 'throttle', events: ['send command'] });
  await expect(
    page.getByRole('alert').filter({ hasText: 'The node dropped one, so the rest waits for you.' }),
  ).toBeVisible();
  await expect(console.banner(/^Too many commands at once; the node dropped one/)).toBeVisible();
  await expect(command).toHaveValue(/mark 30$/);
});

test('a power action that the connection was lost over is said, and settled by what the server does next', async ({
  console,
  devnode,
  survival,
}) => {
  await devnode.fault({ fault: 'way', swallow: 'up' });
  await console.button('Stop').click();
  await expect(console.state).toContainText('Stopping…');
  await devnode.fault({ fault: 'way', swallow: 'none', refuse: true });
  await devnode.fault({ fault: 'cut-way' });
  await expect(console.banner(/^Stop was sent as the connection was lost\. Whether/)).toBeVisible();
  await devnode.fault({ fault: 'way', refuse: false });
  await expect(
    console.banner(
      'Stop was sent as the connection was lost, and the server is running now. You can send it again.',
    ),
  ).toBeVisible({ timeout: 15_000 });
  expect(survival.state).toBe('running');
  await expect(console.button('Stop')).toBeEnabled();
});

test('a second power action while another runs is refused by the node in words', async ({
  console,
  devnode,
  survival,
}) => {
  // Somebody else has asked for it, and the page has not heard of it when it asks.
  await devnode.fault({ fault: 'way', hold: 'up' });
  // While what the page asks for is on its way.
  await console.button('Restart').click();
  void survival.power('restart');
  await devnode.fault({ fault: 'way', hold: 'none' });
  await expect(
    console.banner(
      'The node did not carry out Restart: another power action is running. Wait until it is done.',
    ),
  ).toBeVisible();
});

test.describe('a server that takes its time to start', () => {
  test.use({ pace: 1 });

  test('a server that is starting can be killed, and Kill asks', async ({ console, creative }) => {
    const { page } = console;
    await console.open(creative);
    await console.button('Start').click();
    await expect(console.state).toContainText('Starting');
    await console.button('Kill').click();
    expect(creative.state).toBe('starting');
    await page.getByRole('alertdialog').getByRole('button', { name: 'Kill' }).click();
    await expect(console.state).toContainText('Offline');
    await expect(console.button('Start')).toBeEnabled();
    await expect(console.banner('did not carry out')).toHaveCount(0);
  });
});
