import type { Page } from '@playwright/test';
import { developmentKey } from '../../devnode';
import { keptLines } from './device';
import { expect, test, withoutSharing } from './fixtures';
import { nextFrame } from './screen';

const key = developmentKey('owner');

test('the session cookie of the panel comes first: no form, no key', async ({
  console,
  devnode,
  survival,
}) => {
  await withoutSharing(console.page);
  const authorizations: (string | undefined)[] = [];
  console.page.on('request', (request) => {
    if (request.url().includes('/api/client')) {
      authorizations.push(request.headers().authorization);
    }
  });
  await console.open(survival);
  await console.running();
  await expect(console.page.getByRole('textbox', { name: 'API key' })).toHaveCount(0);
  expect(authorizations.length).toBeGreaterThan(0);
  expect(authorizations.filter((one) => one !== undefined)).toEqual([]);
  expect(new URL(console.page.url()).origin).toBe(devnode.url);
});

test.describe('without a session', () => {
  test.beforeEach(async ({ devnode }) => {
    await devnode.fault({ fault: 'sign-in-required' });
  });

  test('a wrong key says why, and the right one opens the console', async ({
    console,
    survival,
  }) => {
    const { page } = console;
    await console.open(survival);
    await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    const box = page.getByRole('textbox', { name: 'API key' });
    const submit = console.button('Sign in with this key');
    const problem = page.getByRole('alert').filter({ hasText: /./ });

    await submit.click();
    await expect(problem).toHaveText('Paste the key first.');
    await box.fill('ptla_abcdefghijklmnopqrstuvwxyz0123456789');
    await submit.click();
    await expect(problem).toContainText('a key for the application API');
    await box.fill('ptlc_abcdefghijklmnopqrstuvwxyz0123456789');
    await box.press('Enter');
    await expect(problem).toContainText('The panel does not accept this key.');
    await expect(box).toHaveAttribute('aria-invalid', 'true');

    await box.fill(`  ${key}\n`);
    await box.press('Enter');
    await console.running();
    await expect(box).toHaveCount(0);
  });

  test('a key that is not to be remembered is gone with the page, and in no storage', async ({
    console,
    survival,
  }) => {
    await console.open(survival);
    await signIn(console.page, { remember: false });
    await console.running();
    expect(await keptByBrowser(console.page)).not.toContain(key);
    await console.page.reload();
    await expect(console.page.getByRole('textbox', { name: 'API key' })).toBeVisible();
    expect(await keptByBrowser(console.page)).not.toContain(key);
  });

  test('a remembered key survives a reload, and can be forgotten', async ({
    console,
    survival,
  }) => {
    const { page } = console;
    await console.open(survival);
    await signIn(page, { remember: true });
    await console.running();
    await page.reload();
    await console.running();

    await console.button('Settings').click();
    await expect(page.getByText('An API key is kept on this device.')).toBeVisible();
    await console.button('Forget it').click();
    await expect(page.getByText('An API key is kept on this device.')).toHaveCount(0);
    expect(await keptByBrowser(page)).not.toContain(key);
    await page.reload();
    await expect(page.getByRole('textbox', { name: 'API key' })).toBeVisible();
  });

  test('a remembered key that the panel no longer knows is forgotten, and that is said', async ({
    console,
    devnode,
    survival,
  }) => {
    const { page } = console;
    await console.open(survival);
    await signIn(page, { remember: true });
    await console.running();
    for (const [uuid, user] of devnode.world.users) {
      devnode.world.users.set(uuid, { ...user, keys: [] });
    }
    await page.reload();
    await expect(page.getByText(/^The API key kept on this device is no longer/)).toBeVisible();
    expect(await keptByBrowser(page)).not.toContain(key);
  });

  test('the form leads to where the panel makes keys and signs people in', async ({
    console,
    context,
    devnode,
  }) => {
    const { page } = console;
    await page.goto(devnode.url);
    await expect(page).toHaveTitle('Sign in');
    await expect(page.getByRole('link', { name: 'Make a key at the panel' })).toHaveAttribute(
      'href',
      /\/account\/api$/,
    );
    const opened = context.waitForEvent('page');
    await page.getByRole('link', { name: 'Sign in at the panel' }).click();
    const panel = await opened;
    await panel.getByRole('textbox', { name: 'User' }).fill('owner');
    await panel.getByLabel('Password').fill('owner');
    expect(await panel.evaluate(() => window.opener)).toBeNull();

    await console.button('I have signed in').click();
    await expect(page.getByRole('alert').filter({ hasText: 'still has no session' })).toBeVisible();
    await panel.getByRole('button', { name: 'Sign in' }).click();
    await panel.waitForURL(`${devnode.url}/`);
    await console.button('I have signed in').click();
    await expect(page.getByRole('link', { name: /Survival/ })).toBeVisible();
  });

  test('who signs in at the panel beside a console comes into it without a key', async ({
    console,
    context,
    devnode,
    survival,
  }) => {
    await console.open(survival);
    await expect(console.page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
    const panel = await context.newPage();
    await panel.goto(`${devnode.url}/auth/login`);
    await panel.getByRole('textbox', { name: 'User' }).fill('owner');
    await panel.getByLabel('Password').fill('owner');
    await panel.getByRole('button', { name: 'Sign in' }).click();
    await panel.waitForURL(`${devnode.url}/`);
    await console.button('I have signed in').click();
    await console.running();
  });

  test('signed in with a key, the list offers to sign out again', async ({ console, devnode }) => {
    const { page } = console;
    await page.goto(devnode.url);
    await signIn(page, { remember: true });
    await expect(page.getByRole('link', { name: /Survival/ })).toBeVisible();
    await console.button('Sign out').click();
    await expect(page.getByRole('textbox', { name: 'API key' })).toBeVisible();
    expect(await keptByBrowser(page)).not.toContain(key);
  });

  test('who has signed out is offered to leave no lines on the device', async ({
    console,
    survival,
  }) => {
    test.setTimeout(60_000);
    const { page } = console;
    const keepsSome = () => expect.poll(() => keptLines(console)).toBeGreaterThan(0);
    await console.open(survival);
    await signIn(page, { remember: false });
    await console.running();
    // What comes in the second in which the engine ends would be kept again.
    survival.command('quiet');
    await console.sees(/: Quiet$/);
    await keepsSome();
    await console.button('All servers').click();
    await console.button('Sign out').click();
    await expect(page.getByRole('textbox', { name: 'API key' })).toBeVisible();
    await console.button('Delete for all servers').click();
    await console.button('Delete them').click();
    await expect(console.button('Delete for all servers')).toHaveCount(0);
    // What was being written just then goes as well, a moment later.
    await expect.poll(() => keptLines(console)).toBe(0);

    await signIn(page, { remember: false });
    await page.getByRole('link', { name: /Survival/ }).click();
    await console.running();
    survival.command('chatter');
    await keepsSome();
    await console.button('All servers').click();
    await console.button('Sign out').click();
    await signIn(page, { remember: false });
    await expect(page.getByRole('link', { name: /Survival/ })).toBeVisible();
    await nextFrame(page);
    await expect(page.getByRole('alertdialog')).toHaveCount(0);
  });
});

test('a sign-in that ends in the middle keeps the lines and is mended on the spot', async ({
  console,
  devnode,
  survival,
}) => {
  const { page } = console;
  await console.open(survival);
  await console.running();
  survival.command('print kept line');
  await console.sees(/^kept line$/);
  await devnode.fault({ fault: 'sign-in-required' });
  await devnode.fault({ fault: 'sign-out-everyone' });
  // The token in hand would carry a reconnect; this one has to be asked for anew.
  await devnode.fault({ fault: 'restart-node', downMs: 0 });
  await expect(
    console.banner(/^Your sign-in has ended\. The lines so far are kept\.$/),
  ).toBeVisible({ timeout: 15_000 });
  await expect(console.state).toContainText('Signed out');
  await console.sees(/^kept line$/);

  await console.button('Sign in').click();
  const dialog = page.getByRole('dialog', { name: 'Sign in' });
  await dialog.getByRole('textbox', { name: 'API key' }).fill(key);
  await dialog.getByRole('button', { name: 'Sign in with this key' }).click();
  await console.running();
  await expect(dialog).toHaveCount(0);
  await console.sees(/^kept line$/);
});

async function signIn(page: Page, { remember }: { readonly remember: boolean }): Promise<void> {
  await page.getByRole('textbox', { name: 'API key' }).fill(key);
  const box = page.getByRole('checkbox', { name: /^Remember on this device/ });
  await expect(box).not.toBeChecked();
  if (remember) await box.check();
  await page.getByRole('button', { name: 'Sign in with this key' }).click();
}

/** All that this origin keeps in the browser, as one text. */
async function keptByBrowser(page: Page): Promise<string> {
  const kept = await page.evaluate(async () => {
    const entries = (store: Storage) => JSON.stringify(Object.entries(store));
    const names = (await indexedDB.databases()).map(({ name }) => name);
    const cached = await caches.keys();
    return [entries(localStorage), entries(sessionStorage), ...names, ...cached].join('\n');
  });
  const cookies = await page.context().cookies();
  return `${kept}\n${JSON.stringify(cookies)}`;
}
