import { expect, test } from 'vitest';
import { shownBroken } from './lines';
import { createWorld } from './world';

// Holds S11.
test('a server that started while the token had ended is known to run, takes commands, and shows its lines', async () => {
  const world = createWorld({ seed: 1, newer: false, stamped: true, pace: 2, life: 600 });
  const { sim, node } = world;
  const tab = world.openTab();
  await sim.pass(5_000);
  node.process.power('kill');
  await sim.pass(20_000);
  node.denylist();
  world.panel.mood = 503;
  node.process.power('start');
  await sim.pass(20_000);
  world.panel.mood = 'fine';
  await sim.pass(20_000);
  expect(tab.isLive()).toBe(true);
  expect(tab.engine.snapshot().server.process).toBe('running');
  tab.command('say hello');
  await sim.pass(2_000);
  expect(node.record.commands.map(({ line }) => line)).toEqual(['say hello']);
  node.process.pace(0);
  await sim.pass(5_000);
  expect(shownBroken({ world }).broken).toEqual([]);
  world.dispose();
});
