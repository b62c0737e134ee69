import { startDevnode } from '../../devnode';
import { findBrowser, thisMachine } from '../../scripts/browser';
import { ensureBuilt } from '../../scripts/build';
import { ROOT } from '../../scripts/install.mjs';
import { launchMeasured } from './chromium';
import { contest, type Load } from './contest';
import { createBare, createRoost } from './contestants';
import { printOutcome, printVerdicts } from './report';
import { ownerKey, quietSwitches, survivalOf } from './setting';
import { judge } from './verdicts';

/**
 * `npm run bench`: this console and plain xterm.js under the same loads, taking turns, the median
 * of three rounds. `--short`: one round of smaller loads. Answers 1 if a figure is missed.
 */
export async function main(args: readonly string[]): Promise<number> {
  const short = args.includes('--short');
  const rounds = short ? 1 : 3;
  const fast: Load = { lines: short ? 40_000 : 100_000, rate: 20_000 };
  const slow: Load = { lines: short ? 4_000 : 20_000, rate: 2_000 };
  const steady: Load = { lines: short ? 10_000 : 50_000, rate: 5_000 };

  const built = await ensureBuilt({ root: ROOT });
  const found = await findBrowser(thisMachine(ROOT));
  if (!built.ok || !found.ok) {
    console.error(built.ok ? (found.ok ? '' : found.sentence) : built.sentence);
    return 1;
  }
  const devnode = await startDevnode({
    port: 0,
    // Each page that is opened takes a token, more often than the panel's five a minute allow.
    limits: { tokensPerMinute: 1_000 },
  });
  const browser = await launchMeasured(found.path, quietSwitches);
  try {
    const server = await survivalOf(devnode);
    const bare = await createBare(devnode, server, ownerKey());
    const pages = [createRoost(devnode, server), bare.contestant] as const;
    const measure = async (load: Load, times: number) => {
      const outcome = await contest(browser, devnode, server, pages, load, times);
      printOutcome(load, outcome);
      return outcome;
    };
    const verdicts = judge({
      fast: await measure(fast, rounds),
      slow: await measure(slow, rounds),
      steady: await measure(steady, 1),
    });
    bare.close();
    printVerdicts(verdicts);
    return verdicts.every(({ reached }) => reached) ? 0 : 1;
  } finally {
    await browser.close();
    await devnode.close();
  }
}
