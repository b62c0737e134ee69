import { startDevnode } from '../../devnode';
import { findBrowser, thisMachine } from '../../scripts/browser';
import { ensureBuilt, wordsOf } from '../../scripts/build';
import { ROOT } from '../../scripts/install.mjs';
import { launchMeasured } from './chromium';
import { contest, type Load } from './contest';
import { createBare, createRoost } from './contestants';
import { openingTime } from './opening';
import { printOutcome, printVerdicts, type Verdict } from './report';
import { ownerKey, quietSwitches, survivalOf } from './setting';
import { judge, judgeShort, type Outcomes } from './verdicts';

/** Lines and rates of each load, and how often each is measured; the middle one counts. */
interface Form {
  readonly rounds: number;
  readonly fast: Load;
  readonly slow: Load;
  readonly steady: Load;
}

/** Times that each page is opened. */
const opened = 5;

const whole: Form = {
  rounds: 3,
  fast: { lines: 100_000, rate: 20_000 },
  slow: { lines: 20_000, rate: 2_000 },
  steady: { lines: 50_000, rate: 5_000 },
};
const short: Form = {
  rounds: 1,
  fast: { lines: 40_000, rate: 20_000 },
  slow: { lines: 4_000, rate: 2_000 },
  steady: { lines: 10_000, rate: 5_000 },
};

/**
 * `npm run bench`: this console and plain xterm.js under the same loads, taking turns, the median
 * of three rounds. `--short`: one round of smaller loads. Answers 1 if a figure is missed.
 */
export async function main(args: readonly string[]): Promise<number> {
  const outcomes = await compare(args.includes('--short') ? short : whole);
  if (outcomes === null) return 1;
  const verdicts = judge(outcomes);
  printVerdicts(verdicts);
  return verdicts.every(({ reached }) => reached) ? 0 : 1;
}

/**
 * The short form as a test: of ratios and losses alone, for a time says nothing of a machine that
 * nobody knows. One round of a machine that had something else to do says nothing either: what is
 * missed is measured again, in three rounds of which the median counts. `null`: nothing could be
 * measured.
 */
export async function shortVerdicts(): Promise<Verdict[] | null> {
  const once = await judgedShort(short);
  if (once?.every(({ reached }) => reached) !== false) return once;
  console.log('\nMissed in one round: measured again, in three.');
  return judgedShort({ ...short, rounds: 3 });
}

async function judgedShort(form: Form): Promise<Verdict[] | null> {
  const outcomes = await compare(form);
  if (outcomes === null) return null;
  const verdicts = judgeShort(outcomes);
  printVerdicts(verdicts);
  return verdicts;
}

async function compare({ rounds, fast, slow, steady }: Form): Promise<Outcomes | null> {
  const built = await ensureBuilt({ root: ROOT });
  if (!built.ok) {
    console.error(wordsOf(built));
    return null;
  }
  const found = await findBrowser(thisMachine(ROOT));
  if (!found.ok) {
    console.error(found.sentence);
    return null;
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
    const outcomes = {
      fast: await measure(fast, rounds),
      slow: await measure(slow, rounds),
      steady: await measure(steady, 1),
      opening: {
        roost: await openingTime(browser, pages[0], opened),
        bare: await openingTime(browser, pages[1], opened),
      },
    };
    bare.close();
    return outcomes;
  } finally {
    await browser.close();
    await devnode.close();
  }
}
