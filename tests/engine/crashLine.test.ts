import { expect, test } from 'vitest';
import { createTabsWorld, usage } from './tabs/tabsWorld';

const old = [0, 1, 2, 3, 4].map((nth) => `old ${nth}`);
const node = (said: string): string =>
  `\u001b[33m\u001b[1m[Pterodactyl Daemon]:\u001b[39m ${said}\u001b[0m`;
const report = node('---------- Detected server process in a crashed state! ----------');

test('where a crash is told of is known, also if it crashes while a replay is awaited', async () => {
  const world = createTabsWorld();
  const tab = await world.openLive();
  const first = world.sockets.latest();
  for (const line of old) first.says('console output', line);
  await world.clock.advance(3_000);
  first.closes(1006);
  await world.clock.advance(15_000);
  const second = world.sockets.latest();
  expect(second).not.toBe(first);
  second.onSent((text) => {
    if (text.includes('"send stats"')) world.clock.after(10, () => second.says('stats', usage));
    if (!text.includes('"send logs"')) return;
    world.clock.after(10, () => {
      for (const line of ['what was printed before', ...old, 'new 5'])
        second.says('console output', line);
    });
  });
  second.opens();
  second.says('auth success');
  second.says('status', 'running');
  second.says('console output', report);
  second.says('console output', node('Exit code: 1'));
  await world.clock.advance(10_000);
  const lines = tab.said.flatMap((one) => (one.type === 'batch' ? one.batch.lines : []));
  const told = lines.find(({ seq }) => seq === tab.snapshot.crashLine);
  expect(told?.source !== 'fold' && told?.text).toContain('crashed state');
});
