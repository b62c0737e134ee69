import { expect, test } from 'vitest';
import { decodeSegment } from '../../../src/engine/log/recorder/format';
import { unpack } from '../../../src/engine/log/store/pack';
import { createFakeDevice } from '../recorder/fakeStorage';
import { createTabsWorld } from './tabsWorld';

// Loaded here, so that the engine's own import of it takes no time.
import '../../../src/engine/log/recorder/start';

const limits = { bytes: 50_000_000, age: 10_000_000_000 };

/** Pages of a server, and the texts that are written on their device. */
function setUp() {
  const device = createFakeDevice();
  const written: string[] = [];
  const world = createTabsWorld(() => {
    const storage = device.open();
    return {
      ...storage,
      change(server, change) {
        for (const { bytes } of change.put) {
          const found = decodeSegment(bytes);
          if (found.kind === 'lines') written.push(...unpack(found.segment.texts));
        }
        return storage.change(server, change);
      },
    };
  });
  return {
    world,
    /** A page that keeps lines, as all do at first. */
    async open() {
      const tab = await world.open();
      tab.say({ type: 'keep on device', limits });
      return tab;
    },
    /** What is written within so many seconds. */
    async writes(seconds = 10): Promise<readonly string[]> {
      for (let turn = 0; turn < seconds; turn++) {
        await new Promise((resolve) => setTimeout(resolve, 5));
        await world.clock.advance(1_000);
      }
      return written.splice(0);
    },
  };
}

test('nothing is written while one page is in private, whatever the others set meanwhile', async () => {
  const { world, open, writes } = setUp();
  const first = await open();
  const socket = await world.signIn();
  const second = await open();
  await writes();
  first.say({ type: 'keep on device', limits: null });
  second.say({ type: 'keep on device', limits: { ...limits, bytes: 1_000_000 } });
  socket.says('console output', 'a secret');
  expect(await writes()).toEqual([]);
  first.say({ type: 'keep on device', limits });
  socket.says('console output', 'no secret');
  expect(await writes()).toContain('no secret');
});

test('a page in private that is closed leaves the others keeping lines', async () => {
  const { world, open, writes } = setUp();
  await open();
  const socket = await world.signIn();
  const second = await open();
  second.say({ type: 'keep on device', limits: null });
  await writes();
  second.leave();
  socket.says('console output', 'after it');
  const texts = await writes();
  expect(texts).toContain('after it');
});

test('what comes while every page is hidden waits some seconds more to be written', async () => {
  const { world, open, writes } = setUp();
  const first = await open();
  const socket = await world.signIn();
  const second = await open();
  await writes();
  first.say({ type: 'hint', hint: 'hidden' });
  socket.says('console output', 'seen by one');
  expect(await writes(2)).toContain('seen by one');
  second.say({ type: 'hint', hint: 'hidden' });
  socket.says('console output', 'seen by nobody');
  expect(await writes(2)).not.toContain('seen by nobody');
  expect(await writes(3)).toContain('seen by nobody');
  second.say({ type: 'hint', hint: 'visible' });
  socket.says('console output', 'seen again');
  expect(await writes(2)).toContain('seen again');
});
