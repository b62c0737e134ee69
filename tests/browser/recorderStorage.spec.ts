import type { Devnode } from '../../devnode';
import type { NodeServer } from '../../devnode/world';
import { isKept } from './device';
import { type Console, expect, printLines, test } from './fixtures';
import { openQuiet, upTo, wholeLog } from './log';

// Each page that is opened asks for a token; the panel's limit has tests of its own.
test.use({ setting: { limits: { tokensPerMinute: 1_000 } } });

// Two pages, and what is kept is waited for: a slow machine needs more than half a minute.
test.setTimeout(60_000);

/** More than the node replays. */
const names = upTo(300).map((n) => `line ${String(n).padStart(3, '0')}`);

test.beforeEach(async ({ console, devnode, survival }) => {
  await openQuiet(console, survival);
  await printLines(survival, names, 2);
  await console.sees(/^line 300$/);
  await isKept(console);
  await leave(console, devnode, survival);
});

/** In a page that `leave` has gone to: waits for what was asked of its storage. */
declare function done(request: IDBRequest): Promise<void>;

/** To a page of the same origin in which nothing of ours runs. */
async function leave({ page }: Console, devnode: Devnode, server: NodeServer): Promise<void> {
  await page.goto(`${devnode.url}/icon.svg`);
  await page.evaluate(() => {
    const done = (request: IDBRequest) =>
      new Promise<void>((resolve, reject) => {
        request.onsuccess = () => resolve();
        request.onerror = () => reject(request.error);
      });
    Object.assign(window, { done });
  });
  // The worker has gone, too.
  await expect.poll(() => devnode.node.counters(server.record.uuid).sockets).toBe(0);
}

/** The page works as it would without what lies on the device. */
async function works(console: Console, server: NodeServer, text: string): Promise<void> {
  await printLines(server, [text]);
  await console.sees(new RegExp(`^${text}$`));
}

test('lines on the device that cannot be read are said where they were, and the console works', async ({
  console,
  survival,
}) => {
  await console.page.evaluate(async () => {
    const asked = indexedDB.open('roost.recorder');
    await done(asked);
    const lines = asked.result.transaction('lines', 'readwrite').objectStore('lines');
    const keys = lines.getAllKeys();
    await done(keys);
    for (const key of keys.result) await done(lines.put(new Uint8Array([7, 7, 7, 7]), key));
    asked.result.close();
  });
  await console.open(survival);
  await console.running();
  // What comes sooner may be of the replay.
  await console.replayed(survival);
  await works(console, survival, 'after it');
  const rows = await wholeLog(console);
  const lost = rows.flatMap((row) => row.match(/^(\d+) lines kept here cannot be read/)?.[1] ?? []);
  expect(lost.reduce((sum, each) => sum + Number(each), 0)).toBeGreaterThanOrEqual(names.length);
  // What the node has is there, and once.
  const shown = rows.filter((row) => row.startsWith('line '));
  expect(shown).toEqual(names.slice(-shown.length));
  expect(shown.length).toBeGreaterThan(100);
});

test('what an older version of the page has kept is shown', async ({ console, survival }) => {
  await console.page.evaluate(async () => {
    const now = indexedDB.open('roost.recorder');
    await done(now);
    const kept = ['chapters', 'records', 'lines'].map((name) => {
      const store = now.result.transaction(name).objectStore(name);
      return { name, keyPath: store.keyPath, keys: store.getAllKeys(), values: store.getAll() };
    });
    for (const { keys, values } of kept) await Promise.all([done(keys), done(values)]);
    now.result.close();
    await done(indexedDB.deleteDatabase('roost.recorder'));
    // As the first version made it: without runs.
    const before = indexedDB.open('roost.recorder', 1);
    before.onupgradeneeded = () => {
      for (const { name, keyPath, keys, values } of kept) {
        const store = before.result.createObjectStore(name, keyPath === null ? {} : { keyPath });
        for (const [nth, value] of values.result.entries()) {
          store.put(value, ...(keyPath === null ? [keys.result[nth]] : []));
        }
      }
    };
    await done(before);
    before.result.close();
  });
  await console.open(survival);
  await console.running();
  await console.replayed(survival);
  await works(console, survival, 'after it');
  const rows = await wholeLog(console);
  expect(rows.filter((row) => row.startsWith('line '))).toEqual(names);
  expect(rows.filter((row) => row.includes('may be missing'))).toEqual([]);
});

test('what a newer version of the page has kept is left alone, and a sentence says so', async ({
  console,
  devnode,
  survival,
}) => {
  const version = (to?: number) =>
    console.page.evaluate(async (wanted) => {
      const asked = indexedDB.open('roost.recorder', wanted);
      await done(asked);
      const { version: is } = asked.result;
      asked.result.close();
      return is;
    }, to);
  await version(99);
  await console.open(survival);
  await console.running();
  await expect(console.banner(/^A newer version of this page has kept the log/)).toBeVisible();
  await works(console, survival, 'after it');
  await leave(console, devnode, survival);
  expect(await version()).toBe(99);
});
