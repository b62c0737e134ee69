import type { Locator, Page } from '@playwright/test';
import { type Devnode, developmentKey } from '../../devnode';
import { expect, test, withoutSharing } from './fixtures';

// What fails is waited for, several times over: a slow machine needs more than half a minute.
test.setTimeout(60_000);

const key = developmentKey('owner');
const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'What’s wrong?' });
const resultOf = (page: Page): Locator => dialogOf(page).getByRole('region', { name: 'Result' });
const check = (page: Page, name: string): Locator =>
  dialogOf(page)
    .getByRole('listitem')
    .filter({ has: page.getByText(name, { exact: true }) });

/** The same page under an origin that is not the panel's, signed in with a key. */
async function openElsewhere(page: Page, devnode: Devnode, server: string): Promise<string> {
  const elsewhere = devnode.url.replace('127.0.0.1', 'localhost');
  await devnode.fault({ fault: 'cors', origins: [elsewhere] });
  await page.route('**/config.json', (route) =>
    route.fulfill({ json: { panel: { url: devnode.url } } }),
  );
  await page.addInitScript(
    (rememberedKey) =>
      localStorage.setItem(
        'roost.settings',
        JSON.stringify({ state: { rememberedKey }, version: 1 }),
      ),
    { panel: devnode.url, key },
  );
  await page.goto(`${elsewhere}/?server=${server}`);
  return elsewhere;
}

/** The page has fetched the checks, and all that they import. */
function hasDoctor(): boolean {
  const come = new Set(performance.getEntriesByType('resource').map(({ name }) => name));
  const links = document.querySelectorAll<HTMLLinkElement>(
    'link[rel=modulepreload], link[rel=stylesheet]',
  );
  const asked = [...links].map(({ href }) => href);
  return asked.some((href) => /Doctor-.*\.js$/.test(href)) && asked.every((href) => come.has(href));
}

test('a node that refuses this page’s origin: the lines to write, by keys alone, and a report without a secret', async ({
  console,
  devnode,
  survival,
}) => {
  const { page } = console;
  const tokens: string[] = [];
  await withoutSharing(page);
  page.on('response', async (response) => {
    if (!response.url().endsWith('/websocket')) return;
    const body = await response.json().catch(() => null);
    if (body?.data?.token !== undefined) tokens.push(body.data.token);
  });
  await devnode.fault({ fault: 'refuse-origin' });
  const elsewhere = await openElsewhere(page, devnode, survival.record.uuid.slice(0, 8));
  const button = console.button('What’s wrong?');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(dialogOf(page)).toBeVisible();
  expect(await dialogOf(page).evaluate((one) => one.contains(document.activeElement))).toBe(true);

  const result = resultOf(page);
  await expect(result).toContainText('This page at the node: The node answers');
  await expect(result).toContainText('The host can mend this');
  await expect(result.locator('pre')).toHaveText(`allowed_origins:\n  - ${elsewhere}`);
  await expect(check(page, 'The panel')).toContainText('In order');
  await expect(check(page, 'This page at the node')).toContainText('Likely the cause');
  // The token in hand does for looking, however often.
  expect(tokens.length).toBeGreaterThan(0);
  let without = 0;
  for (let look = 0; look < 4; look++) {
    const asked = tokens.length;
    // Not to be pressed while it looks.
    await dialogOf(page).getByRole('button', { name: 'Check again' }).click();
    await expect(result).toContainText('This page at the node: The node answers');
    if (tokens.length === asked) without += 1;
  }
  // The connection itself asks for another now and then.
  expect(without).toBeGreaterThan(0);

  await dialogOf(page).getByText('The connection so far').click();
  await expect(dialogOf(page)).toContainText('The connection did not come about');
  await dialogOf(page).getByText('A report for whoever helps you').click();
  const report = await page.getByRole('textbox', { name: 'The report' }).inputValue();
  expect(report).toContain(`Page     ${elsewhere}`);
  expect(report).toContain(`Server   ${survival.record.uuid.slice(0, 8)}`);
  const seen = `${report} ${await page.content()}`;
  for (const secret of [key, ...tokens]) expect(seen).not.toContain(secret);

  await page.keyboard.press('Escape');
  await expect(dialogOf(page)).toHaveCount(0);
  await expect(button).toBeFocused();
});

test('a panel that answers with a web page is found while the console is still connected, and once more on demand', async ({
  console,
  devnode,
  survival,
}) => {
  const { page } = console;
  await console.open(survival);
  await console.running();
  await devnode.fault({ fault: 'panel', kind: 'html', status: 502 });
  await console.button('Settings').click();
  await console.button('What’s wrong?').click();
  await expect(resultOf(page)).toContainText('The panel: A web page came back');
  await expect(resultOf(page)).toContainText('The people who run the panel can mend this.');
  await expect(check(page, 'The server’s lines')).toContainText('In order');
  await devnode.fault({ fault: 'panel', kind: 'none' });
  await dialogOf(page).getByRole('button', { name: 'Check again' }).click();
  await expect(resultOf(page)).toContainText('Everything is in order.');
});

test('a node that refuses new tokens, and a panel whose clock is wrong: by how much', async ({
  console,
  devnode,
  survival,
}) => {
  const { page } = console;
  await devnode.fault({ fault: 'refuse-tokens', why: 'expired' });
  await devnode.fault({ fault: 'panel-ahead', ms: -720_000 });
  await console.open(survival);
  await console.button('What’s wrong?').click({ timeout: 20_000 });
  await expect(resultOf(page)).toContainText('The pass at the node: The node refuse', {
    timeout: 15_000,
  });
  await expect(check(page, 'Clocks')).toContainText('12 minutes behind this device’s');
  await dialogOf(page).getByRole('button', { name: 'Check again' }).click();
  await expect(resultOf(page)).toContainText('Likely the clock of the panel is wrong');
});

test('without a network the checks can still be opened, and say so first', async ({
  console,
  context,
  survival,
}) => {
  const { page } = console;
  await withoutSharing(page);
  const keeper = page.waitForResponse(/keeper-.*\.js$/);
  await console.open(survival);
  await console.running();
  await (await keeper).finished();
  await expect.poll(() => page.evaluate(hasDoctor), { timeout: 20_000 }).toBe(true);
  await context.setOffline(true);
  await console.button('What’s wrong?').click({ timeout: 20_000 });
  await expect(resultOf(page)).toContainText('This device: It has no network', {
    timeout: 20_000,
  });
  await dialogOf(page).getByText('The connection so far').click();
  await expect(dialogOf(page)).toContainText('The browser says: no network.');
  await context.setOffline(false);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the menu leads to the checks, which fit, and to what happened so far', async ({
    console,
    survival,
  }) => {
    const { page } = console;
    await console.open(survival);
    await console.running();
    await console.button('Menu').tap();
    await console.button('What’s wrong?').tap();
    await expect(resultOf(page)).toContainText('Everything is in order.');
    await dialogOf(page).getByText('The connection so far').tap();
    await expect(dialogOf(page)).toContainText('The node took the pass.');
    const sideways = await dialogOf(page).evaluate((one) => one.scrollWidth - one.clientWidth);
    expect(sideways).toBeLessThanOrEqual(0);
    for (const target of await dialogOf(page).locator('button, summary, a').all()) {
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(43.9);
    }
  });
});
