import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { spawn as spawnInTerminal } from '@lydell/node-pty';
import { expect, onTestFinished, test } from 'vitest';
import { missingNeed } from '../../../devnode/programs/needs';
import { done, gameArgs, makeFolder, startGame } from './startGame';

const plain = (text: string) => text.replace(/\u001b\[[\d;:]*m/g, '');

test('it starts in a few seconds with a progress that only rises', async () => {
  const game = startGame(['--name', 'Survival', '--seed', '7']);
  const seconds = Number((await game.until(done))[1]);
  expect(seconds).toBeGreaterThan(1);
  const percents = [...game.output().matchAll(/Preparing spawn area: (\d+)%/g)].map((match) =>
    Number(match[1]),
  );
  expect(percents.length).toBeGreaterThan(4);
  expect(percents).toEqual([...percents].sort((a, b) => a - b));
  for (const line of game.output().split('\n').slice(0, -1)) {
    expect(line).toMatch(/^\[\d\d:\d\d:\d\d\] \[Server thread\/INFO\]: ./);
  }
});

test('stop saves the world and ends with 0 within a few seconds', async () => {
  const game = startGame(['--seed', '7', '--world', 'green']);
  await game.until(done);
  await game.ask('stop', /Saving worlds[\s\S]*All dimensions are saved\n/);
  expect(await game.exited).toEqual({ code: 0, signal: null });
  expect(JSON.parse(readFileSync(join(game.folder, 'green', 'level.json'), 'utf8'))).toMatchObject({
    seed: 7,
  });
});

test('SIGTERM is a stop too, even while it starts', async () => {
  const game = startGame();
  await game.until(/Preparing spawn area/);
  game.child.kill('SIGTERM');
  expect(await game.exited).toEqual({ code: 0, signal: null });
  expect(game.output()).toContain('All dimensions are saved');
  expect(game.output()).not.toMatch(done);
});

test('crash leaves a stack trace and ends with 1', async () => {
  const game = startGame();
  await game.until(done);
  game.type('crash');
  expect(await game.exited).toEqual({ code: 1, signal: null });
  expect(plain(game.output())).toMatch(/OutOfMemoryError[\s\S]*\tat server\.[\s\S]*crash\.txt\n$/);
});

test('exit ends it with the code that is asked for', async () => {
  const game = startGame();
  await game.until(done);
  await game.ask('exit 256', /Usage: exit CODE/);
  game.type('exit 139');
  expect((await game.exited).code).toBe(139);
});

test('without what it needs it says so and ends, and starts when it is there', async () => {
  const game = startGame(['--needs', 'eula']);
  expect(await game.exited).toEqual({ code: 0, signal: null });
  expect(plain(game.output())).toMatch(/ERROR\]: You need to agree to the EULA in order to run/);
  const image = { IMAGE: 'ghcr.io/example/yolks:java_17' };
  expect(missingNeed(['java=17', 'token'], image)).toBeNull();
  expect(missingNeed(['java=21'], image)).toMatchObject({ code: 1 });
  expect(missingNeed(['token'], { STEAM_ACC: 'expired' })?.text).toContain('GSL token expired');
  expect(missingNeed(['luck'], {})).toMatchObject({ code: 2 });
});

test('a flood can be stopped, and stop ends the server in the middle of one', async () => {
  const game = startGame();
  await game.until(done);
  await game.ask('flood 100000 1000', /flood 000050/);
  await game.ask('flood stop', /Flood stopped/);
  await game.ask('flood 1000000 1000', /flood 000050/);
  game.type('stop');
  expect(await game.exited).toEqual({ code: 0, signal: null });
});

test('in a terminal it does not echo, takes long lines, and Ctrl+C stops it', async () => {
  const terminal = spawnInTerminal(process.execPath, gameArgs, { cwd: makeFolder(), cols: 200 });
  onTestFinished(() => terminal.kill('SIGKILL'));
  let text = '';
  terminal.onData((data) => {
    text += data;
  });
  const exited = new Promise<number>((resolve) =>
    terminal.onExit((exit) => resolve(exit.exitCode)),
  );
  const seen = async (what: string) => {
    for (let i = 0; !text.includes(what); i++) {
      if (i > 300) throw new Error(`no ${what} in ${text.slice(-500)}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  await seen('For help');
  terminal.write(`mark ${'x'.repeat(6_000)}end\n`);
  await seen('end');
  expect(text).toContain(`mark ${'x'.repeat(6_000)}end`);
  expect(text.split('mark ').length).toBe(2);
  terminal.write('\u0003');
  expect(await exited).toBe(0);
  expect(text).toContain('All dimensions are saved');
});

test('what is typed while it starts is carried out when it runs', async () => {
  const game = startGame();
  game.type('mark early');
  await game.until(/For help[\s\S]*\nmark early\n/);
});

test('the same seed starts in the same way, another seed in another', async () => {
  const games = ['7', '7', '8'].map((seed) => startGame(['--seed', seed]));
  await Promise.all(games.map((game) => game.until(done)));
  const [one, same, other] = games.map((game) =>
    [...game.output().matchAll(/Preparing spawn area: \d+%/g)].join(),
  );
  expect(same).toBe(one);
  expect(other).not.toBe(one);
});
