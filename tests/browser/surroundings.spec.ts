import type { Page } from '@playwright/test';
import { type Console, expect, test, withoutSharing, withoutWorkers } from './fixtures';
import { openQuiet } from './log';
import { placeOf } from './screen';

async function works(console: Console): Promise<void> {
  await console.running();
  await console.send('say all is well');
  await console.sees('[Server] all is well');
  await console.page.keyboard.press('ArrowUp');
  await expect(console.command).toHaveValue('say all is well');
}

test('without storage everything works as long as the page is open, and the settings say so', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage']) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException('Denied', 'SecurityError');
        },
      });
    }
  });
  await console.open(survival);
  await works(console);
  await console.button('Settings').click();
  await expect(page.getByRole('dialog')).toContainText(
    'This browser keeps nothing new for this page: what you change lasts until you leave it.',
  );
  await page.getByRole('radio', { name: 'Dark' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a page whose script never comes is not empty: it says what to do', async ({
  console,
  devnode,
}) => {
  const { page } = console;
  await page.route('**/assets/*.js', (route) => route.abort());
  await page.goto(devnode.url);
  const sentence = page.getByText(/The console has not loaded\. Load the page again\./);
  await expect(sentence).toBeHidden();
  await expect(sentence).toBeVisible({ timeout: 12_000 });
});

test('the configuration and the worker are asked for before the page’s own code is there', async ({
  console,
  devnode,
  survival,
}) => {
  const { page } = console;
  await withoutSharing(page);
  await page.route('**/assets/index-*.js', (route) => route.abort());
  const asked = ['**/config.json', '**/assets/entry-*.js'].map((one) => page.waitForRequest(one));
  await page.goto(`${devnode.url}/?server=${survival.record.uuid.slice(0, 8)}`);
  await Promise.all(asked);
});

test('a worker that is up long before the page knows its configuration is told what to do', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await withoutSharing(page);
  await page.route('**/config.json', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await route.fulfill({ json: {} });
  });
  await console.open(survival);
  await console.running();
  expect(page.workers()).toHaveLength(1);
});

const workerless: readonly [string, (page: Page) => Promise<unknown>][] = [
  [
    'missing',
    async (page) => {
      await withoutWorkers(page);
    },
  ],
  [
    'refused',
    (page) =>
      page.addInitScript(() => {
        const refused = class {
          constructor() {
            throw new DOMException('Denied', 'SecurityError');
          }
        };
        Object.assign(window, { Worker: refused, SharedWorker: refused });
      }),
  ],
  ['not to be loaded', (page) => page.route('**/assets/entry-*.js', (route) => route.abort())],
];

for (const [how, arrange] of workerless) {
  test(`with workers ${how}, the console works in the page itself and the settings say so`, async ({
    console,
    survival,
  }) => {
    const { page } = console;
    await arrange(page);
    await console.open(survival);
    await works(console);
    expect(page.workers()).toHaveLength(0);
    await console.button('Settings').click();
    await expect(page.getByRole('dialog')).toContainText(
      'This browser gives the page no background worker: very fast output may be felt.',
    );
  });
}

test('where the engine cannot be had at all, the page says so and offers to load it again', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await withoutWorkers(page);
  await page.route('**/assets/serveHere-*.js', (route) => route.abort());
  await console.open(survival);
  await expect(
    console.banner('The part of this page that connects to the server could not be loaded.'),
  ).toBeVisible();
  await expect(console.state).toContainText('Not connected');
  await page.unrouteAll();
  await console.button('Load the page again').click();
  await console.running();
});

test('without a clipboard the page says how to copy', async ({ console, survival }) => {
  const { page } = console;
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await openQuiet(console, survival);
  const { x, y } = await placeOf(page, 'For help');
  await page.mouse.dblclick(x, y);
  await console.button('Copy selection').click();
  const refused =
    'This browser does not let the page copy here. Select the text and copy it yourself.';
  await expect(page.getByRole('toolbar')).toContainText(refused);
});

const broken: readonly [string, { body: string; contentType?: string; status?: number }, RegExp][] =
  [
    ['a web page', { body: '<!doctype html><p>Hello', contentType: 'text/html' }, /web page/],
    ['not JSON', { body: '{ "panel": ' }, /config\.json is not valid JSON\. Correct it: /],
    ['a list', { body: '[1, 2]' }, /has to hold one object/],
    ['refused', { body: 'no', status: 403 }, /answered with status 403/],
  ];

