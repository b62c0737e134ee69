import { type Console, expect, test } from './fixtures';

// A start is looked at here.
test.use({ pace: 1 });
test.setTimeout(60_000);

const actions = ['Start', 'Restart', 'Stop', 'Kill'];

test('Stop, Start and Restart by the buttons: the process is really gone, there, and another', async ({
  console,
  survival,
}) => {
  await console.open(survival);
  await console.running();
  await expectEnabled(console, ['Restart', 'Stop', 'Kill']);
  const first = await survival.pids();
  expect(first.length).toBeGreaterThan(0);

  const words = await stateWords(console);
  await console.button('Stop').click();
  await expect(console.state).toContainText('Stopping');
  // While it is under way nothing but Kill can cut in.
  await expectEnabled(console, ['Kill']);
  await expect(console.state).toContainText('Offline');
  await expectEnabled(console, ['Start']);
  expect(await survival.pids()).toEqual([]);
  expect(first.some(alive)).toBe(false);

  await console.button('Start').click();
  await expect(console.state).toContainText('Starting');
  await console.running();
  await console.sees('For help, type "help"');
  const second = await survival.pids();
  expect(second.length).toBeGreaterThan(0);

  await console.button('Restart').click();
  await expect(console.state).toContainText(/Restarting|Stopping/);
  await expect(console.state).toContainText('Starting');
  await console.running();
  const third = await survival.pids();
  expect(third.length).toBeGreaterThan(0);
  expect(second.some(alive)).toBe(false);
  expect(await words()).toEqual([
    'Running',
    'Stopping…',
    'Offline',
    'Starting…',
    'Running',
    'Restarting…',
    'Starting',
    'Running',
  ]);
});

test('Kill asks and names the server; Esc and Cancel leave it alone, Kill ends it at once', async ({
  console,
  survival,
}) => {
  const { page } = console;
  await console.open(survival);
  await console.running();
  const before = await survival.pids();
  const dialog = page.getByRole('alertdialog', { name: 'Kill Survival?' });

  await console.button('Kill').click();
  await expect(dialog).toContainText('What is not saved is lost.');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(console.button('Kill')).toBeFocused();

  await console.button('Kill').click();
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(dialog).toHaveCount(0);
  await console.send('say still here');
  await console.sees('[Server] still here');
  expect(await survival.pids()).toEqual(before);

  await console.button('Kill').click();
  await dialog.getByRole('button', { name: 'Kill' }).click();
  await expect(console.state).toContainText('Offline');
  expect(await survival.pids()).toEqual([]);
  expect(before.some(alive)).toBe(false);
  // It did not stop: nothing was saved.
  expect((await console.rows()).join('\n')).not.toContain('Saving worlds');
});

test('a crash is told with its exit code, and whether the node starts the server again', async ({
  console,
  survival,
}) => {
  await console.open(survival);
  await console.running();
  await console.send('crash');
  await expect(console.banner(/^The server crashed \(exit code 1\)\.$/)).toBeVisible();
  await expect(console.state).toContainText('Starting');
  await console.running();
  await console.send('crash');
  await expect(
    console.banner('The server crashed (exit code 1). The node does not start it again by itself.'),
  ).toBeVisible();
  await expect(console.state).toContainText('Offline');
  // Whoever starts it has seen it.
  await console.button('Start').click();
  await console.running();
  await expect(console.banner('crashed')).toHaveCount(0);
});

test('a node that says nothing to Start is told of, and the button comes back', async ({
  console,
  creative,
  devnode,
}) => {
  await console.open(creative);
  await expect(console.state).toContainText('Offline');
  await devnode.fault({ fault: 'silent' });
  await console.button('Start').click();
  await expect(console.state).toContainText('Starting…');
  await expectEnabled(console, []);
  await expect(
    console.banner('The node has not answered. Start may not have arrived; you can send it again.'),
  ).toBeVisible({ timeout: 15_000 });
  await expectEnabled(console, ['Start']);
  expect(creative.state).toBe('offline');
});

test.describe('a server that does not stop', () => {
  const deaf =
    "process.on('SIGTERM', () => console.log('not now')); console.log('up'); setInterval(() => {}, 1e3);";
  test.use({
    setting: {
      servers: [
        {
          name: 'Deaf',
          program: { command: process.execPath, args: ['-e', deaf], stop: { signal: 'SIGTERM' } },
          autostart: true,
        },
      ],
    },
  });

  test('is offered to be killed after 30 s of stopping', async ({ console, devnode }) => {
    const { page } = console;
    const server = [...devnode.world.servers.keys()].map((uuid) => devnode.node.server(uuid))[0];
    if (server === null || server === undefined) throw new Error('There is no server.');
    await page.clock.install();
    await console.open(server);
    await console.running();
    const before = await server.pids();
    await console.button('Stop').click();
    await console.sees('not now');
    await page.clock.fastForward(25_000);
    await expect(console.state).toContainText(/Stopping…\s*0:2\d/);
    await expect(console.banner('has been stopping')).toHaveCount(0);
    await page.clock.fastForward(6_000);
    const banner = page.getByRole('region', { name: 'Messages' });
    await expect(banner).toContainText('The server has been stopping for more than 30 seconds.');
    await banner.getByRole('button', { name: 'Kill' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Kill' }).click();
    await expect(console.state).toContainText('Offline');
    expect(before.some(alive)).toBe(false);
    await expect(banner).toHaveText('');
  });
});

async function expectEnabled(console: Console, names: readonly string[]): Promise<void> {
  // All at once: a state of which the buttons are those is soon over.
  await expect
    .poll(async () => {
      const are = await Promise.all(actions.map((name) => console.button(name).isEnabled()));
      return actions.filter((_, nth) => are[nth]);
    })
    .toEqual(names);
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Every word that the state has had from now on, also for a moment. */
async function stateWords(console: Console): Promise<() => Promise<string[]>> {
  const handle = await console.state.evaluateHandle((state) => {
    const seen: string[] = [];
    const look = () => {
      const word = state.querySelector('span')?.textContent ?? '';
      if (word !== '' && word !== seen.at(-1)) seen.push(word);
    };
    look();
    new MutationObserver(look).observe(state, {
      childList: true,
      subtree: true,
      characterData: true,
    });
    return seen;
  });
  return () => handle.jsonValue();
}
