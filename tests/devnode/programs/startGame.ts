import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { gameFile } from '../../../devnode/gameFile';

export const gameArgs = [gameFile()];

export interface RunningGame {
  readonly child: ChildProcessWithoutNullStreams;
  readonly folder: string;
  /** Everything printed so far. */
  output(): string;
  type(line: string): void;
  /** Waits until the output from `from` on holds it; answers the match. */
  until(what: RegExp, from?: number): Promise<RegExpExecArray>;
  /** Types a command and waits for its answer. */
  ask(line: string, answer: RegExp): Promise<RegExpExecArray>;
  readonly exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** Takes what is to be done at the end. */
type Later = (run: () => void) => void;

/** A folder for one test. */
export function makeFolder(later: Later = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'game-'));
  later(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Starts the game as the development node does, without a terminal; it ends with the test. */
export function startGame(
  args: readonly string[] = [],
  later: Later = onTestFinished,
): RunningGame {
  const folder = makeFolder(later);
  const child = spawn(process.execPath, [...gameArgs, ...args], { cwd: folder });
  later(() => void child.kill('SIGKILL'));
  child.stdout.setEncoding('utf8');
  let text = '';
  const listeners = new Set<() => void>();
  child.stdout.on('data', (chunk: string) => {
    text += chunk;
    for (const listener of listeners) listener();
  });
  child.stderr.on('data', (chunk) => process.stderr.write(chunk));
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });

  function until(what: RegExp, from = 0): Promise<RegExpExecArray> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        listeners.delete(look);
        reject(new Error(`no ${what} in: ${text.slice(from).slice(-600)}`));
      }, 15_000);
      function look(): void {
        const found = what.exec(text.slice(from));
        if (found === null) return;
        clearTimeout(timer);
        listeners.delete(look);
        resolve(found);
      }
      listeners.add(look);
      look();
    });
  }

  return {
    child,
    folder,
    exited,
    until,
    output: () => text,
    type: (line) => void child.stdin.write(`${line}\n`),
    ask(line, answer) {
      const from = text.length;
      child.stdin.write(`${line}\n`);
      return until(answer, from);
    },
  };
}

/** The line that means it runs. */
export const done = /Done \((\d+\.\d)s\)! For help, type "help"\n/;
