/**
 * A small game server of ours, for the development node to run: it starts, lives, obeys its
 * console and stops as the real ones do, and needs nothing but Node.
 *
 * `node --import tsx game.ts [--name NAME] [--seed N] [--world FOLDER] [--pace N] [--needs NEED]…`
 *
 * With a pace of N its start is N times as fast. What it can need is in needs.ts: without it, it
 * says so and ends.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Game, runCommand } from './commands';
import { createDice, seedOf } from './dice';
import type { Flood } from './flood';
import { missingNeed } from './needs';
import { readLines } from './readLines';
import { createScreen } from './screen';
import { createVillage } from './village';

const { values } = parseArgs({
  options: {
    name: { type: 'string', default: 'Survival' },
    seed: { type: 'string' },
    world: { type: 'string', default: 'world' },
    pace: { type: 'string', default: '1' },
    needs: { type: 'string', multiple: true, default: [] },
  },
});
const { name, world } = values;
const pace = Number(values.pace);
const seed = values.seed === undefined ? seedOf(name) : Number(values.seed);
const dice = createDice(seed);
const screen = createScreen((text) => process.stdout.write(text));
const village = createVillage(dice, screen);

type Stage = 'starting' | 'running' | 'stopping';
let stage: Stage = 'starting';
/** Typed while it starts: carried out when it runs. */
const early: string[] = [];
let nextEvent: NodeJS.Timeout | null = null;
let chatter = true;
let flood: Flood | null = null;

const game: Game = {
  screen,
  get online() {
    return village.online;
  },
  setFlood(next) {
    flood?.stop();
    flood = next;
  },
  setChatter(on) {
    chatter = on;
    if (nextEvent !== null) clearTimeout(nextEvent);
    nextEvent = on ? setTimeout(live, 800) : null;
  },
  stop: () => void stop(),
  crash,
  exit: end,
};

function live(): void {
  const wait = village.happen();
  nextEvent = chatter ? setTimeout(live, wait) : null;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

async function start(): Promise<void> {
  screen.info(`Starting ${name} on Node ${process.versions.node}`);
  await pause(120 / pace);
  const missing = missingNeed(values.needs, process.env);
  if (missing !== null) {
    screen.error(missing.text);
    end(missing.code);
    return;
  }
  screen.info('Loading properties');
  screen.info(`Default game type: ${name === 'Creative' ? 'CREATIVE' : 'SURVIVAL'}`);
  await pause(150 / pace);
  screen.info('Starting the server on *:25565');
  screen.info(`Preparing level "${world}", seed ${seed}`);
  save();
  for (let percent = 0; percent < 100; percent += dice.between(9, 19)) {
    screen.info(`Preparing spawn area: ${percent}%`);
    await pause(190 / pace);
    if (stage !== 'starting') return;
  }
  screen.info('Preparing spawn area: 100%');
  stage = 'running';
  screen.info(`Done (${(performance.now() / 1_000).toFixed(1)}s)! For help, type "help"`);
  game.setChatter(true);
  for (const line of early.splice(0)) obey(line);
}

function obey(line: string): void {
  if (stage === 'starting') early.push(line);
  else if (stage === 'running') runCommand(game, line);
}

async function stop(): Promise<void> {
  if (stage === 'stopping') return;
  stage = 'stopping';
  game.setChatter(false);
  game.setFlood(null);
  screen.info('Stopping the server');
  await pause(150);
  screen.info('Saving players');
  for (const player of village.online) screen.info(`${player} lost connection: Server closed`);
  await pause(250);
  screen.info('Saving worlds');
  await pause(400);
  save();
  screen.info('All dimensions are saved');
  end(0);
}

function save(): void {
  try {
    mkdirSync(world, { recursive: true });
    const level = { name, seed, players: village.online };
    writeFileSync(join(world, 'level.json'), `${JSON.stringify(level, null, 2)}\n`);
  } catch (error) {
    screen.warn(`Could not save the world: ${error instanceof Error ? error.message : error}`);
  }
}

function crash(): void {
  screen.error(
    [
      'Encountered an unexpected exception',
      'java.lang.OutOfMemoryError: Java heap space',
      '\tat server.world.ChunkMap.load(ChunkMap.java:318) ~[server.jar:?]',
      '\tat server.world.World.tick(World.java:1042) ~[server.jar:?]',
      '\tat server.Main.tick(Main.java:214) ~[server.jar:?]',
      '\tat java.base/java.lang.Thread.run(Thread.java:1583) [?:?]',
      'This crash report has been saved to: crash-reports/crash.txt',
    ].join('\n'),
  );
  end(1);
}

/** Not before everything printed has left: a pipe may take its time. */
function end(code: number): void {
  process.stdout.write('', () => process.exit(code));
}

// Who reads us is gone; there is nobody left to serve.
process.stdout.on('error', () => process.exit(0));
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, game.stop);
readLines(process.stdin, obey, game.stop);
void start();
