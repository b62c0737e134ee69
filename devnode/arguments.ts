import { accessSync, constants, statSync } from 'node:fs';
import { constants as osConstants } from 'node:os';
import { basename, delimiter, extname, isAbsolute, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { ServerSeed } from './createWorld';
import { shellWords } from './shellWords';

export interface StartArguments {
  readonly port: number;
  readonly dataDir: string | null;
  /** The server that `--run` asks for. */
  readonly run: ServerSeed | null;
}

export type ArgumentsOutcome =
  | { readonly ok: true; readonly value: StartArguments }
  | { readonly ok: false; readonly why: string };

export const defaultPort = 8730;

const options = {
  port: { type: 'string' },
  run: { type: 'string' },
  cwd: { type: 'string' },
  done: { type: 'string' },
  stop: { type: 'string' },
  data: { type: 'string' },
} as const;

/** Reads the command line of `npm start`. What is wrong with it is one sentence. */
export function parseArguments(args: readonly string[]): ArgumentsOutcome {
  let values: { [name in keyof typeof options]?: string };
  try {
    values = parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    return no(told(error, args.includes('--run')));
  }
  const port = values.port === undefined ? defaultPort : Number(values.port);
  if (values.port?.trim() === '' || !Number.isInteger(port) || port < 0 || port > 65_535) {
    return no(`--port must be a number from 0 to 65535, not "${values.port}".`);
  }
  if (values.data === '') return no('--data needs a folder.');
  const { run, cwd, done, stop } = values;
  if (run === undefined) {
    const alone = (['cwd', 'done', 'stop'] as const).find((name) => values[name] !== undefined);
    if (alone !== undefined) return no(`--${alone} says something about --run, which is missing.`);
    return { ok: true, value: { port, dataDir: values.data ?? null, run: null } };
  }
  const program = parseProgram(run, cwd, done, stop);
  if (!program.ok) return program;
  return { ok: true, value: { port, dataDir: values.data ?? null, run: program.seed } };
}

function parseProgram(
  run: string,
  cwd: string | undefined,
  done: string | undefined,
  stop: string | undefined,
): { readonly ok: true; readonly seed: ServerSeed } | { readonly ok: false; readonly why: string } {
  const parsed = shellWords(run);
  if (!parsed.ok) return no(`--run ${parsed.why}.`);
  const [command, ...args] = parsed.words;
  if (command === undefined || command === '') return no('--run needs a command.');
  if (cwd === '') return no('--cwd needs a folder.');
  const folder = cwd === undefined ? undefined : resolve(cwd);
  if (folder !== undefined && !isFolder(folder)) return no(`--cwd: there is no folder "${cwd}".`);
  if (!isProgram(command, folder)) return no(`--run: there is no program "${command}".`);
  if (stop === '') return no('--stop needs a command or the name of a signal.');
  const pattern = done === undefined ? null : toPattern(done);
  if (pattern === undefined) return no(`--done is no regular expression: "${done}".`);
  return {
    ok: true,
    seed: {
      name: basename(command, extname(command)),
      description: run,
      program: {
        // Without a folder given it runs in one of its own, and would be looked for there.
        command: folder === undefined && /[\\/]/.test(command) ? resolve(command) : command,
        args,
        ...(folder !== undefined && { cwd: folder }),
        done: pattern,
        stop: toStop(stop),
      },
      autostart: true,
    },
  };
}

function toPattern(source: string): RegExp | undefined {
  try {
    return new RegExp(source);
  } catch {
    return undefined;
  }
}

/** A signal if it is the name of one, else a command. Default: what Ctrl+C would do. */
function toStop(stop: string | undefined): NonNullable<ServerSeed['program']['stop']> {
  if (stop === undefined) return { signal: 'SIGINT' };
  return isSignal(stop) ? { signal: stop } : { command: stop };
}

function isSignal(name: string): name is NodeJS.Signals {
  return Object.hasOwn(osConstants.signals, name);
}

function isProgram(command: string, folder: string | undefined): boolean {
  if (isAbsolute(command)) return isExecutable(command);
  if (/[\\/]/.test(command)) return isExecutable(resolve(folder ?? '.', command));
  const folders = (process.env.PATH ?? '').split(delimiter);
  const endings = process.platform === 'win32' ? ['', '.exe', '.cmd', '.bat'] : [''];
  return folders.some((path) =>
    endings.some((ending) => isExecutable(join(path, command + ending))),
  );
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

function told(error: unknown, runs: boolean): string {
  const text = error instanceof Error ? error.message : String(error);
  const sentence = text.split(/\.\s/, 1)[0]?.replace(/\.$/, '') ?? '';
  if (!/^Un(known|expected)/.test(sentence)) return `${sentence}.`;
  if (runs) return `${sentence}: put the whole command of --run into quotes.`;
  const known = Object.keys(options).map((name) => `--${name}`);
  return `${sentence}: npm start -- takes ${known.join(', ')}.`;
}

function no(why: string): { readonly ok: false; readonly why: string } {
  return { ok: false, why };
}
