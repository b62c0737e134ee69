import { findBar, marks } from './findMarks';
import { expect, printLines, test } from './fixtures';
import { floodEnds, floodNumbers, openQuiet } from './log';
import { frameGaps, watchWork } from './screen';

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
});

test('while a flood comes the count grows, the text being read stays, and the page answers', async ({
  console,
  survival,
}) => {
  test.setTimeout(60_000);
  const find = findBar(console);
  await printLines(survival, ['the first fox']);
  await find.open();
  await find.look('fox');
  await find.counts('1 of 1');
  const read = await console.rows();
  survival.command('flood 20000 4000');
  const gaps = await frameGaps(console.page, async () => {
    await find.counts(/1 of 1?\d,\d{3}$/);
    await expect(find.bar.locator('.figures')).toHaveText('1 of 20,001', { timeout: 20_000 });
  });
  expect((await console.rows()).slice(0, read.length)).toEqual(read);
  expect(gaps.length).toBeGreaterThan(50);
  await find.field.press('Enter');
  await find.counts('2 of 20,001');
  await console.sees('flood 000001');
});

test('a flood that is followed is marked as it is drawn', async ({ console, survival }) => {
  const find = findBar(console);
  await find.open();
  await find.look('quick brown');
  await find.counts('No match');
  survival.command('flood 3000 1000');
  await expect.poll(async () => (await marks(console.page)).length).toBeGreaterThan(10);
  await floodEnds(console);
  await find.counts('3,000 found');
  await expect
    .poll(async () => {
      const rows = floodNumbers(await console.rows()).length;
      return rows > 10 && (await marks(console.page)).length === rows;
    })
    .toBe(true);
});

test('a regular expression is looked for line by line, and says while one types why it is none', async ({
  console,
  survival,
}) => {
  const find = findBar(console);
  await printLines(survival, ['player1 joined', 'player22 joined', 'player left', '🙂🙂']);
  await console.sees('🙂');
  await find.open();
  await find.toggle('Regular expression');
  await find.look('^player\\d+');
  await find.counts('2 of 2');
  await expect
    .poll(async () => (await marks(console.page)).map(({ text }) => text))
    .toEqual(['player1', 'player22']);
  for (const [pattern, sentence] of [
    ['player(', 'This is no regular expression yet: a “(” has no “)”.'],
    ['player[0', 'This is no regular expression yet: a “[” has no “]”.'],
    ['+', 'a “*”, “+” or “?” has nothing before it to repeat.'],
    ['player\\', 'nothing follows the last “\\”.'],
  ] as const) {
    await find.look(pattern);
    await expect(find.message).toContainText(sentence);
    await expect(find.field).toHaveAttribute('aria-invalid', 'true');
    await find.counts('');
    await expect.poll(() => marks(console.page)).toEqual([]);
  }
  await find.said('nothing follows the last');
  // Matches of nothing are none, and do not go on for ever.
  await find.look('d*$');
  await find.counts('2 of 2');
  await expect(find.message).toHaveCount(0);
  await find.look('🙂');
  await find.counts('2 of 2');
  await find.toggle('Regular expression');
});

test('a pattern that would never end is stopped and says so, and nothing else is held up', async ({
  console,
  survival,
}) => {
  const find = findBar(console);
  const { page } = console;
  await printLines(survival, [`${'a'.repeat(60)}!`, 'an innocent line']);
  await console.sees('an innocent line');
  await find.open();
  await find.toggle('Regular expression');
  survival.command('flood 3000 500');
  const work = await watchWork(page);
  await work();
  const worked: number[] = [];
  await find.look('(a+)+$');
  const deadline = Date.now() + 10_000;
  while ((await find.message.count()) === 0 && Date.now() < deadline) {
    await page.evaluate(() => new Promise((done) => setTimeout(done, 0)));
    worked.push(await work());
  }
  worked.push(await work());
  await expect(find.message).toContainText('This pattern takes too long; it was stopped.');
  // In the page's own thread one answer would have waited for all of the 600 ms that the pattern had.
  expect(Math.max(...worked)).toBeLessThan(550);
  await find.said('takes too long');
  // The engine has gone on reading, and finds the next pattern in a new worker.
  await floodEnds(console);
  await find.look('inno.ent');
  await find.counts('1 of 1');
  await expect(find.message).toHaveCount(0);
  await console.page.keyboard.press('Escape');
  await console.send('say still here');
  await console.page.keyboard.press('End');
  await console.sees('[Server] still here');
});
