import { type Console, expect, test } from './fixtures';
import { askFor } from './lineMenu';
import { atRest, floodEnds, openQuiet } from './log';

/** What is chosen in a menu in the moment in which the window is written anew. */

test('“Unfold” opens what it was asked for where it stands', async ({ console, survival }) => {
  test.setTimeout(60_000);
  const { page } = console;
  await openQuiet(console, survival);
  survival.command('flood 900 20000');
  await floodEnds(console);
  survival.command('trace 120');
  survival.command('mark end');
  await console.sees('▸ 120 more lines');
  await console.button('Filter').click();
  await atRest(console);
  await askFor(page, '120 more lines');
  await inTheMoment(console, 'Unfold');
  await atRest(console);
  await console.sees('no world to greet in');
  await console.sees('Greeter.java:10)');
});

/** Sets a filter that nearly all lines pass, and chooses when the window is being written anew. */
async function inTheMoment(console: Console, name: string): Promise<void> {
  const { page } = console;
  const done = await page.evaluateHandle((wanted: string) => {
    const state = { done: '' };
    const observer = new MutationObserver(() => {
      if (document.querySelector('.roost-still') === null) return;
      observer.disconnect();
      // It has been begun to be written then.
      setTimeout(() => {
        state.done = document.querySelector('.roost-still') === null ? 'late' : 'in time';
        const all = [...document.querySelectorAll<HTMLElement>('[role=menuitem]')];
        const one = all.find((each) => each.textContent?.startsWith(wanted));
        if (one === undefined) state.done = 'nothing to choose';
        one?.click();
      });
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return state;
  }, name);
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await page.getByRole('textbox', { name: 'Text of rule 1' }).evaluate((field) => {
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    value?.set?.call(field, 'e');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await expect.poll(() => done.evaluate((state) => state.done)).toBe('in time');
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
}
