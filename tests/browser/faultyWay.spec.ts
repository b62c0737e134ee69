import { writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import type { Devnode } from '../../devnode';
import { clearWay } from '../../devnode/way/way.types';
import type { NodeServer } from '../../devnode/world';
import {
  applyDeed,
  judge,
  neverHadIt,
  printedBy,
  type Schedule,
  scheduleOf,
  tickingServer,
  type Verdict,
} from './faultyWay';
import { type Console, expect, serverNamed, test } from './fixtures';
import { download, openSave } from './takeAway';

/**
 * A real browser and real sockets on a way with faults (devnode/way), by random schedules.
 *
 * ROOST_FAULTY_WAY=200   so many schedules in place of the few. Each is printed as a line of JSON:
 *                        its seed, ms until it was back, and what `judge` says (faultyWay.ts); the
 *                        log of one that broke a rule is kept beside the screenshot
 * ROOST_FAULTY_SEED=17   begins with this seed; with ROOST_FAULTY_WAY=1 it is the only one
 */
const wanted = process.env.ROOST_FAULTY_WAY;
const runs = Number(wanted ?? '2');
const firstSeed = Number(process.env.ROOST_FAULTY_SEED ?? '1');
/** So many in one page, which is then opened anew: after a dozen opens a page waits for a minute. */
const together = 5;

/**
 * ms from when the way is back, and the page has been told, until a line printed then is on the
 * screen: a question to a socket that may be dead (3 s), a try (2 s), and the merge of the replay.
 */
const backWithin = 10_000;
/** ms until it is known of each command what became of it. */
const knownWithin = 20_000;

test.use({
  setting: {
    servers: [tickingServer],
    // So many reconnects in a row are the test's doing.
    limits: { tokensPerMinute: 10_000, requestsPerMinute: 100_000 },
  },
});

for (let from = 0; from < runs; from += together) {
  const seeds = Array.from(
    { length: Math.min(together, runs - from) },
    (_, index) => firstSeed + from + index,
  );
  test(`no line is lost or doubled without a mark and no command is sent twice or wrongly reported on a faulty way (seeds ${seeds[0]} to ${seeds.at(-1)})`, async ({
    console,
    devnode,
  }) => {
    test.setTimeout(30_000 + seeds.length * 30_000);
    const server = serverNamed(devnode, 'Ticking');
    devnode.way.set({});
    await console.open(server);
    await console.running();
    const figures: (Verdict & { readonly seed: number; readonly back: number })[] = [];
    const broken: string[] = [];
    for (const seed of seeds) {
      const schedule = scheduleOf(seed);
      await play(console, devnode, server, schedule);
      const back = await comeBack(console, devnode, server, schedule);
      const { log, verdict } = await judged(console, server, schedule);
      const figure = { seed, back, ...verdict };
      figures.push(figure);
      if (wanted !== undefined) process.stdout.write(`${JSON.stringify(figure)}\n`);
      const late = back < backWithin ? [] : [`back after ${back} ms`];
      const faults = [...verdict.broken, ...late];
      if (faults.length > 0) {
        await writeFile(test.info().outputPath(`log-${seed}.txt`), log.join('\n'));
        broken.push(`seed ${seed}: ${faults.join('; ')}. ${JSON.stringify(schedule)}`);
      }
    }
    test.info().annotations.push({ type: 'faulty way', description: JSON.stringify(figures) });
    expect(broken).toEqual([]);
  });
}

async function play(
  console: Console,
  devnode: Devnode,
  server: NodeServer,
  { name, rate, steps, lasts }: Schedule,
): Promise<void> {
  server.command(`tick ${name} ${rate}`);
  const from = performance.now();
  const until = (at: number) =>
    new Promise((resolve) => setTimeout(resolve, from + at - performance.now()));
  for (const { at, deed } of steps) {
    await until(at);
    if (deed.kind !== 'command') {
      applyDeed(devnode, deed);
      continue;
    }
    await tryNow(console.page);
    await console.send(deed.line);
  }
  await until(lasts);
}

/** The way is clear again, and the page hears of it. Returns ms until it is back. */
async function comeBack(
  console: Console,
  devnode: Devnode,
  server: NodeServer,
  { name }: Schedule,
): Promise<number> {
  const { page } = console;
  devnode.way.set(clearWay);
  server.command('tick');
  server.command(`sync ${name}`);
  const from = performance.now();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect
    .poll(
      async () => {
        await tryNow(page);
        return (await console.rows()).includes(`did sync ${name}`);
      },
      { message: `${name} is back`, timeout: 30_000, intervals: [50] },
    )
    .toBe(true);
  const back = performance.now() - from;
  await console.running();
  return Math.round(back);
}

/**
 * What has become of it. A command that has gone may be on its way still, or the page may not have
 * found out yet that its socket was dead: it is to stand right in the end.
 */
async function judged(
  console: Console,
  server: NodeServer,
  schedule: Schedule,
): Promise<{ readonly log: string[]; readonly verdict: Verdict }> {
  const until = performance.now() + knownWithin;
  for (;;) {
    const log = await logOf(console);
    const verdict = judge(schedule, await printedBy(server), log);
    const isOpen = verdict.broken.some((what) => what.endsWith(neverHadIt));
    if (!isOpen || performance.now() > until) return { log, verdict };
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

/** As a person does who has something to send. */
async function tryNow(page: Page): Promise<void> {
  const button = page.getByRole('button', { name: 'Try now' });
  if (await button.isVisible()) await button.click({ timeout: 500 }).catch(() => {});
}

/** The whole log as text, by the page's own means. */
async function logOf(console: Console): Promise<string[]> {
  await openSave(console);
  const { text } = await download(console.page, 'Text');
  await console.page.keyboard.press('Escape');
  return text.split('\n');
}
