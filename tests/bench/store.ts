import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ROOT } from '../../scripts/install.mjs';
import { printVerdicts, type Verdict } from './report';
import type { StoreFigures, StoreTask } from './store.types';

const MILLION = 1_000_000;

/**
 * `npm run bench -- --store`: the log store alone, at 10,000 lines and at a million. `--lines N`:
 * so many lines go through the log of a million (10,000,000: a night's form). Answers 1 if a
 * figure is missed.
 */
export async function main(args: readonly string[]): Promise<number> {
  const at = args.indexOf('--lines');
  const lines = at < 0 ? 1_100_000 : Number(args[at + 1]);
  if (!Number.isInteger(lines) || lines < MILLION) {
    console.error('--lines takes a number of at least 1000000.');
    return 1;
  }
  // Taking turns, the median of three; a night's form has its million once.
  const small: StoreFigures[] = [];
  const large: StoreFigures[] = [];
  for (let round = 0; round < 3; round++) {
    small.push(measure({ lines: 100_000, kept: 10_000 }));
    if (round === 0 || at < 0) large.push(measure({ lines, kept: MILLION }));
  }
  const verdicts = judge(small, large);
  console.log(`${lines} lines through a log of ${MILLION}`);
  printVerdicts(verdicts);
  return verdicts.every(({ reached }) => reached) ? 0 : 1;
}

/** What a line costs at a million kept, as a share of what it costs at 10,000: taking turns, the median of three. */
export function costRatio(): {
  readonly ratio: number;
  readonly large: number;
  readonly small: number;
} {
  const small: number[] = [];
  const large: number[] = [];
  for (let round = 0; round < 3; round++) {
    small.push(measure({ lines: 100_000, kept: 10_000 }).appendCost);
    large.push(measure({ lines: 1_100_000, kept: MILLION }).appendCost);
  }
  return { ratio: median(large) / median(small), large: median(large), small: median(small) };
}

function measure({ lines, kept }: StoreTask): StoreFigures {
  const work = fileURLToPath(new URL('storeWork.ts', import.meta.url));
  const { stdout, status } = spawnSync(
    process.execPath,
    ['--expose-gc', '--import', 'tsx', work, String(lines), String(kept)],
    { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  if (status !== 0) throw new Error(`The log store of ${kept} lines ended with ${status}.`);
  return JSON.parse(stdout);
}

function judge(small: readonly StoreFigures[], large: readonly StoreFigures[]): Verdict[] {
  const of = (figure: (one: StoreFigures) => number, from = large) => median(from.map(figure));
  const most = (
    what: string,
    figure: (one: StoreFigures) => number,
    limit: number,
    unit: string,
  ): Verdict => ({
    what,
    reached: of(figure) <= limit,
    figure: `${of(figure).toFixed(1)} ${unit}`,
    wanted: `at most ${limit} ${unit}`,
  });
  const held = large.map((one) => one.held);
  const costs = [of((one) => one.appendCost, small), of((one) => one.appendCost)] as const;
  const ratio = costs[1] / costs[0];
  return [
    {
      what: 'exactly the newest lines are held',
      reached:
        large.every(({ exact }) => exact) &&
        held.every((lines) => lines > 0.99 * MILLION && lines <= MILLION),
      figure: `${held.join(', ')} lines`,
      wanted: 'a million but for a segment, in order, once, as they were',
    },
    most('memory, after GC', (one) => one.bytesHeld / 1e6, 80, 'MB'),
    most('the same, as the log counts', (one) => one.bytesItself / 1e6, 80, 'MB'),
    {
      what: 'cost of a line at a million kept against 10,000',
      reached: ratio <= 1.2,
      figure: `${ratio.toFixed(2)} (${costs
        .map((cost) => cost.toFixed(2))
        .reverse()
        .join(' µs against ')} µs)`,
      wanted: 'at most 1.2',
    },
    most('longest append in a million', (one) => one.longestAppend, 10, 'ms'),
    most('600 lines anywhere, the longest of 500', (one) => one.longestSlice, 8, 'ms'),
    most('texts of the newest 200,000', (one) => one.iterated200k, 100, 'ms'),
    most('texts of all', (one) => one.iterated, 600, 'ms'),
  ];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