for (const [what, answer, sentence] of broken) {
  test(`a config.json that is ${what} is told of in sentences`, async ({ console, survival }) => {
    const { page } = console;
    await page.route('**/config.json', (route) =>
      route.fulfill({ status: 200, contentType: 'application/json', ...answer }),
    );
    await console.open(survival);
    await expect(
      page.getByRole('heading', { name: 'The console is not set up correctly' }),
    ).toBeVisible();
    await expect(page.getByRole('main')).toContainText(sentence);
    await page.unroute('**/config.json');
    await console.button('Load the page again').click();
    await expect(page.getByRole('heading', { name: 'Survival' })).toBeVisible();
  });
}

test('every wrong thing in a config.json is named at once, with what it has to be', async ({
  console,
  survival,
}) => {
  const { page } = console;
  const config = { panel: { url: 5 }, node: { tokenInUrl: 'yes' }, maxLines: 1, color: 'red' };
  await page.route('**/config.json', (route) => route.fulfill({ json: config }));
  await console.open(survival);
  await expect(page.getByRole('listitem')).toHaveText([
    /unknown key “color”/,
    /“panel\.url” in config\.json has to be a web address/,
    /“node\.tokenInUrl” in config\.json has to be true or false/,
    /“maxLines” in config\.json has to be from 1,000 to 1,000,000/,
  ]);
});

test('an address that cannot be a server, or is nobody’s, is told of', async ({
  page,
  devnode,
}) => {
  await page.goto(`${devnode.url}/?server=../../etc`);
  await expect(page.getByRole('listitem')).toContainText(
    '“../../etc” in the address cannot be a server.',
  );
  await page.getByRole('button', { name: 'All servers' }).click();
  await expect(page.getByRole('link')).toHaveCount(2);

  // Where the theme alone is wrong nothing is said against the server.
  await page.goto(`${devnode.url}/?server=deadbeef&theme=pink`);
  await expect(page.getByRole('listitem')).toContainText('“pink” in the address is not a theme.');
  await expect(page.getByRole('heading')).toHaveText('This address cannot be used');

  await page.goto(`${devnode.url}/?server=deadbeef`);
  await expect(page.getByRole('alert').filter({ hasText: 'no longer have access' })).toBeVisible();
  await page.getByRole('button', { name: 'Back to your servers' }).click();
  await expect(page.getByRole('link')).toHaveCount(2);
});

test('a token in the address is taken out of it, told of, and never used', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await withoutSharing(page);
  const sent: string[] = [];
  page.on('request', (request) => {
    const opening = request.isNavigationRequest();
    if (!opening) sent.push(`${request.url()} ${JSON.stringify(request.headers())}`);
  });
  const secret = 'ptlc_0123456789abcdef0123456789abcdef';
  await console.open(survival, `&token=${secret}#key=${secret}`);
  await expect(page.getByRole('alert').filter({ hasText: 'held a token or key' })).toBeVisible();
  await expect(page).toHaveURL(/\?server=[0-9a-f]{8}$/);
  await works(console);
  expect(sent.filter((request) => request.includes('/websocket'))).not.toEqual([]);
  expect(
    sent.filter((request) => new URL(request.split(' ')[0] ?? '').search.includes(secret)),
  ).toEqual([]);
  expect(sent.filter((request) => /authorization/i.test(request))).toEqual([]);
  const stored = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(stored).not.toContain(secret);
});

test('the list says what a panel elsewhere needs that does not let this page read its answers', async ({
  page,
  devnode,
}) => {
  const elsewhere = devnode.url.replace('127.0.0.1', 'localhost');
  let panel = devnode.url;
  await page.route('**/config.json', (route) => route.fulfill({ json: { panel: { url: panel } } }));
  await page.goto(elsewhere);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText(`APP_CORS_ALLOWED_ORIGINS=${elsewhere}`);
  await devnode.fault({ fault: 'cors', origins: [elsewhere] });
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  // Where nothing answers, a line in its settings would not help.
  panel = 'http://127.0.0.1:9';
  await page.goto(elsewhere);
  await expect(alert).toContainText('The panel does not answer.');
  await page.waitForTimeout(500);
  await expect(alert).not.toContainText('APP_CORS');
});
