import { type Console, expect } from './fixtures';

/** What of the log is kept on the device. */

/** How many lines are, of all servers. */
export function keptLines({ page }: Console): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const asked = indexedDB.open('roost.recorder');
        asked.onsuccess = () => {
          const db = asked.result;
          const stores = [...db.objectStoreNames];
          if (!stores.includes('records')) {
            db.close();
            resolve(0);
            return;
          }
          const all = db.transaction('records').objectStore('records').getAll();
          all.onsuccess = () => {
            db.close();
            resolve(all.result.reduce((sum, { to, from }) => sum + to - from, 0));
          };
        };
      }),
  );
}

/** Waits until everything is written that has come: the recorder takes 1.6 s where that is little. */
export async function isKept(console: Console): Promise<void> {
  let before = 0;
  await expect
    .poll(
      async () => {
        const now = await keptLines(console);
        const still = now === before && now > 0;
        before = now;
        return still;
      },
      { message: 'the log is on the device', intervals: [2_500] },
    )
    .toBe(true);
}

/** Loads the page anew, without what it has kept, and it keeps nothing. */
export async function keepNothing({ page }: Console): Promise<void> {
  const address = page.url();
  // The recorder writes once more when the last page has gone, a second after: none may be there.
  await page.goto(new URL('/config.json', address).href);
  const isGone = (): Promise<boolean> =>
    page.evaluate(async () => {
      await new Promise((resolve) => {
        indexedDB.deleteDatabase('roost.recorder').onsuccess = resolve;
      });
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      return (await indexedDB.databases()).every(({ name }) => name !== 'roost.recorder');
    });
  await expect.poll(isGone, { message: 'nothing is kept', intervals: [0] }).toBe(true);
  await page.evaluate(() => {
    const state = { deviceBytes: 0 };
    localStorage.setItem('roost.settings', JSON.stringify({ state, version: 1 }));
  });
  await page.goto(address);
}
