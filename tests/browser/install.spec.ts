import { expect, signInAs, test } from './fixtures';
import { watchBanners } from './log';

// So slow that each step can be seen, also by a page that stands still for a moment.
test.use({ pace: 2 });
test.setTimeout(60_000);

test('who may see it watches an installation from beginning to end, and then starts the server', async ({
  console,
  context,
  creative,
  devnode,
}) => {
  const { page } = console;
  await signInAs(context, devnode, 'admin');
  await console.open(creative);
  await expect(console.state).toContainText('Offline');
  const banners = await watchBanners(console);
  await devnode.fault({ fault: 'install', server: 'Creative' });

  const messages = page.getByRole('region', { name: 'Messages' });
  await expect(messages).toContainText('Installing:');
  await expect(console.state).toContainText('Installing');
  // Nothing can be started meanwhile.
  await expect(console.button('Start')).toBeDisabled();
  await messages.getByText('Steps').click();
  await expect(messages.getByRole('listitem').first()).toBeVisible();
  await expect(messages).toHaveText(/^Installed in \d+ s\.$/, { timeout: 20_000 });

  // The last line and the time so far as they came, and the steps that there were in the end.
  const seen = await banners();
  for (const line of [
    /Installing:Reading package lists\.\.\. · 0:0\d/,
    /Installing:server files +\d+% \[#+\.*\] · 0:0\d/,
    /Installing:Unpacking into \/mnt\/server · 0:0\d/,
  ]) {
    expect(seen.filter((text) => line.test(text))).not.toEqual([]);
  }
  const steps = seen.findLast((text) => text.startsWith('Installing:'));
  expect(steps).toMatch(
    /Steps.*Installing Creative.*Looking up.*Downloading the server files.*Unpacking/,
  );
  await console.sees('Installation completed...');

  await console.button('Start').click();
  await console.running();
  await console.sees('Starting Creative on Node');
  expect(await creative.pids()).not.toEqual([]);
});

test('who may not see it gets its beginning and its end', async ({
  console,
  creative,
  devnode,
}) => {
  await console.open(creative);
  await expect(console.state).toContainText('Offline');
  const banners = await watchBanners(console);
  await devnode.fault({ fault: 'install', server: 'Creative' });
  const messages = console.page.getByRole('region', { name: 'Messages' });
  await expect(messages).toHaveText(/^Installing/);
  await expect(console.state).toContainText('Installing');
  await expect(messages).toHaveText(/^Installed in \d+ s\.$/, { timeout: 20_000 });
  await expect(console.state).toContainText('Offline');
  const said = `${(await banners()).join('\n')}\n${(await console.rows()).join('\n')}`;
  expect(said).not.toContain('Downloading');
  expect(said).not.toContain('server files');

  await console.button('Start').click();
  await console.running();
  expect(await creative.pids()).not.toEqual([]);
  // By itself, after 8 s, it goes.
  await expect(messages).toHaveText('', { timeout: 15_000 });
});
