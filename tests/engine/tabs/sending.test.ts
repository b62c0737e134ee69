import { expect, test } from 'vitest';
import { createTabsWorld } from './tabsWorld';

const commandsOf = (frames: readonly string[]) =>
  frames.filter((frame) => frame.includes('"send command"'));

test('commands of two pages go out once, within one mirror of the node’s limits', async () => {
  const world = createTabsWorld();
  const tabs = [await world.openLive(), await world.open()];
  const socket = world.sockets.latest();
  const results: string[] = [];
  for (let nth = 0; nth < 12; nth++) {
    void tabs[nth % 2]?.command(`say ${nth}`).then((result) => {
      results.push(result.sent ? 'sent' : result.why.kind);
    });
  }
  await world.clock.advance(5_000);
  // Ten at once and one a second is what the node takes from all pages together.
  const sent = results.filter((result) => result === 'sent');
  expect(results).toHaveLength(12);
  expect(commandsOf(socket.sent)).toHaveLength(sent.length);
  expect(new Set(commandsOf(socket.sent)).size).toBe(sent.length);
  expect(sent.length).toBeLessThanOrEqual(12);
  expect(sent.length).toBeGreaterThanOrEqual(10);
});

test('a command stands once in the log of every page, and only the page that asked is answered', async () => {
  const world = createTabsWorld();
  const tabs = [await world.openLive(), await world.open(), await world.open()];
  const result = tabs[1]?.command('say hello');
  await world.clock.advance(1_000);
  expect(await result).toEqual({ sent: true });
  for (const tab of tabs) expect(tab.lines()).toEqual(['say hello']);
  const answered = tabs.map((tab) => tab.said.filter(({ type }) => type === 'answer').length);
  expect(answered).toEqual([0, 1, 0]);
});

test('a page that closes with an answer open harms nobody, and its command is not sent again', async () => {
  const world = createTabsWorld();
  const going = await world.openLive();
  const staying = await world.open();
  const socket = world.sockets.latest();
  void going.command('say first');
  void going.command('say second');
  going.leave();
  const result = staying.command('say third');
  await world.clock.advance(2_000);
  expect(await result).toEqual({ sent: true });
  expect(commandsOf(socket.sent)).toHaveLength(3);
  expect(staying.lines()).toEqual(['say first', 'say second', 'say third']);
});

test('a power action is under way on all pages, and a second one is refused to another', async () => {
  const world = createTabsWorld();
  const tabs = [await world.openLive(), await world.open()];
  const socket = world.sockets.latest();
  const stopping = tabs[0]?.power('stop');
  await world.clock.advance(100);
  expect(await stopping).toEqual({ sent: true });
  for (const tab of tabs) expect(tab.snapshot.server?.power).not.toBeNull();
  expect(socket.events().filter((event) => event === 'set state')).toHaveLength(1);
});

test('a command in doubt that one page sends again is offered on no page any more', async () => {
  const world = createTabsWorld();
  const tabs = [await world.openLive(), await world.open()];
  const sent = [tabs[0]?.command('give Steve diamond 64'), tabs[0]?.command('say hello')];
  await world.clock.advance(500);
  expect((await Promise.all(sent)).every((result) => result?.sent)).toBe(true);
  world.sockets.latest().closes(1006);
  await world.clock.advance(12_000);
  await world.signIn();
  const inDoubt = () => tabs.map(({ snapshot }) => snapshot.server?.inDoubt?.commands ?? []);
  const both = ['give Steve diamond 64', 'say hello'];
  expect(inDoubt()).toEqual([both, both]);
  void tabs[1]?.command('give Steve diamond 64');
  await world.clock.advance(500);
  expect(inDoubt()).toEqual([['say hello'], ['say hello']]);
});
