import { type Flood, startFlood } from './flood';
import { hostileLines } from './hostileLines';
import { burnCpu } from './load';
import { problemLines } from './needs';
import type { Screen } from './screen';
import { colourLines, progressBar, unicodeLines } from './showcase';
import { traceLines } from './traces';

/** What the console's commands may do to the game. */
export interface Game {
  readonly screen: Screen;
  readonly online: readonly string[];
  /** One at a time; the one before it ends. `null`: none. */
  setFlood(flood: Flood | null): void;
  setChatter(on: boolean): void;
  stop(): void;
  crash(): void;
  /** Ends at once, with this exit code. */
  exit(code: number): void;
}

interface Command {
  readonly usage: string;
  readonly about: string;
  run(game: Game, rest: string): void;
}

const maxFlood = 10_000_000;
const maxRate = 200_000;
const maxLoad = 800;
const loadLasts = 10_000;
const maxFrames = 10_000;
const maxRepeats = 10_000;

const commands: Readonly<Record<string, Command>> = {
  help: {
    usage: 'help',
    about: 'shows this list',
    run({ screen }) {
      for (const { usage, about } of Object.values(commands)) {
        screen.info(`${usage.padEnd(16)} ${about}`);
      }
    },
  },
  say: {
    usage: 'say TEXT',
    about: 'says something to everyone',
    run: ({ screen }, rest) => screen.info(`[Server] ${rest}`),
  },
  list: {
    usage: 'list',
    about: 'lists who is online',
    run({ screen, online }) {
      const names = online.length === 0 ? '' : ` ${online.join(', ')}`;
      screen.info(`There are ${online.length} of a max of 20 players online:${names}`);
    },
  },
  stop: { usage: 'stop', about: 'saves and ends', run: (game) => game.stop() },
  crash: { usage: 'crash', about: 'ends with an error', run: (game) => game.crash() },
  exit: {
    usage: 'exit CODE',
    about: 'ends at once, with this exit code',
    run(game, rest) {
      const code = Number(rest);
      if (rest !== '' && Number.isInteger(code) && code >= 0 && code < 256) game.exit(code);
      else game.screen.warn('Usage: exit CODE, from 0 to 255');
    },
  },
  problem: {
    usage: 'problem NAME',
    about: `prints a line of a known problem: ${Object.keys(problemLines).join(', ')}`,
    run({ screen }, rest) {
      const line = Object.hasOwn(problemLines, rest) ? problemLines[rest] : undefined;
      if (line === undefined) screen.warn('Usage: problem NAME');
      else screen.error(line);
    },
  },
  flood: {
    usage: 'flood N RATE',
    about: 'prints N numbered lines, RATE a second; "flood stop" ends it',
    run: runFlood,
  },
  progress: {
    usage: 'progress',
    about: 'draws a bar over itself',
    run: ({ screen }) => draw(screen),
  },
  colors: {
    usage: 'colors',
    about: '16, 256 and true colours, styles',
    run: ({ screen }) => screen.raw(colourLines().map(ended).join('')),
  },
  unicode: {
    usage: 'unicode',
    about: 'wide, joined, combined and right-to-left characters',
    run: ({ screen }) => screen.raw(unicodeLines.map(ended).join('')),
  },
  hostile: {
    usage: 'hostile [N]',
    about: `what can break a page, between marks: all ${hostileLines.length}, or one`,
    run: runHostile,
  },
  load: {
    usage: 'load PERCENT',
    about: 'uses so much of one core for 10 s',
    run({ screen }, rest) {
      const percent = Math.min(maxLoad, Number(rest));
      if (!(percent > 0)) {
        screen.warn('Usage: load PERCENT');
        return;
      }
      screen.info(`Using ${percent} percent of a core for 10 s`);
      burnCpu(percent, loadLasts, () => screen.info('Load ended'));
    },
  },
  quiet: {
    usage: 'quiet',
    about: 'nothing happens by itself any more',
    run(game) {
      game.setChatter(false);
      game.screen.info('Quiet');
    },
  },
  chatter: {
    usage: 'chatter',
    about: 'things happen again',
    run(game) {
      game.setChatter(true);
      game.screen.info('Chatter');
    },
  },
  print: {
    usage: 'print TEXT',
    about: 'prints the text as it is',
    run: ({ screen }, rest) => screen.raw(`${rest}\n`),
  },
  trace: {
    usage: 'trace [N]',
    about: 'an error with a stack trace of N frames, 12 if none is given',
    run: ({ screen }, rest) => screen.error(traceLines(count(rest, 12, maxFrames))),
  },
  repeat: {
    usage: 'repeat N TEXT',
    about: 'prints the same warning N times',
    run({ screen }, rest) {
      const [, times = '', text = ''] = /^(\d*)\s*(.*)$/s.exec(rest) ?? [];
      for (let n = count(times, 20, maxRepeats); n > 0; n--) screen.warn(text || "Can't keep up");
    },
  },
  mark: {
    usage: 'mark TEXT',
    about: 'prints "mark TEXT", to be found again',
    run: ({ screen }, rest) => screen.raw(`mark ${rest}\n`),
  },
};

/** Carries out one line of input. */
export function runCommand(game: Game, line: string): void {
  const [, name = '', rest = ''] = /^\s*\/?(\S*)\s?(.*)$/s.exec(line) ?? [];
  if (name === '') return;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    game.screen.info('Unknown command. Type "help" for help.');
    return;
  }
  command.run(game, rest);
}

function count(text: string, standard: number, most: number): number {
  const wanted = Math.floor(Number(text));
  return wanted > 0 ? Math.min(wanted, most) : standard;
}

function ended(line: string): string {
  return `${line}\n`;
}

function runFlood({ screen, setFlood }: Game, rest: string): void {
  setFlood(null);
  if (rest.trim() === 'stop') {
    screen.info('Flood stopped');
    return;
  }
  const [count = '1000', pace = '1000'] = rest.split(/\s+/).filter((word) => word !== '');
  const lines = Math.floor(Number(count));
  const rate = Number(pace);
  if (!(lines > 0 && lines <= maxFlood && rate > 0 && rate <= maxRate)) {
    screen.warn('Usage: flood N RATE, with up to 10,000,000 lines and 200,000 a second');
    return;
  }
  screen.info(`Flood of ${lines} lines at ${rate} a second`);
  const flood = startFlood({
    lines,
    rate,
    write: screen.raw,
    done: (ms) => screen.info(`Flood done: ${lines} lines in ${(ms / 1_000).toFixed(2)} s`),
  });
  setFlood(flood);
}

function draw(screen: Screen): void {
  const states = 40;
  let drawn = 0;
  const timer = setInterval(() => {
    screen.raw(progressBar(drawn / states));
    if (drawn++ < states) return;
    clearInterval(timer);
    screen.raw('\n');
    screen.info('Terrain generated');
  }, 50);
}

function runHostile({ screen }: Game, rest: string): void {
  const only = rest.trim() === '' ? null : Number(rest);
  if (only !== null && hostileLines[only - 1] === undefined) {
    screen.warn(`Usage: hostile [N], with N from 1 to ${hostileLines.length}`);
    return;
  }
  for (const [i, { text }] of hostileLines.entries()) {
    const number = i + 1;
    if (only !== null && only !== number) continue;
    screen.raw(`hostile ${number} before\n`);
    screen.raw(text);
    screen.raw(`\nhostile ${number} after\n`);
  }
}
