import { type Console, expect, test } from './fixtures';
import { openQuiet, upTo } from './log';
import { inDoubt, inOrder, marksIn } from './marks';

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
});

test('a command reaches the process, stands in the log, and its answer comes back', async ({
  console,
}) => {
  await expect(console.button('Send')).toBeDisabled();
  await console.send('list');
  await console.sees(/There are \d+ of a max of 20 players online/);
  const rows = await console.rows();
  expect(rows.indexOf('› list')).toBeGreaterThan(-1);
  expect(rows.indexOf('› list')).toBeLessThan(rows.findIndex((row) => row.includes('of a max of')));
  await expect(console.command).toHaveValue('');

  await console.command.fill('say by the button');
  await console.button('Send').click();
  await console.sees('[Server] by the button');
  await expect(console.command).toHaveValue('');
});

test('commands sent faster than the node takes them wait in the box, and each arrives once', async ({
  console,
  devnode,
  survival,
}) => {
  let waited = 0;
  const begun = performance.now();
  for (let number = 1; number <= 16; number += 1) {
    await console.send(`mark ${number}`);
    const waits = (await console.command.inputValue()) !== '';
    // What is still in the box has not gone: the log does not have it either.
    if (waits) waited += 1;
    await expect(console.command).toHaveValue('');
    await console.sees(`› mark ${number}`);
  }
  await console.sees(/^mark 16$/);
  // Ten at once and one a second is what the node takes: who is slower than that never waits.
  if (performance.now() - begun < 5_000) expect(waited).toBeGreaterThan(0);
  await expect.poll(async () => inOrder(marksIn(await console.rows()))).toEqual(upTo(16));
  expect(devnode.node.counters(survival.record.uuid).framesThrottled).toEqual({});
});

/** Types them as somebody quick does: the next one while the last may still wait. */
async function typeMarks(console: Console, count: number): Promise<void> {
  await console.command.focus();
  for (let number = 1; number <= count; number += 1) {
    await console.page.keyboard.type(`mark ${number}`);
    await console.page.keyboard.press('Enter');
  }
}

test('what is typed and sent while another command waits goes after it', async ({ console }) => {
  await typeMarks(console, 16);
  await expect(console.command).not.toHaveValue('');
  await console.sees(/^mark 16$/);
  const echoes = (await console.rows()).filter((row) => row.startsWith('› '));
  // In what order the node carries them out is its own affair.
  expect(echoes.slice(-10)).toEqual(upTo(16, 7).map((number) => `› mark ${number}`));
  await expect.poll(async () => inOrder(marksIn(await console.rows()))).toEqual(upTo(16));
  await expect(console.command).toHaveValue('');
});

