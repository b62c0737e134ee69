import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Devnode, startDevnode } from '../../devnode';
import type { MeasuredBrowser } from './chromium';
import { type Contestant, runOnce } from './contest';
import { createBare, createRoost } from './contestants';
import { ownerKey, survivalOf } from './setting';

/** Lines a second: where looking begins and ends, and how near it comes. */
const range = { least: 10_000, most: 120_000, steps: 7 };
/** Less would fit into the buffers of the machine's sockets, and a page that reads nothing lose nothing. */
const seconds = 10;

/** Lines a second. */
export interface Rates {
  readonly roost: number;
  readonly bare: number;
  /** Of a page that does nothing but count: what the browser and the machine give. */
  readonly counting: number;
}

/** All three pages, at a node of their own that limits no output. */
export async function highestRates(browser: MeasuredBrowser): Promise<Rates> {
  const dataDir = await mkdtemp(join(tmpdir(), 'roost-bench-'));
  const limits = { tokensPerMinute: 1_000, outputLines: 1_000_000 };
  const devnode = await startDevnode({ port: 0, dataDir, limits });
  try {
    const server = await survivalOf(devnode);
    const bare = await createBare(devnode, server, ownerKey());
    const rateOf = (contestant: Pick<Contestant, 'open'>) =>
      highestRate(browser, devnode, server, contestant);
    const rates = {
      roost: await rateOf(createRoost(devnode, server)),
      bare: await rateOf(bare.contestant),
      counting: await rateOf(bare.counting),
    };
    bare.close();
    return rates;
  } finally {
    await devnode.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/**
 * The highest rate at which the node threw nothing away because the page did not read, lines a
 * second as they really came: the node may be slower than it was asked to be. By bisection.
 */
async function highestRate(
  browser: MeasuredBrowser,
  devnode: Devnode,
  server: string,
  contestant: Pick<Contestant, 'open'>,
): Promise<number> {
  let held = 0;
  let { least, most } = range;
  for (let step = 0; step < range.steps; step++) {
    const rate = Math.round(step === 0 ? most : (least + most) / 2);
    const lines = rate * seconds;
    const run = await runOnce(browser, devnode, server, contestant, { lines, rate });
    if (run.thrownAway === 0) {
      held = Math.max(held, run.offered / run.lasted);
      least = rate;
      if (step === 0) break;
    } else {
      most = rate;
    }
  }
  return held;
}
