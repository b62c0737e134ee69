import type { Clock } from '../../clock';
import type { LineSource, Notice } from '../line';
import { sanitise } from '../sanitise';
import type { LogStore, NewLine } from '../store';
import { createRing } from './ring';
import { isNodeLine, splitLines } from './split';

/** Puts lines into the log, and remembers what a later replay is compared with. */
export interface Writer {
  /** The newest lines of the process (`keyOf`), with nothing missing between them. */
  keys(): readonly string[];
  /** Number of the first line that is written since they were forgotten, or would be. */
  readonly keysFrom: number;
  /** Forgets them but for `last`: what comes next does not follow on what came before. */
  forgetKeys(last?: readonly { readonly raw: string }[]): void;
  /** As before the first line of the process. */
  forgetAll(): void;
  /** Remembers a line that is in no need of being written. */
  remember(key: string): void;
  /** Lines of the process, kept from before, are in the log: the last of them came at `at`. */
  restored(keys: readonly string[], keysFrom: number, at: number | null): void;
  /** Lines of the process that were ever remembered, also those that are forgotten by now. */
  readonly count: number;
  /** Whether any line of the process was ever written. */
  readonly any: boolean;
  /** Wall clock of the last line of the process whose time is known; `null`: none is. */
  readonly lastAt: number | null;
  /** A frame of live output. */
  output(frame: string): void;
  /** A line of the process; returns its number. `at`: wall clock, ms; `null` if it was replayed. */
  console(raw: string, at: number | null): number;
  /** A line of the process that was taken for a replayed one came live at `at`. */
  timed(seq: number, at: number): void;
  other(source: LineSource, text: string, at: number): void;
  notice(notice: Notice): void;
  /** A line that had been taken back, as it was. */
  again(line: NewLine): void;
}

/** More than any replay holds, by the largest setting seen. */
export const KEYS = 1200;

/**
 * What a line is compared by: as it is kept, so that one which was kept from before is equal to the
 * same line in a replay. Colours count, control sequences that nobody sees do not.
 */
export function keyOf(raw: string): string {
  const { text, rest } = sanitise(raw);
  return text + rest;
}

export function createWriter(store: LogStore, clock: Clock): Writer {
  const keys = createRing(KEYS);
  let keysFrom = 0;
  let any = false;
  let lastAt: number | null = null;

  function append(source: LineSource, raw: string, at: number | null): number {
    const { text, rest } = sanitise(raw);
    if (source === 'console') keys.push(text + rest);
    return store.append({ source, at, text, rest, notice: null });
  }

  function writeConsole(raw: string, at: number | null): number {
    any = true;
    if (at !== null) lastAt = at;
    return append('console', raw, at);
  }

  function forgetKeys(last: readonly { readonly raw: string }[] = []): void {
    keys.clear();
    for (const { raw } of last) keys.push(keyOf(raw));
    keysFrom = store.end;
  }

  return {
    keys: () => keys.toArray(),
    get keysFrom() {
      return keysFrom;
    },
    forgetKeys,
    forgetAll() {
      forgetKeys();
      any = false;
      lastAt = null;
    },
    remember: keys.push,
    restored(kept, from, at) {
      keys.clear();
      for (const key of kept) keys.push(key);
      keysFrom = from;
      any = true;
      lastAt = at;
    },
    get count() {
      return keys.pushed;
    },
    get any() {
      return any;
    },
    get lastAt() {
      return lastAt;
    },
    output(frame) {
      const at = clock.now();
      for (const raw of splitLines(frame)) {
        if (isNodeLine(raw)) append('node', raw, at);
        else writeConsole(raw, at);
      }
    },
    console: writeConsole,
    timed(seq, at) {
      store.setTime(seq, at);
      lastAt = at;
    },
    other(source, text, at) {
      for (const raw of splitLines(text)) append(source, raw, at);
    },
    notice(notice) {
      store.append({ source: 'notice', at: clock.now(), text: '', rest: '', notice });
    },
    again: (line) => void store.append(line),
  };
}
