import { campaign } from '../tests/engine/faults/campaign';
import { check } from '../tests/engine/faults/check';
import { crowd } from '../tests/engine/faults/crowd';
import { day } from '../tests/engine/faults/day';
import { faultRows, toTable } from '../tests/engine/faults/figures';
import { fuzz } from '../tests/engine/faults/fuzz';
import { scheduleOf, toText } from '../tests/engine/faults/schedule';
import { shrink } from '../tests/engine/faults/shrink';

const usage =
  'It is npm run faults, npm run faults -- --seed NAME, or npm run faults -- --count N [--from SEED], with N from 1 on.';

/** `npm run faults`: prints the figures, and each rule that broke with the shortest way to it. */
export async function main(args: readonly string[]): Promise<number> {
  const options = readOptions(args);
  if (options === null) {
    console.error(usage);
    return 1;
  }
  return options.seed === null ? all(options.from, options.count) : one(options.seed);
}

function readOptions(args: readonly string[]) {
  const options = { seed: null as string | null, count: 10_000, from: 1 };
  for (let at = 0; at < args.length; at += 2) {
    const value = args[at + 1] ?? '';
    if (!/^\d+(\+\d+)*$/.test(value)) return null;
    if (args[at] === '--seed') options.seed = value;
    else if (args[at] === '--count') options.count = Number(value);
    else if (args[at] === '--from') options.from = Number(value);
    else return null;
  }
  // No schedule breaks no rule.
  return options.count > 0 ? options : null;
}

async function one(name: string): Promise<number> {
  const schedule = scheduleOf(name);
  console.log(toText(schedule));
  const { broken } = await check(schedule);
  for (const { rule, what } of broken) console.log(`\n${rule} is broken: ${what}`);
  const [first] = broken;
  if (first === undefined) {
    console.log('\nNo rule is broken.');
    return 0;
  }
  console.log(
    `\nThe shortest that breaks ${first.rule}:\n${toText(await shrink(schedule, first.rule))}`,
  );
  return 1;
}

async function all(from: number, count: number): Promise<number> {
  /** The first schedule that broke each rule, and how many did. */
  const broken = new Map<string, { readonly name: string; readonly what: string; times: number }>();
  let played = 0;
  const schedules = await campaign(from, count, (name, checked) => {
    played += 1;
    if (played % 500 === 0) console.error(`${played} of ${count}`);
    for (const rule of new Set(checked.broken.map((each) => each.rule))) {
      const what = checked.broken.find((each) => each.rule === rule)?.what ?? '';
      const known = broken.get(rule) ?? { name, what, times: 0 };
      known.times += 1;
      if (known.times === 1) console.error(`${rule} --seed ${name}: ${what}`);
      broken.set(rule, known);
    }
  });
  for (const [rule, { name, what, times }] of broken) {
    console.log(`${rule} broke in ${times} schedules, first in --seed ${name}: ${what}`);
    console.log(`The shortest:\n${toText(await shrink(scheduleOf(name), rule))}\n`);
  }
  const restart = { restart: true, patience: 900_000 };
  const rows = faultRows({
    schedules,
    day: await day(1, 24),
    restart: await crowd(1, 30, { ...restart, newer: false }),
    strict: await crowd(1, 30, { ...restart, newer: true }),
    tabs: await crowd(2, 20, { newer: true, restart: false, patience: 900_000 }),
    fuzzed: await fuzz(1, 100 * count),
  });
  console.log(toTable(rows));
  return rows.every(({ holds }) => holds) ? 0 : 1;
}
