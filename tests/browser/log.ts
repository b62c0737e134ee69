import type { Devnode } from '../../devnode';
import type { NodeServer } from '../../devnode/world';
import { type Console, expect } from './fixtures';

/** What a test knows of the log as a whole, and of what the other side counted meanwhile. */

/** Higher than any log here: so high a window shows every row at once. px */
const tall = 14_000;

/** Every row that the terminal holds, the oldest first, read off a window as high as all of them. */
export async function wholeLog(console: Console): Promise<string[]> {
  const { page } = console;
  const before = page.viewportSize();
  if (before === null) throw new Error('The page has no fixed size.');
  const screen = page.locator('.xterm-rows > div');
  await page.setViewportSize({ width: before.width, height: tall });
  await expect.poll(() => screen.count(), { message: 'the terminal is tall' }).toBeGreaterThan(400);
  const picture = page.locator('.roost-still');
  // What was passed over while much came is put in when no more does.
  let rows: string[] = [];
  await expect
    .poll(
      async () => {
        const isWhole = (await picture.count()) === 0;
        const earlier = rows.join('\n');
        rows = await console.rows();
        return isWhole && rows.length > 0 && rows.join('\n') === earlier;
      },
      { message: 'the log has come to rest', intervals: [700] },
    )
    .toBe(true);
  await page.setViewportSize(before);
  return rows;
}

/** The numbers of the lines that `flood` printed, in the order in which they stand. */
export function floodNumbers(rows: readonly string[]): number[] {
  return rows.flatMap((row) => {
    const number = /^flood (\d{6}) /.exec(row)?.[1];
    return number === undefined ? [] : [Number(number)];
  });
}

export function upTo(last: number, from = 1): number[] {
  return Array.from({ length: last - from + 1 }, (_, index) => from + index);
}

/** The same, quiet before the page is opened: what it printed meanwhile would be half replayed, half live. */
export async function openQuiet(console: Console, server: NodeServer): Promise<void> {
  await expect.poll(() => server.state, { intervals: [20] }).toBe('running');
  server.command('quiet');
  await new Promise((resolve) => setTimeout(resolve, 100));
  await console.open(server);
  await console.running();
  await console.sees(/: Quiet$/);
  await console.replayed(server);
}

/** A running server that prints nothing but what it is asked for, and whose replay has ended. */
export async function quiet(console: Console, server: NodeServer): Promise<void> {
  await console.replayed(server);
  server.command('quiet');
  await console.sees(/: Quiet$/);
}

/** Until the rows stand as they are: somebody who clicks on a line has looked at it. */
export async function atRest(console: Console): Promise<void> {
  const picture = console.page.locator('.roost-still');
  let before = '';
  let stood = 0;
  // A machine that has stood still between two looks shows the same at both.
  await expect
    .poll(
      async () => {
        const isWhole = (await picture.count()) === 0;
        const now = (await console.rows()).join('\n');
        stood = isWhole && now === before ? stood + 1 : 0;
        before = now;
        return stood;
      },
      { message: 'the rows stand as they are', intervals: [300] },
    )
    .toBe(2);
}

/**
 * What the server has printed of what is on screen. A machine that stands still for a moment has the
 * console say that an order is not known: no filter hides what it says itself.
 */
export async function printedRows(console: Console): Promise<string[]> {
  const rows = await console.rows();
  return rows.filter((row, at) => {
    const isNotice = row.startsWith('≈ ');
    const isWrapped = rows[at - 1]?.startsWith('≈ ') === true && !/^[[\s›]|^[\w.]+:/.test(row);
    return !isNotice && !isWrapped;
  });
}

/** Waits until `flood` has printed its last line and that line is on screen. */
export async function floodEnds(console: Console, timeout = 15_000): Promise<void> {
  await expect
    .poll(async () => (await console.rows()).some((row) => row.includes('Flood done')), {
      message: 'the flood has ended',
      timeout,
    })
    .toBe(true);
}

/** Requests for a token that the panel has had. */
export async function tokenRequests(devnode: Devnode): Promise<number> {
  const answer = await fetch(`${devnode.url}/devnode/state`);
  const state = (await answer.json()) as { readonly requests: Record<string, number> };
  const endpoint = Object.keys(state.requests).find((name) => name.endsWith('/websocket'));
  return endpoint === undefined ? 0 : (state.requests[endpoint] ?? 0);
}

/** Everything that stands in the banners from now on, also for a moment only. */
export async function watchBanners(console: Console): Promise<() => Promise<string[]>> {
  const handle = await console.page
    .getByRole('region', { name: 'Messages' })
    .evaluateHandle((region) => {
      const seen: string[] = [];
      const look = () => {
        const text = (region.textContent ?? '').trim();
        if (text !== '' && text !== seen.at(-1)) seen.push(text);
      };
      look();
      new MutationObserver(look).observe(region, {
        childList: true,
        subtree: true,
        characterData: true,
      });
      return seen;
    });
  return () => handle.jsonValue();
}
