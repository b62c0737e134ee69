import { expect, test } from 'vitest';
import { createTabsWorld } from './tabsWorld';

test('twenty pages of one server share one socket, one token and one replay, and show the same lines', async () => {
  const world = createTabsWorld();
  const first = await world.openLive();
  const socket = world.sockets.latest();
  const tabs = [first];
  for (let nth = 1; nth < 20; nth++) tabs.push(await world.open());
  socket.says('console output', 'for everybody');
  await world.clock.advance(1_000);
  expect(world.sockets.all).toHaveLength(1);
  expect(world.tokens()).toBe(1);
  expect(socket.events().filter((event) => event === 'send logs')).toHaveLength(1);
  for (const tab of tabs) expect(tab.lines()).toEqual(['for everybody']);
});

test('a page that joins has log, state, stats and connection at once, and the node is asked for nothing', async () => {
  const world = createTabsWorld();
  await world.openLive();
  const socket = world.sockets.latest();
  // Silence is answered with a question after its usage.
  await world.clock.advance(6_000);
  for (const line of ['one', 'two', 'three']) socket.says('console output', line);
  await world.clock.advance(1_000);
  const before = socket.sent.length;
  const second = await world.open();
  expect(second.lines()).toEqual(['one', 'two', 'three']);
  expect(second.snapshot.connection?.current.phase).toBe('live');
  expect(second.snapshot.server?.process).toBe('running');
  expect(second.snapshot.stats?.current?.cpu).toBe(7);
  expect(second.snapshot.details?.name).toBe('Survival');
  expect(socket.sent).toHaveLength(before);
});

test('a page that goes takes nothing with it, and the last one ends the engine a moment later', async () => {
  const world = createTabsWorld();
  const first = await world.openLive();
  const second = await world.open();
  const socket = world.sockets.latest();
  first.leave();
  await world.clock.advance(10_000);
  socket.says('console output', 'still here');
  await world.clock.advance(1_000);
  expect(second.lines()).toEqual(['still here']);
  expect(socket.isAlive()).toBe(true);
  second.leave();
  await world.clock.advance(900);
  expect(socket.isAlive()).toBe(true);
  await world.clock.advance(200);
  expect(socket.letGo()).toBe(true);
  expect(world.empty()).toBe(true);
});

test('who loads the page again finds the same log on the same socket', async () => {
  const world = createTabsWorld();
  const first = await world.openLive();
  world.sockets.latest().says('console output', 'before');
  first.leave();
  await world.clock.advance(500);
  const again = await world.open();
  await world.clock.advance(5_000);
  expect(again.lines()).toEqual(['before']);
  expect(world.sockets.all).toHaveLength(1);
  expect(world.sockets.latest().isAlive()).toBe(true);
});

test('a page that died without a word holds up nobody’s lines', async () => {
  const world = createTabsWorld();
  const dead = await world.openLive();
  const alive = await world.open();
  dead.freeze();
  const batches = () => dead.said.filter(({ type }) => type === 'batch').length;
  const before = batches();
  const texts = Array.from({ length: 50 }, (_, nth) => `line ${nth}`);
  for (const text of texts) {
    world.sockets.latest().says('console output', text);
    await world.clock.advance(100);
  }
  await world.clock.advance(1_000);
  expect(alive.lines()).toEqual(texts);
  // A frozen page is handed one batch, and none behind it.
  expect(batches()).toBe(before + 1);
});

test('an outage is one outage for all pages: one way back, with the token that is there', async () => {
  const world = createTabsWorld();
  const tabs = [await world.openLive(), await world.open(), await world.open()];
  const before = Array.from({ length: 8 }, (_, nth) => `line ${nth} before`);
  for (const text of before) world.sockets.latest().says('console output', text);
  await world.clock.advance(1_000);
  world.sockets.latest().closes(1006);
  tabs[1]?.say({ type: 'retry' });
  tabs[2]?.say({ type: 'retry' });
  await world.clock.advance(100);
  expect(world.sockets.all).toHaveLength(2);
  const printed = [...before, 'meanwhile'];
  const socket = await world.signIn(printed);
  socket.says('console output', 'after');
  printed.push('after');
  // Of so young a log the tail is fetched twice, with the pause that the node asks for.
  await world.clock.advance(8_000);
  expect(world.tokens()).toBe(1);
  for (const tab of tabs) expect(tab.lines()).toEqual([...before, 'meanwhile', 'after']);
});

test('how many lines are kept is what was said last, and joining takes none away', async () => {
  const world = createTabsWorld();
  const first = await world.openLive({ maxLines: 2_000 });
  for (let nth = 0; nth < 1_999; nth++) world.sockets.latest().says('console output', `${nth}`);
  await world.clock.advance(2_000);
  const second = await world.open({ maxLines: 100 });
  expect((second.snapshot.log?.end ?? 0) - (second.snapshot.log?.first ?? 0)).toBe(2_000);
  second.say({ type: 'keep lines', lines: 1_000 });
  await world.clock.advance(2_000);
  const held = (first.snapshot.log?.end ?? 0) - (first.snapshot.log?.first ?? 0);
  expect(held).toBeLessThanOrEqual(1_000);
});

test('a page that nobody sees hears what matters, and the figures when somebody looks again', async () => {
  const world = createTabsWorld();
  await world.openLive();
  const hidden = await world.open();
  hidden.say({ type: 'hint', hint: 'hidden' });
  await world.clock.advance(1_000);
  const before = hidden.said.length;
  for (let nth = 0; nth < 10; nth++) {
    world.sockets.latest().says('console output', `line ${nth}`);
    await world.clock.advance(1_000);
  }
  const news = hidden.said.slice(before).filter(({ type }) => type === 'snapshot');
  expect(news).toHaveLength(0);
  world.sockets.latest().says('status', 'stopping');
  await world.clock.advance(1_000);
  expect(hidden.snapshot.server?.process).toBe('stopping');
  hidden.say({ type: 'hint', hint: 'visible' });
  await world.clock.advance(50);
  expect(hidden.snapshot.log?.end).toBe(11);
});

test('each page finds what it looks for itself', async () => {
  const world = createTabsWorld();
  const tabs = [await world.openLive(), await world.open()];
  for (const text of ['red', 'blue', 'red']) world.sockets.latest().says('console output', text);
  await world.clock.advance(1_000);
  for (const [nth, text] of ['red', 'blue'].entries()) {
    const query = { text, regex: false, matchCase: false, wholeWord: false };
    tabs[nth]?.say({ type: 'find', request: { kind: 'change', id: 1, query, at: null } });
  }
  await expect
    .poll(async () => {
      await world.clock.advance(100);
      return tabs.map((tab) => {
        const answer = tab.found();
        return answer?.kind === 'report' ? answer.report.total : null;
      });
    })
    .toEqual([2, 1]);
});
