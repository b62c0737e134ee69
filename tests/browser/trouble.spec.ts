import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ServerSeed } from '../../devnode';
import { defaultServers } from '../../devnode/defaults';
import { expect, serverNamed, signInAs, test } from './fixtures';
import { openQuiet } from './log';

/** A server that starts only when it has what it needs. */
function needy(need: string, seed: Partial<ServerSeed> = {}): ServerSeed[] {
  const [survival] = defaultServers();
  if (survival === undefined) throw new Error('There is no server to begin with.');
  const { program } = survival;
  const args = [...(program.args ?? []), '--needs', need];
  return [{ ...survival, ...seed, name: 'Needy', autostart: false, program: { ...program, args } }];
}

test('a crash leads to what is known of it, and from there to the line in the log', async ({
  console,
  context,
  survival,
  page,
}) => {
  await openQuiet(console, survival);
  // What a node reads at once it carries out in any order.
  await console.send('trace 3');
  await console.sees('Could not pass event PlayerJoinEvent');
  await console.send('flood 150 3000');
  await console.sees('Flood done');
  await console.send('print from 203.0.113.7');
  await console.sees(/^from 203/);
  await console.send('exit 139');
  await console.button('Why it stopped').click();
  const card = page.getByRole('dialog', { name: 'Why it stopped' });
  await expect(card).toContainText('139The system ended the program: it reached for memory');
  await expect(card).toContainText('No, says the node.');
  await expect(card).toContainText(/Ran for\d+ s/);
  const error = card
    .getByRole('region', { name: 'First error' })
    .getByRole('button', { name: /Could not pass event PlayerJoinEvent/ });
  await expect(
    card.getByRole('region', { name: 'Last lines' }).getByRole('button', { name: /203.0.113.7/ }),
  ).toBeVisible();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await card.getByRole('button', { name: 'Copy as text' }).click();
  await expect(card).toContainText('Copied, with addresses');
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toContain('Exit code: 139');
  expect(copied).toMatch(/^ {2}from <ip 1>$/m);
  expect(copied).not.toContain('203.0.113.7');
  await error.click();
  await expect(card).toHaveCount(0);
  // It had long left the screen.
  await console.sees('Could not pass event PlayerJoinEvent');
});

test.describe('a server that waits for its EULA', () => {
  test.use({ setting: { servers: needy('eula') } });

  test('starts after one click, which does what it says and nothing before it', async ({
    console,
    devnode,
    page,
  }) => {
    const server = serverNamed(devnode, 'Needy');
    const file = join(server.record.program.cwd, 'eula.txt');
    await console.open(server);
    await expect(console.state).toContainText('Offline');
    await console.button('Start').click();
    await expect(console.banner('given up').or(console.banner('does not start it'))).toBeVisible();
    await console.button('What helps').click();
    const dialog = page.getByRole('dialog', { name: 'Agree to the EULA' });
    await expect(dialog).toContainText('writes a file /eula.txt that says eula=true');
    await expect(dialog.getByRole('button', { name: /You need to agree/ })).toBeVisible();
    expect(existsSync(file)).toBe(false);

    // The panel refuses: why is said, and it can be tried again.
    await devnode.fault({ fault: 'panel', kind: 'html', status: 502, path: '/write', times: 1 });
    await dialog.getByRole('button', { name: 'I agree, start the server' }).click();
    await expect(dialog.getByRole('alert')).toContainText('a web page in place of data');
    expect(existsSync(file)).toBe(false);
    // A CSRF token that has ended is no matter for the person.
    await devnode.fault({ fault: 'panel', kind: 'status', status: 419, path: '/write', times: 1 });
    await dialog.getByRole('button', { name: 'Try again' }).click();
    await expect(dialog).toContainText('The file /eula.txt now says eula=true.');
    expect(readFileSync(file, 'utf8')).toBe('eula=true\n');
    await console.running();
    await expect(dialog).toContainText('The server is running, with the change.');
    await page.keyboard.press('Escape');
    await expect(console.banner('EULA')).toHaveCount(0);
    const { framesIn } = devnode.node.counters(server.record.uuid);
    // The start that was clicked at first, and the one after agreeing.
    expect(framesIn['set state']).toBe(2);
  });
});

test.describe('a server that needs another version of Java', () => {
  const dockerImages = { 'Java 17': 'example/java_17', 'Java 21': 'example/java_21' };
  test.use({ setting: { servers: needy('java=21', { dockerImages }) } });

  test('gets the image that is chosen, and starts with it', async ({ console, devnode, page }) => {
    const server = serverNamed(devnode, 'Needy');
    await console.open(server);
    await console.button('Start').click();
    await expect(console.banner('does not start it')).toBeVisible();
    await console.button('What helps').click();
    const dialog = page.getByRole('dialog', { name: 'Another version of Java' });
    await expect(dialog).toContainText('The line asks for Java 21 or newer.');
    const use = dialog.getByRole('button', { name: 'Use this image' });
    await expect(use).toBeDisabled();
    await dialog.getByRole('radio', { name: 'Java 21' }).check();
    await use.click();
    await expect(dialog).toContainText('From the next start on, the server uses Java 21.');
    await dialog.getByRole('button', { name: 'Start the server' }).click();
    await console.running();
    expect(server.record.dockerImage).toBe('example/java_21');
  });
});

test('who may not change files sees who can; what is put away stays so in that run of the server', async ({
  console,
  context,
  devnode,
  page,
  survival,
}) => {
  await signInAs(context, devnode, 'guest');
  await openQuiet(console, survival);
  await console.send('problem eula');
  await console.button('What helps').click();
  const dialog = page.getByRole('dialog', { name: 'Agree to the EULA' });
  await expect(dialog).toContainText('someone with the permission file.create');
  await expect(dialog.getByRole('button', { name: /agree/i })).toHaveCount(1);
  await dialog.getByRole('button', { name: /You need to agree/ }).click();
  await console.sees('You need to agree');
  await console.button('Dismiss').click();

  await page.reload();
  await console.running();
  // It is replayed, and looked at before this one.
  await console.sees('You need to agree');
  await console.send('problem pid_limit');
  await expect(console.banner('no more threads')).toBeVisible();
  await expect(console.banner('EULA')).toHaveCount(0);
});
