import { findBar } from './findMarks';
import { type Console, expect, printLines, test } from './fixtures';
import { atRest, openQuiet } from './log';

/** Finding, in the moment in which the window is written anew: the terminal shows nothing, or another part. */

// Three floods, and a machine that is slowed down: a slow one needs more than half a minute.
test.setTimeout(60_000);

test.beforeEach(async ({ console, survival }) => {
  await openQuiet(console, survival);
  // Of different lengths: the end of the last one may still be on screen.
  for (const [nth, lines] of Object.entries({ one: 1_000, two: 1_010, three: 200 })) {
    await printLines(survival, [`needle ${nth}`]);
    survival.command(`flood ${lines} 20000`);
    await console.sees(`Flood done: ${lines} lines`);
    await atRest(console);
  }
});

test('what is typed on is looked for from where the reader is', async ({ console }) => {
  const find = findBar(console);
  await find.open();
  await find.look('needl');
  await find.counts('3 of 3');
  await atRest(console);
  await inTheMoment(console, () => console.page.keyboard.press('Shift+Enter'), { types: 'needle' });
  await atRest(console);
  await find.counts('2 of 3');
  await console.sees('needle two');
});

test('who closes it stays at the match', async ({ console }) => {
  const { page } = console;
  const find = findBar(console);
  await find.open();
  await find.look('needle');
  await find.counts('3 of 3');
  await atRest(console);
  await page.keyboard.press('Shift+Enter');
  await find.counts('2 of 3');
  await atRest(console);
  // Far from it, and not far from the end.
  await inTheMoment(console, () => page.keyboard.press('Enter'), { key: 'Escape' });
  await atRest(console);
  await console.sees('needle three');
});

type Act = { readonly types: string } | { readonly key: string };

/** Does `before`, which has the window written anew, and `act` while it is. */
async function inTheMoment(console: Console, before: () => Promise<void>, act: Act): Promise<void> {
  const { page } = console;
  const done = await page.evaluateHandle((what: Act) => {
    const state = { done: '' };
    const observer = new MutationObserver(() => {
      if (document.querySelector('.roost-still') === null) return;
      observer.disconnect();
      // It has been begun to be written then.
      setTimeout(() => {
        state.done = document.querySelector('.roost-still') === null ? 'late' : 'in time';
        const field = document.activeElement;
        if ('key' in what) {
          const options = { key: what.key, bubbles: true, cancelable: true };
          field?.dispatchEvent(new KeyboardEvent('keydown', options));
          return;
        }
        const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
        value?.set?.call(field, what.types);
        field?.dispatchEvent(new InputEvent('input', { bubbles: true }));
      });
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return state;
  }, act);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await before();
  await expect.poll(() => done.evaluate((state) => state.done)).toBe('in time');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
}
