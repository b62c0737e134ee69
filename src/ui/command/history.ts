/** The commands of one server that were sent from here, oldest first; kept where there is storage. */

import type { SafeStorage } from '../../storage';

export interface CommandHistory {
  entries(): readonly string[];
  /**
   * There at once, and kept if it is no secret: what tells that is loaded with the first one. One
   * that may be is forgotten as soon as that is known.
   */
  add(line: string): Promise<void>;
}

const most = 200;

export function createHistory(storage: SafeStorage, server: string): CommandHistory {
  const name = `roost.history.${server}`;
  let kept = read(storage.getItem(name));
  let entries = kept;
  return {
    entries: () => entries,
    async add(line) {
      const text = line.trim();
      if (text === '') return;
      entries = withNewest(entries, text);
      if (await isSecret(text)) {
        entries = entries.filter((entry) => entry !== text);
        return;
      }
      // In the order in which they were sent, whichever is known first to be no secret.
      kept = entries.filter((entry) => entry === text || kept.includes(entry));
      // Other pages of the server have theirs.
      const others = read(storage.getItem(name)).filter((entry) => !kept.includes(entry));
      storage.setItem(name, JSON.stringify([...others, ...kept].slice(-most)));
    },
  };
}

function withNewest(entries: readonly string[], text: string): readonly string[] {
  return [...entries.filter((entry) => entry !== text), text].slice(-most);
}

/** Better to forget a command than to keep a password: also where it cannot be told. */
async function isSecret(line: string): Promise<boolean> {
  try {
    return (await import('./looksSecret')).looksSecret(line);
  } catch {
    return true;
  }
}

function read(kept: string | null): readonly string[] {
  if (kept === null) return [];
  try {
    const value: unknown = JSON.parse(kept);
    if (!Array.isArray(value)) return [];
    return value.filter((entry): entry is string => typeof entry === 'string');
  } catch {
    return [];
  }
}

interface Walked {
  /** Counts from the newest (0); -1 stands for what is being typed. */
  readonly at: number;
  readonly text: string;
}

function walk(entries: readonly string[], typed: string, at: number, step: 1 | -1): Walked | null {
  for (let next = at + step; next >= 0 && next < entries.length; next += step) {
    const text = entries.at(-1 - next);
    if (text?.startsWith(typed) && text !== typed) return { at: next, text };
  }
  return null;
}

export function older(entries: readonly string[], typed: string, at: number): Walked | null {
  return walk(entries, typed, at, 1);
}

export function newer(entries: readonly string[], typed: string, at: number): Walked | null {
  return at < 0 ? null : (walk(entries, typed, at, -1) ?? { at: -1, text: typed });
}
