import { findBar } from './findMarks';
import { createConsole, expect, printLines, test } from './fixtures';
import { atRest, openQuiet } from './log';

test('where the log was in a tab that crashes, who finds in another stays where they are, and finds on', async ({
  console,
  context,
  devnode,
  survival,
}) => {
  test.setTimeout(60_000);
  await openQuiet(console, survival);
  // Of different lengths: the end of the last one may still be on screen.
  for (const [nth, lines] of Object.entries({ one: 80, two: 81, three: 82 })) {
    await printLines(survival, [`needle ${nth}`]);
    survival.command(`flood ${lines} 5000`);
    await console.sees(`Flood done: ${lines} lines`);
    await atRest(console);
  }
  const second = createConsole(await context.newPage(), devnode);
  await second.open(survival);
  await second.running();
  await second.page.waitForFunction(() =>
    performance.getEntriesByType('resource').some(({ name }) => name.includes('/journal-')),
  );
  const find = findBar(second);
  await find.open();
  await find.look('needle');
  await find.counts('3 of 3');
  for (const count of ['2 of 3', '1 of 3']) {
    await second.page.keyboard.press('Shift+Enter');
    await find.counts(count);
  }
  await second.sees('needle one');
  await atRest(second);
  const before = await second.rows();

  const session = await console.page.context().newCDPSession(console.page);
  const gone = console.page.waitForEvent('crash');
  session.send('Page.crash').catch(() => {});
  await gone;
  // Of what is held now the last match is where it goes on.
  await find.counts('3 of 3');
  await atRest(second);
  expect(await second.rows()).toEqual(before);
  await second.page.keyboard.press('Shift+Enter');
  await find.counts('2 of 3');
  await second.sees('needle two');
});
