import { type Console, expect, test } from './fixtures';
import { atRest, floodEnds, floodNumbers, openQuiet } from './log';
import { clipboard, dialogOf } from './takeAway';

/** What is taken, and scrolled, in the moment in which the window is written anew. */

// A slow machine that is slowed down further needs more than half a minute.
test.setTimeout(60_000);

test.beforeEach(async ({ console, survival, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openQuiet(console, survival);
  survival.command('flood 3000 20000');
  await floodEnds(console);
  await console.button('Filter').click();
  await rule(console).fill('e');
  await console.command.focus();
  for (let page = 0; page < 2; page++) await console.page.keyboard.press('PageUp');
  await expect(console.button('To the end')).toBeVisible();
  await atRest(console);
});

test('“Save or share” offers what is selected and seen', async ({ console }) => {
  const { page } = console;
  const [top = 0] = floodNumbers(await console.rows());
  await selectRows(console, 4, 7);
  await inTheMoment(console, () => {
    document.querySelector<HTMLElement>('[aria-label="Save or share"]')?.click();
  });
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('radio', { name: 'The selection, 4 lines' })).toBeChecked();
  await dialog.getByRole('radio', { name: 'From the line at the top of the screen on' }).check();
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByText('copied')).toBeVisible();
  expect(floodNumbers((await clipboard(page)).split('\n'))[0]).toBe(top);
});

test('Ctrl+C copies what is selected', async ({ console }) => {
  const [, , , , , second = ''] = await console.rows();
  await selectRows(console, 4, 7);
  const copied = await inTheMoment(console, () => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event);
    return clipboardData.getData('text/plain');
  });
  expect(copied.split('\n')[1]?.replaceAll(/ +/g, ' ')).toBe(second.replaceAll(/ +/g, ' '));
});

test('the wheel scrolls', async ({ console }) => {
  const [top = 0] = floodNumbers(await console.rows());
  await inTheMoment(console, () => {
    const screen = document.querySelector('.xterm-screen');
    // Browsers have it in both forms.
    const turn = { deltaY: -400, wheelDeltaY: 480, bubbles: true, cancelable: true };
    screen?.dispatchEvent(new WheelEvent('wheel', turn));
  });
  await atRest(console);
  const [after = 0] = floodNumbers(await console.rows());
  expect(after).toBeLessThan(top);
  expect(after).toBeGreaterThan(top - 100);
});

function rule(console: Console) {
  return console.page.getByRole('textbox', { name: 'Text of rule 1' });
}

/** Drags from the first of these rows to the last. */
async function selectRows({ page }: Console, from: number, to: number): Promise<void> {
  const rows = page.locator('.xterm-rows:not(.roost-still) > div');
  const [first, last] = [await rows.nth(from).boundingBox(), await rows.nth(to).boundingBox()];
  if (first === null || last === null) throw new Error('There are no such rows.');
  await page.mouse.move(first.x + 2, first.y + first.height / 2);
  await page.mouse.down();
  await page.mouse.move(last.x + 200, last.y + last.height / 2, { steps: 4 });
  await page.mouse.up();
}

/** Sets a filter that lets the same lines pass, and does it when the window is being written anew. */
async function inTheMoment(console: Console, act: () => unknown) {
  const { page } = console;
  const state = await page.evaluateHandle((source: string) => {
    const state = { done: false, said: '' };
    const observer = new MutationObserver(() => {
      if (document.querySelector('.roost-still') === null) return;
      observer.disconnect();
      // It has been begun to be written then.
      setTimeout(() => {
        state.said = String(new Function(`return (${source})()`)());
        state.done = true;
      });
    });
    observer.observe(document.body, { childList: true, subtree: true });
    return state;
  }, act.toString());
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 6 });
  await rule(console).evaluate((field) => {
    const value = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value');
    value?.set?.call(field, 'E');
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  });
  await expect.poll(() => state.evaluate(({ done }) => done)).toBe(true);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return state.evaluate(({ said }) => said);
}
