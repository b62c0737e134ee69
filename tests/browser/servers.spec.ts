import type { Page } from '@playwright/test';
import type { Devnode, ServerSeed } from '../../devnode';
import { expect, setHidden, test } from './fixtures';

const card = (page: Page, name: string) => page.getByRole('link').filter({ hasText: name });

test('each server has a card with its name, address, state, CPU and memory', async ({
  page,
  devnode,
  survival: game,
}) => {
  // What the panel says of a server's figures it keeps for 20 s.
  await expect.poll(async () => (await game.resources()).memoryBytes).toBeGreaterThan(0);
  await page.goto(devnode.url);
  await expect(page).toHaveTitle('Servers');
  await expect(page.getByRole('status')).toHaveText('2 servers');
  const survival = card(page, 'Survival');
  await expect(survival).toContainText('play.example.com:25565');
  await expect(survival).toContainText(/Running|Starting/);
  await expect(survival).toContainText(/CPU\s*[\d.]+%/);
  await expect(survival).toContainText(/Memory\s*\d+ MiB/);
  const creative = card(page, 'Creative');
  await expect(creative).toContainText('127.0.0.1:25566');
  await expect(creative).toContainText('Offline');
  await creative.click();
  await expect(page).toHaveURL(/\?server=[0-9a-f]{8}$/);
  await expect(page.getByRole('heading', { name: 'Creative' })).toBeVisible();
  await page.getByRole('button', { name: 'All servers' }).click();
  await expect(survival).toBeVisible();
});

test('typing finds a server, and Enter opens the first that is found', async ({
  page,
  devnode,
}) => {
  await page.goto(devnode.url);
  await expect(page.getByRole('link')).toHaveCount(2);
  const find = page.getByRole('searchbox', { name: 'Find a server' });
  await find.pressSequentially('CREA');
  await expect(page.getByRole('link')).toHaveCount(1);
  await expect(page.getByRole('status')).toHaveText('1 of 2 servers');
  await find.fill('nothing like it');
  await expect(page.getByRole('link')).toHaveCount(0);
  await expect(page.getByRole('status')).toHaveText('No server matches “nothing like it”.');
  await find.fill('25566');
  await find.press('Enter');
  await expect(page.getByRole('heading', { name: 'Creative' })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('link')).toHaveCount(2);
});

test('figures are asked for once in 20 s for each server in view, and never out of sight', async ({
  page,
  devnode,
}) => {
  await page.clock.install();
  await page.goto(devnode.url);
  await expect(card(page, 'Creative')).toContainText('Offline');
  await expect.poll(() => asked(devnode)).toBe(2);
  await page.clock.fastForward(15_000);
  await expect(card(page, 'Creative')).toContainText('Offline');
  expect(await asked(devnode)).toBe(2);
  await page.clock.fastForward(6_000);
  await expect.poll(() => asked(devnode)).toBe(4);

  await setHidden(page, true);
  await page.clock.fastForward(120_000);
  await page.clock.runFor(1_000);
  expect(await asked(devnode)).toBe(4);
  await setHidden(page, false);
  await expect.poll(() => asked(devnode)).toBe(6);
});

test('a panel that fails is told of, and asked again on a click', async ({ page, devnode }) => {
  await devnode.fault({ fault: 'panel', kind: 'html', status: 502, path: '/api/client' });
  await page.goto(devnode.url);
  await expect(page.getByRole('alert')).toContainText('Your servers could not be loaded.');
  await devnode.fault({ fault: 'panel', kind: 'none' });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('link')).toHaveCount(2);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test.describe('more servers than a page of the panel holds', () => {
  const seeds = Array.from(
    { length: 120 },
    (_, index): ServerSeed => ({
      name: index < 119 ? `Island ${index + 1}` : 'Atoll',
      program: { command: process.execPath, args: ['-e', ''] },
    }),
  );
  test.use({ setting: { servers: seeds } });

  test('are all there, and only those in view are asked about', async ({ page, devnode }) => {
    await page.goto(devnode.url);
    await expect(page.getByRole('status')).toHaveText('120 servers');
    await expect(page.getByRole('link')).toHaveCount(120);
    await expect(card(page, 'Island 1').first()).toContainText('Offline');
    await page.getByRole('searchbox').fill('atoll');
    await expect(page.getByRole('link')).toHaveCount(1);
    await expect(card(page, 'Atoll')).toContainText('Offline');
    const lists = await requests(devnode, /\/api\/client$/);
    expect(lists).toBeGreaterThan(1);
    expect(await asked(devnode)).toBeLessThan(60);
  });
});

function asked(devnode: Devnode): Promise<number> {
  return requests(devnode, /\/resources$/);
}

async function requests(devnode: Devnode, path: RegExp): Promise<number> {
  const answer = await fetch(`${devnode.url}/devnode/state`);
  const state = (await answer.json()) as { readonly requests: Record<string, number> };
  const found = Object.entries(state.requests).filter(([name]) => path.test(name));
  return found.reduce((sum, [, count]) => sum + count, 0);
}
