import { developmentKey } from '../../devnode';
import { expect, test } from './fixtures';
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
