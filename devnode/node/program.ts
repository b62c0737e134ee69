import { randomUUID } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { type IPty, spawn } from '@lydell/node-pty';
import type { ProgramSpec } from '../world';
import { killRun, markVariable, processTree, send } from './processTree';

/** One run of a server's program under a pseudo-terminal, in a session of its own. */
export interface Program {
  readonly pid: number;
  write(text: string): void;
  signal(signal: NodeJS.Signals): void;
  /** SIGKILL for everything the program started; resolves when all of it is gone. */
  kill(): Promise<void>;
  pause(): void;
  resume(): void;
  pids(): number[];
  /** The exit code as a container has it (128 + signal), after all output and all children. */
  readonly exited: Promise<number>;
}

/** Throws if the system cannot start anything at all; a program that is missing exits with 127. */
export function runProgram(spec: ProgramSpec, onData: (chunk: Buffer) => void): Program {
  mkdirSync(spec.cwd, { recursive: true });
  const mark = randomUUID();
  const [file, args] = launch(spec);
  const pty = spawn(file, args, {
    name: 'xterm',
    cols: 120,
    rows: 30,
    cwd: spec.cwd,
    env: environment(spec, mark),
    // Bytes, so that the splitter decides where a letter ends.
    encoding: null,
  });
  pty.onData((data: string | Buffer) =>
    onData(typeof data === 'string' ? Buffer.from(data) : data),
  );

  return {
    pid: pty.pid,
    write: (text) => pty.write(text),
    signal: (signal) => send(pty.pid, signal),
    async kill() {
      await killRun(pty.pid, mark);
    },
    pause: () => pty.pause(),
    resume: () => pty.resume(),
    pids: () => processTree(pty.pid),
    exited: exitOf(pty, mark),
  };
}

async function exitOf(pty: IPty, mark: string): Promise<number> {
  const code = await new Promise<number>((resolve) => {
    pty.onExit(({ exitCode, signal }) => {
      resolve(signal === undefined || signal === 0 ? exitCode : 128 + signal);
    });
  });
  // A container ends with its first process: what that one left behind goes too.
  await killRun(pty.pid, mark);
  return code;
}

/**
 * The terminal's own echo is switched off before the program begins, since a command would stand
 * in the console twice. A program that wants an echo switches it on itself.
 */
function launch(spec: ProgramSpec): [file: string, args: string[]] {
  if (process.platform === 'win32') return [spec.command, [...spec.args]];
  return ['/bin/sh', ['-c', 'stty -echo 2>/dev/null; exec "$@"', 'sh', spec.command, ...spec.args]];
}

function environment(spec: ProgramSpec, mark: string): Record<string, string> {
  const env: Record<string, string> = {};
  for (const [name, value] of Object.entries(process.env)) {
    // What our own runtime was started with is not the program's business.
    if (value !== undefined && !/^(NODE_|npm_|VITEST)/i.test(name)) env[name] = value;
  }
  return { ...env, ...spec.env, [markVariable]: mark };
}
