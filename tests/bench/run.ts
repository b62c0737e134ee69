import { chromium } from '@playwright/test';
import { startDevnode } from '../../devnode';
import { contest, type Load } from './contest';
import { createBare, createRoost } from './contestants';
import { printOutcome, printVerdicts, type Verdict } from './report';
import { benchBrowser, ownerKey, survivalOf } from './setting';

/**
 * `npm run bench`: this console and plain xterm.js under the same loads, taking turns, the median
 * of three rounds. `--short`: one round of a smaller load. Ends with 1 if a ratio is missed.
 */

const short = process.argv.includes('--short');
const rounds = short ? 1 : 3;
const fast: Load = short ? { lines: 40_000, rate: 20_000 } : { lines: 100_000, rate: 20_000 };
const slow: Load = short ? { lines: 4_000, rate: 2_000 } : { lines: 20_000, rate: 2_000 };
const steady: Load = short ? { lines: 10_000, rate: 5_000 } : { lines: 50_000, rate: 5_000 };

const devnode = await startDevnode({ port: 0, consoleDir: 'dist' });
const browser = await chromium.launch(benchBrowser());
try {
  const server = await survivalOf(devnode);
  const bare = await createBare(devnode, server, ownerKey());
  const pages = [createRoost(devnode, server), bare.contestant] as const;

  const atFull = await contest(browser, devnode, server, pages, fast, rounds);
  printOutcome(fast, atFull);
  const atTwoThousand = await contest(browser, devnode, server, pages, slow, rounds);
  printOutcome(slow, atTwoThousand);
  const atFiveThousand = await contest(browser, devnode, server, pages, steady, 1);
  printOutcome(steady, atFiveThousand);
  bare.close();

  const ratio = atFull.roost.mainThread / atFull.bare.mainThread;
  const tasks = Math.max(atFull.roost.longestTask, atTwoThousand.roost.longestTask);
  const verdicts: Verdict[] = [
    {
      what: 'main-thread CPU against bare at 20,000 lines/s',
      reached: ratio <= 0.3,
      figure: ratio.toFixed(3),
      wanted: '≤ 0.3',
    },
    {
      what: 'longest task',
      reached: tasks <= 50,
      figure: tasks === 0 ? 'under 50 ms' : `${tasks.toFixed(0)} ms`,
      wanted: '≤ 50 ms',
    },
    {
      what: 'typing while 20,000 lines/s come, 95th percentile',
      reached: atFull.roost.typing <= 32,
      figure: `${atFull.roost.typing.toFixed(1)} ms`,
      wanted: '≤ 32 ms',
    },
    {
      what: 'lines the node threw away at 5,000 lines/s',
      reached: atFiveThousand.roost.thrownAway === 0,
      figure: String(atFiveThousand.roost.thrownAway),
      wanted: '0',
    },
  ];
  printVerdicts(verdicts);
  if (verdicts.some(({ reached }) => !reached)) process.exitCode = 1;
} finally {
  await browser.close();
  await devnode.close();
}
