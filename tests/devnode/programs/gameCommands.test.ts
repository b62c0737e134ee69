import { existsSync, readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import { hostileLines } from '../../../devnode/programs/hostileLines';
import { done, type RunningGame, startGame } from './startGame';

/** One game for all of these: none of them ends it. */
let game: RunningGame;

beforeAll(async () => {
  const endings: (() => void)[] = [];
  game = startGame(['--name', 'Survival', '--seed', '7'], (run) => endings.push(run));
  await game.until(done);
  await game.ask('quiet', /Quiet\n/);
  return () => {
    for (const end of endings.reverse()) end();
  };
});

const plain = (text: string) => text.replace(/\u001b\[[\d;:]*m/g, '');

test('it obeys help, say, list, mark and print, and does not echo what is typed', async () => {
  await game.ask('help', /flood N RATE.*\n[\s\S]*mark TEXT/);
  await game.ask('say Guten Tag 🎃', /INFO\]: \[Server\] Guten Tag 🎃\n/);
  await game.ask('list', /There are \d+ of a max of 20 players online/);
  await game.ask('print  two spaces\u001b[31m', /^ two spaces\u001b\[31m\n/m);
  await game.ask('constructor', /Unknown command/);
  expect(game.output()).not.toMatch(/^(?:say|list|help|print)/m);
});

test('a flood prints every line once, in order, at its rate', async () => {
  const from = game.output().length;
  const [, seconds] = await game.ask('flood 40000 20000', /Flood done: 40000 lines in ([\d.]+) s/);
  expect(Number(seconds)).toBeGreaterThan(1.95);
  expect(Number(seconds)).toBeLessThan(12);
  const lines = plain(game.output().slice(from))
    .split('\n')
    .filter((line) => line.startsWith('flood '));
  expect(lines.length).toBe(40_000);
  for (const [i, line] of lines.entries()) {
    if (!line.startsWith(`flood ${String(i + 1).padStart(6, '0')} `)) throw new Error(line);
    if (line.length < 85 || line.length > 95) throw new Error(`${line.length} characters`);
  }
});

test('a flood is even: no half second holds much more than its share', async () => {
  const started = performance.now();
  const arrivals: number[] = [];
  game.child.stdout.on('data', (chunk: string) => {
    const lines = chunk.split('flood ').length - 1;
    const slot = Math.floor((performance.now() - started) / 500);
    arrivals[slot] = (arrivals[slot] ?? 0) + lines;
  });
  await game.ask('flood 10000 4000', /Flood done/);
  for (const count of arrivals) expect(count ?? 0).toBeLessThan(2_000 * 1.5);
});

test('a slow flood keeps its rate too', async () => {
  const [, seconds] = await game.ask('flood 20 20', /Flood done: 20 lines in ([\d.]+) s/);
  expect(Number(seconds)).toBeGreaterThan(0.95);
});

test('every hostile line stands between its two marks, untouched', async () => {
  await game.ask('hostile', new RegExp(`hostile ${hostileLines.length} after\n`));
  for (const [i, { text }] of hostileLines.entries()) {
    const start = `hostile ${i + 1} before\n`;
    const from = game.output().indexOf(start) + start.length;
    const shown = game.output().slice(from, game.output().indexOf(`\nhostile ${i + 1} after\n`));
    expect(shown === (typeof text === 'string' ? text : new TextDecoder().decode(text))).toBe(true);
  }
  const from = game.output().length;
  await game.ask('hostile 7', /hostile 7 after\n/);
  expect(game.output().slice(from)).toBe('hostile 7 before\n\u001bc\nhostile 7 after\n');
});

test('progress draws one line over and over', async () => {
  const [bar] = await game.ask('progress', /\rGen[^\n]*100%\n/);
  expect(bar.split('\r').length).toBe(42);
});

test('colors and unicode show what they promise', async () => {
  const [colours] = await game.ask('colors', /16 colours\n[\s\S]*all at once/);
  for (const code of ['[31m', '[97m', '[48;5;201m', '[48;2;252;0;0m', '[4:3m']) {
    expect(colours).toContain(`\u001b${code}`);
  }
  await game.ask('unicode', /日本語文[\s\S]*👨‍👩‍👧‍👦[\s\S]*e\u0301[\s\S]*שלום/);
});

test.runIf(existsSync('/proc/self/stat'))(
  'load uses about what it says of a processor, and the console goes on answering',
  async () => {
    const ticks = () => {
      const fields = readFileSync(`/proc/${game.child.pid}/stat`, 'utf8')
        .split(') ')[1]
        ?.split(' ');
      return Number(fields?.[11]) + Number(fields?.[12]);
    };
    const idle = await spent(ticks, 1_000);
    await game.ask('load 40', /Using 40 percent/);
    await new Promise((resolve) => setTimeout(resolve, 500));
    // 100 ticks a second: 40 percent of 2 s are 80. A busy machine gives less, never more.
    const used = await spent(ticks, 2_000);
    expect(used).toBeGreaterThan(idle + 8);
    expect(used).toBeLessThan(130);
    await game.ask('mark still here', /mark still here/);
  },
);

async function spent(ticks: () => number, ms: number): Promise<number> {
  const before = ticks();
  await new Promise((resolve) => setTimeout(resolve, ms));
  return ticks() - before;
}