test('what is put in place of a command that still waits goes whole, whatever it begins with', async ({
  console,
}) => {
  const { command, page } = console;
  await console.send('mark 17 and more');
  await console.sees(/^mark 17 and more$/);
  // Those use up what may go at once; on a slow machine the next has to be tried again.
  await typeMarks(console, 12);
  await console.sees(/^mark 12$/);
  await expect(async () => {
    await command.fill('mark 17');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ArrowUp');
    expect(await command.inputValue()).toBe('mark 17 and more');
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(command).toHaveValue('');
  await command.fill('mark 1');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('mark 18');
  await page.keyboard.press('Enter');
  await console.sees(/^mark 18$/);
  await expect(command).toHaveValue('');
  const last = ['mark 17', 'mark 17 and more', 'mark 1', 'mark 18'];
  const echoes = (await console.rows()).filter((row) => row.startsWith('› '));
  expect(echoes.slice(-4)).toEqual(last.map((mark) => `› ${mark}`));
  const marks = async () => (await console.rows()).filter((row) => /^mark 1/.test(row));
  await expect.poll(async () => (await marks()).slice(-4).sort()).toEqual(last.toSorted());
});

test('where the first is refused, all that was typed behind it stays, a line each', async ({
  console,
  devnode,
}) => {
  await typeMarks(console, 16);
  await devnode.fault({ fault: 'refuse-upgrades' });
  await devnode.fault({ fault: 'drop' });
  await expect(
    console.page.getByRole('alert').filter({ hasText: /no connection|lost/ }),
  ).toBeVisible();
  const left = (await console.command.inputValue()).split('\n').filter((line) => line !== '');
  expect(left.length).toBeGreaterThan(1);
  expect(left).toEqual(upTo(16, 17 - left.length).map((number) => `mark ${number}`));
  // Before that it still says that the server runs.
  await expect(console.state).toContainText('Reconnecting');
  await devnode.fault({ fault: 'refuse-upgrades', on: false });
  await console.running();
  await console.page.keyboard.press('Enter');
  await console.sees(/^mark 16$/);
  // One that was on its way when the connection was lost may be gone, and is said to be in doubt.
  const accountedFor = async (): Promise<number[]> => {
    const rows = await console.rows();
    const came = marksIn(rows);
    return inOrder([...came, ...inDoubt(rows).filter((mark) => !came.includes(mark))]);
  };
  await expect.poll(accountedFor).toEqual(upTo(16));
});

test('a command that the node dropped is told of, and sent again on a click', async ({
  console,
  devnode,
}) => {
  await devnode.fault({ fault: 'throttle', events: ['send command'] });
  await console.send('mark dropped');
  await expect(
    console.banner('Too many commands at once; the node dropped one. It was not sent again.'),
  ).toBeVisible();
  await devnode.fault({ fault: 'throttle', events: [] });
  expect(await console.rows()).not.toContain('mark dropped');
  await console.button('Send again').click();
  await console.sees(/^mark dropped$/);
});

test('a command that cannot be sent again says why', async ({ console, devnode }) => {
  await devnode.fault({ fault: 'throttle', events: ['send command'] });
  await console.send('mark dropped');
  await expect(console.button('Send again')).toBeVisible();
  await devnode.fault({ fault: 'throttle', events: [] });
  await console.button('Kill').click();
  await console.page.getByRole('alertdialog').getByRole('button', { name: 'Kill' }).click();
  await expect(console.state).toContainText('Offline');
  await console.button('Send again').click();
  await expect(console.banner('Not sent: the server is offline.')).toBeVisible();
  await console.button('Dismiss').click();
  await expect(console.banner('Not sent')).toHaveCount(0);
});

test('earlier commands come back by the arrows and by Tab, also after the page was loaded anew', async ({
  console,
  survival,
}) => {
  const { page, command } = console;
  for (const text of ['say one', 'list', 'say two']) {
    await console.send(text);
    await expect(command).toHaveValue('');
  }
  await console.sees('[Server] two');
  await console.open(survival);
  await console.running();
  await expect(command).toBeFocused();
  await command.fill('draft');
  await command.fill('');
  for (const text of ['say two', 'list', 'say one', 'say one']) {
    await page.keyboard.press('ArrowUp');
    await expect(command).toHaveValue(text);
  }
  for (const text of ['list', 'say two', '']) {
    await page.keyboard.press('ArrowDown');
    await expect(command).toHaveValue(text);
  }
  // Only those that begin with what is typed.
  await command.fill('li');
  await page.keyboard.press('ArrowUp');
  await expect(command).toHaveValue('list');
  await page.keyboard.press('ArrowDown');
  await expect(command).toHaveValue('li');

  await command.fill('say');
  for (const text of ['say two', 'say one', 'say']) {
    await page.keyboard.press('Tab');
    await expect(command).toHaveValue(text);
    await expect(command).toBeFocused();
  }
  // The command line is no trap.
  await page.keyboard.press('Tab');
  await expect(command).not.toBeFocused();
});

test('nothing that looks like a password is kept, neither in the history nor elsewhere', async ({
  console,
  context,
}) => {
  for (const text of ['login Ada hunter2', 'say password: hunter2', 'say kept']) {
    await console.send(text);
    await expect(console.command).toHaveValue('');
  }
  await console.sees('[Server] kept');
  const { origins } = await context.storageState({ indexedDB: true });
  const stored = JSON.stringify([
    origins,
    await console.page.evaluate(() => ({ ...sessionStorage })),
  ]);
  expect(stored).toContain('say kept');
  expect(stored).not.toContain('hunter2');
  await console.page.keyboard.press('ArrowUp');
  await expect(console.command).toHaveValue('say kept');
  await console.page.keyboard.press('ArrowUp');
  await expect(console.command).toHaveValue('say kept');
});

test('a refusal keeps the text and says why: too long, with the count, and not connected', async ({
  console,
  devnode,
}) => {
  const problem = (text: RegExp) => console.page.getByRole('alert').filter({ hasText: text });
  const long = `say ${'ä'.repeat(2_000)}`;
  await console.send(long);
  const bytes = JSON.stringify({ event: 'send command', args: [long] });
  const count = new TextEncoder().encode(bytes).length.toLocaleString('en-GB');
  await expect(problem(/too long/)).toHaveText(
    `Not sent: too long, ${count} bytes of at most 4,000.`,
  );
  await expect(console.command).toHaveValue(long);

  await devnode.fault({ fault: 'refuse-upgrades' });
  await devnode.fault({ fault: 'drop' });
  await expect(console.state).not.toContainText('Running');
  await console.send('say later');
  await expect(problem(/Not sent: there is no connection to the server\./)).toBeVisible();
  await expect(console.command).toHaveValue('say later');

  await devnode.fault({ fault: 'refuse-upgrades', on: false });
  await console.running();
  await console.page.keyboard.press('Enter');
  await console.sees('[Server] later');
  await expect(console.command).toHaveValue('');
});

test('a server that is offline takes no command, and the page says so', async ({
  console,
  creative,
}) => {
  await console.open(creative);
  await expect(console.state).toContainText('Offline');
  await console.send('say hello');
  await expect(console.page.getByRole('alert').filter({ hasText: 'offline' })).toHaveText(
    'Not sent: the server is offline.',
  );
  await expect(console.command).toHaveValue('say hello');
});

test('several lines that are pasted go as commands, one after the other, and can be stopped', async ({
  console,
}) => {
  const { page, command } = console;
  const status = page.getByRole('status');
  await command.fill('mark 1\nmark 2\n\nmark 3\nmark 4\n');
  await expect(status.filter({ hasText: /^4 commands$/ })).toBeVisible();
  await page.keyboard.press('Enter');
  await console.sees(/^mark 4$/);
  const marks = async () => (await console.rows()).filter((row) => /^mark \d+$/.test(row));
  const echoes = (await console.rows()).filter((row) => /^› mark \d+$/.test(row));
  expect(echoes).toEqual(['› mark 1', '› mark 2', '› mark 3', '› mark 4']);
  // What a node reads at once, as one that stood still does, it carries out in any order.
  await expect
    .poll(async () => [...(await marks())].sort())
    .toEqual(['mark 1', 'mark 2', 'mark 3', 'mark 4']);
  await expect(command).toHaveValue('');

  const many = Array.from({ length: 40 }, (_, index) => `mark ${index + 5}`);
  await command.fill(many.join('\n'));
  // The last line is in the box whole.
  await expect
    .poll(() => command.evaluate((box) => box.scrollHeight - box.clientHeight - box.scrollTop))
    .toBeLessThan(1);
  await page.keyboard.press('Enter');
  await expect(status.filter({ hasText: /^[1-9]\d* of 40$/ })).toBeVisible();
  await console.button('Stop sending').click();
  const stopped = page
    .getByRole('alert')
    .filter({ hasText: /^Stopped\. \d+ commands not sent\.$/ });
  await expect(stopped).toBeVisible();
  const left = Number(/\d+/.exec(await stopped.innerText())?.[0]);
  expect(left).toBeGreaterThan(0);
  // What was not sent stays in the box, and nothing else reaches the process.
  await expect(command).toHaveValue(many.slice(40 - left).join('\n'));
  await console.sees(new RegExp(`^mark ${44 - left}$`));
  const numbers = (await marks()).map((mark) => Number(mark.slice('mark '.length)));
  expect(Math.max(...numbers)).toBe(44 - left);
});
