import { developmentKey } from '../../devnode';
import { expect, test } from './fixtures';
import { quiet } from './log';

for (const [width, height] of [
  [640, 400],
  [320, 240],
] as const) {
  test(`framed at ${width} × ${height}: state, log and command line are there, the name is not`, async ({
    console,
    devnode,
    survival,
  }) => {
    const { page } = console;
    const server = survival.record.uuid.slice(0, 8);
    await page.route('**/host', (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><body style="margin:20px"><iframe id="console" width="${width}" height="${height}" style="border:0" src="/?server=${server}"></iframe>`,
      }),
    );
    // The page around it has the session of the panel already.
    await page.goto(devnode.url);
    await page.goto(`${devnode.url}/host`);
    const frame = page.frameLocator('#console');
    const state = frame.getByRole('status', { name: 'Server state' });
    await expect(state).toContainText('Running');
    await quiet({ ...console, rows: () => rowsOf(frame), sees: sees(frame) }, survival);
    await expect(frame.getByRole('heading', { level: 1 })).toHaveCount(0);
    await expect(frame.getByRole('button', { name: 'All servers' })).toHaveCount(0);

    const place = await page.locator('#console').boundingBox();
    for (const part of [
      state,
      frame.getByRole('button', { name: 'Stop', exact: true }),
      frame.getByRole('button', { name: 'Menu' }),
      frame.locator('.xterm-screen'),
      frame.getByRole('textbox', { name: 'Command' }),
      frame.getByRole('button', { name: 'Send' }),
    ]) {
      const box = await part.boundingBox();
      if (place === null || box === null) throw new Error('A part has no place.');
      expect(box.x).toBeGreaterThanOrEqual(place.x);
      expect(box.y).toBeGreaterThanOrEqual(place.y);
      expect(box.x + box.width).toBeLessThanOrEqual(place.x + width + 0.5);
      expect(box.y + box.height).toBeLessThanOrEqual(place.y + height + 0.5);
    }
    // The log has the room: most of the frame.
    const log = await frame.locator('.xterm-screen').boundingBox();
    expect(log?.height ?? 0).toBeGreaterThan(height * 0.6);
    expect(log?.width ?? 0).toBeGreaterThan(width * 0.9);

    // It does not take the focus of the page around it.
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
    await frame.getByRole('textbox', { name: 'Command' }).fill('say hello from the frame');
    await frame.getByRole('textbox', { name: 'Command' }).press('Enter');
    await sees(frame)(/\[Server\] hello from the frame/);
  });
}

test('a frame that may not submit forms still sends by the button and signs in', async ({
  console,
  devnode,
  survival,
}) => {
  const { page } = console;
  await devnode.fault({ fault: 'sign-in-required' });
  await page.route('**/host', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><iframe id="console" width="640" height="400" sandbox="allow-scripts allow-same-origin allow-popups" src="/?server=${survival.record.uuid}"></iframe>`,
    }),
  );
  await page.goto(`${devnode.url}/host`);
  const frame = page.frameLocator('#console');
  const key = frame.getByRole('textbox', { name: 'API key' });
  await key.fill('ptlc_wrong');
  await frame.getByRole('button', { name: 'Sign in with this key' }).click();
  await expect(frame.getByRole('alert')).toContainText('does not accept this key');
  await key.fill(developmentKey('owner'));
  await key.press('Enter');
  await expect(frame.getByRole('status', { name: 'Server state' })).toContainText('Running');
  await frame.getByRole('textbox', { name: 'Command' }).fill('say hello by the button');
  await frame.getByRole('button', { name: 'Send' }).click();
  await sees(frame)(/\[Server\] hello by the button/);
});

type Frame = ReturnType<import('@playwright/test').Page['frameLocator']>;

async function rowsOf(frame: Frame): Promise<string[]> {
  const rows = await frame.locator('.xterm-rows > div').allTextContents();
  return rows.map((row) => row.replaceAll('\u00a0', ' ').trimEnd());
}

function sees(frame: Frame) {
  return (text: string | RegExp) =>
    // A narrow frame breaks a line over several rows.
    expect
      .poll(async () => (await rowsOf(frame)).join(''))
      .toMatch(typeof text === 'string' ? text : new RegExp(text.source.replace(/\$$/, '')));
}
