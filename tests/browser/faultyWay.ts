import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Devnode } from '../../devnode';
import type { ServerSeed } from '../../devnode/createWorld';
import type { Direction, WayCut, WaySettings } from '../../devnode/way/way.types';
import type { NodeServer } from '../../devnode/world';

/** Schedules of faults on the way to the node, made from a seed, and the rules they must not break. */

/**
 * Prints numbered lines, says of each command that it did it, and writes down all that it prints.
 * `tick NAME HZ` begins, `tick` ends.
 */
const program = `
const { appendFileSync } = require('node:fs');
const print = (text) => { appendFileSync('printed.txt', text + '\\n'); console.log(text); };
let timer;
require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
  const [word, name, hz] = line.split(' ');
  if (word === 'stop') process.exit(0);
  if (word !== 'tick') return print('did ' + line);
  clearInterval(timer);
  let n = 0;
  if (hz) timer = setInterval(() => print('tick ' + name + ' ' + ++n), 1000 / hz);
});
console.log('up');
`;

export const tickingServer: ServerSeed = {
  name: 'Ticking',
  program: { command: process.execPath, args: ['-e', program], stop: { command: 'stop' } },
  autostart: true,
};

/** What the program has printed, in its order. */
export async function printedBy(server: NodeServer): Promise<string[]> {
  const text = await readFile(join(server.record.program.cwd, 'printed.txt'), 'utf8');
  return text.trimEnd().split('\n');
}

export type Deed =
  | { readonly kind: 'way'; readonly settings: Partial<WaySettings> }
  | { readonly kind: 'cut'; readonly how: WayCut }
  | { readonly kind: 'command'; readonly line: string };

export interface Schedule {
  readonly name: string;
  /** Lines a second. */
  readonly rate: number;
  /** By their times, ms from the beginning. */
  readonly steps: readonly { readonly at: number; readonly deed: Deed }[];
  readonly lasts: number;
}

/** The same for the same seed. */
export function scheduleOf(seed: number): Schedule {
  const random = randomOf(seed);
  const between = (from: number, to: number) => Math.round(from + random() * (to - from));
  const oneOf = <T>(values: readonly T[]): T => values[between(0, values.length - 1)] as T;
  const direction = (): Direction => oneOf(['up', 'down', 'both']);
  const name = `s${seed}`;
  const lasts = between(3_000, 5_000);
  const steps: { at: number; deed: Deed }[] = [];
  const add = (at: number, deed: Deed) => steps.push({ at, deed });
  const way = (at: number, settings: Partial<WaySettings>) => add(at, { kind: 'way', settings });

  if (random() < 0.6) way(0, { latency: between(0, 150), jitter: between(0, 100) });
  for (let troubles = between(1, 3); troubles > 0; troubles--) {
    const at = between(200, lasts - 200);
    const until = at + between(100, 2_500);
    const cut: Deed = { kind: 'cut', how: oneOf(['reset', 'end']) };
    switch (oneOf(['cut', 'hold', 'swallow', 'refuse', 'narrow', 'slow'])) {
      case 'cut':
        add(at, cut);
        break;
      case 'hold':
        way(at, { hold: direction() });
        way(until, { hold: 'none' });
        break;
      case 'swallow':
        way(at, { swallow: direction() });
        way(until, { swallow: 'none' });
        if (random() < 0.7) add(until, cut);
        break;
      case 'refuse':
        way(at, { refuse: true });
        add(at, cut);
        way(until, { refuse: false });
        break;
      case 'narrow':
        way(at, { bandwidth: between(300, 5_000) });
        way(until, { bandwidth: null });
        break;
      case 'slow':
        way(at, { latency: between(100, 600), jitter: between(0, 300) });
        break;
    }
  }
  for (let number = between(2, 5); number > 0; number--) {
    add(between(0, lasts), { kind: 'command', line: `do ${name}-${number}` });
  }
  steps.sort((a, b) => a.at - b.at);
  return { name, rate: between(1, 10), steps, lasts: Math.max(lasts, steps.at(-1)?.at ?? 0) };
}

function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function applyDeed(devnode: Devnode, deed: Exclude<Deed, { kind: 'command' }>): void {
  if (deed.kind === 'cut') devnode.way.cut(deed.how);
  else devnode.way.set(deed.settings);
}

export interface Verdict {
  readonly broken: readonly string[];
  readonly lines: number;
  /** Missing, or standing there twice, with a mark in between that says where it is not known. */
  readonly markedMissing: number;
  readonly markedDoubled: number;
  /** Lines that stand above one that was printed before them. */
  readonly misplaced: number;
  readonly out: number;
  readonly inDoubt: number;
}

const mark = /^— (Lines may be missing|Output from .* may be missing|Server restarted)/;
const doubt = '— (may not have reached the server) —';

/** How a command that is said to be out, and is not, is told of. */
export const neverHadIt = 'is out and the program never had it';

/** Holds what the page's log says of a schedule against what the program printed. */
export function judge(
  { name, steps }: Schedule,
  printed: readonly string[],
  log: readonly string[],
): Verdict {
  const broken: string[] = [];
  const isOurs = (line: string) => new RegExp(`^(tick|did do|did sync) ${name}\\b`).test(line);
  const wanted = printed.filter(isOurs);
  const places = new Map<string, number[]>();
  for (const [at, line] of log.entries()) {
    if (isOurs(line)) places.set(line, [...(places.get(line) ?? []), at]);
  }

  let markedMissing = 0;
  let markedDoubled = 0;
  let misplaced = 0;
  let before = 0;
  let missing: string[] = [];
  for (const line of [...wanted, null]) {
    const found = line === null ? [log.length] : (places.get(line) ?? []);
    const [at] = found;
    if (line !== null && at === undefined) {
      missing.push(line);
      continue;
    }
    const place = at ?? log.length;
    if (found.length > 1) {
      // What does not join on to what is held is shown whole, below a mark.
      const said = found.every(
        (one, nth) => nth === 0 || log.slice(found[nth - 1], one).some((text) => mark.test(text)),
      );
      if (said) markedDoubled += found.length - 1;
      else broken.push(`"${line}" stands ${found.length} times`);
    }
    if (missing.length > 0) {
      const said = log.slice(Math.min(before, place), place).some((text) => mark.test(text));
      if (said) markedMissing += missing.length;
      else broken.push(`missing without a mark: ${missing.join(', ')}`);
      missing = [];
    }
    if (place < before) misplaced += 1;
    before = Math.max(before, place);
  }
  for (const line of places.keys()) {
    if (!wanted.includes(line)) broken.push(`"${line}" was never printed`);
  }

  let out = 0;
  let inDoubt = 0;
  for (const { deed } of steps) {
    if (deed.kind !== 'command') continue;
    const done = wanted.filter((line) => line === `did ${deed.line}`).length;
    const echoes = log.flatMap((line, at) => (line === `› ${deed.line}` ? [at] : []));
    const sure = echoes.filter((at) => log[at + 1] !== doubt).length;
    out += sure;
    inDoubt += echoes.length - sure;
    if (done > 1) broken.push(`"${deed.line}" was carried out ${done} times`);
    if (echoes.length > 1) broken.push(`"${deed.line}" is echoed ${echoes.length} times`);
    if (sure > done) broken.push(`"${deed.line}" ${neverHadIt}`);
    if (echoes.length === 0 && done > 0) broken.push(`"${deed.line}" was sent and is not echoed`);
  }
  return { broken, lines: wanted.length, markedMissing, markedDoubled, misplaced, out, inDoubt };
}
