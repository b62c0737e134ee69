import { addCounts, noCounts } from './model/counts';
import { type Pace, paces, playMerge } from './model/playMerge';

/*
 * Plays the model of a node (model/) and prints what the merge made of it:
 *   node --import tsx tests/engine/intake/mergeFigures.ts [RUNS] [FIRST SEED] [PACE]
 *   node --import tsx tests/engine/intake/mergeFigures.ts seed N [PACE]
 * PACE: 'up to 10', 'up to 100' or 'long lines'.
 */
const [what = '1000', which = '1', wanted = 'up to 10'] = process.argv.slice(2);
const pace = paces.find((known) => known === wanted);
if (pace === undefined) throw new Error(`No such pace: ${wanted}`);

if (what === 'seed') tellRun(Number(which), pace);
else figures(Number(what), Number(which), pace);

function figures(runs: number, firstSeed: number, at: Pace): void {
  let sum = noCounts;
  let amiss = 0;
  for (let seed = firstSeed; seed < firstSeed + runs; seed++) {
    const { counts, faults, style } = playMerge(seed, at);
    sum = addCounts(sum, counts);
    if (faults.length === 0) continue;
    amiss += 1;
    const kinds = [...new Set(faults.map(({ kind }) => kind))].join(', ');
    console.log(`seed ${seed} (${style}): ${faults.length} ${kinds}`);
  }
  console.log(`\n${runs} runs, ${at} lines/s, seeds from ${firstSeed}; ${amiss} runs with faults`);
  console.table(sum);
}

function tellRun(seed: number, at: Pace): void {
  const { counts, faults, shown, marks, story, style, traits, rate } = playMerge(seed, at);
  console.log({ seed, style, rate, traits, counts });
  console.log(story.join('\n'));
  for (const { kind, seq, text } of faults.slice(0, 12)) {
    console.log(`\n${kind}: ${text.slice(0, 100)}`);
    const said = marks.map((mark) => ({
      ...mark,
      text: `(${mark.kind}, ${mark.from} to ${mark.to})`,
    }));
    const near = [...shown, ...said]
      .filter((line) => Math.abs(line.seq - seq) <= 8)
      .sort((a, b) => a.seq - b.seq);
    for (const line of near) console.log(`  ${line.seq} ${line.text.slice(0, 100)}`);
  }
}
