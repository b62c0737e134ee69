/** The commands of one server that were sent from here, oldest first; kept where there is storage. */

import type { SafeStorage } from '../../settings';

export interface CommandHistory {
  entries(): readonly string[];
  add(line: string): void;
}

const most = 200;

export function createHistory(storage: SafeStorage, server: string): CommandHistory {
  const name = `roost.history.${server}`;
  let entries = read(storage.getItem(name));
  return {
    entries: () => entries,
    add(line) {
      const text = line.trim();
      if (text === '' || looksSecret(text)) return;
      entries = [...entries.filter((entry) => entry !== text), text].slice(-most);
      storage.setItem(name, JSON.stringify(entries));
    },
  };
}

function read(kept: string | null): readonly string[] {
  if (kept === null) return [];
  try {
    const value: unknown = JSON.parse(kept);
    if (!Array.isArray(value)) return [];
    return value.filter((entry): entry is string => typeof entry === 'string').slice(-most);
  } catch {
    return [];
  }
}

const secretWords =
  /pass(word|wd|phrase|code)|\bpass\s*[=:]|\b(pw|pwd)\b|secret|token|api[-_ ]?key|credential|\bauth\b|\brcon/i;
const signInCommands = /^\/?(login|log|l|register|reg|changepass\w*|cp|2fa|unregister)\s/i;

/** Better to forget a harmless command than to keep a password. */
export function looksSecret(line: string): boolean {
  if (secretWords.test(line) || signInCommands.test(line)) return true;
  return line.split(/[\s=:,"']+/).some(looksRandom);
}

/** Long and mixed as keys are: no word, number, coordinate, path or UUID looks so. */
function looksRandom(word: string): boolean {
  if (/^eyJ[\w-]+\.[\w-]+/.test(word) || /^(ptl[ac]|pacc|papp|ghp|sk|xox\w)_?[\w-]{12,}/.test(word))
    return true;
  if (/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(word)) return false;
  if (/^[0-9a-f]{32,}$/i.test(word)) return true;
  if (word.length < 20 || /[/\\.]/.test(word)) return false;
  const kinds = [/[a-z]/, /[A-Z]/, /[0-9]/].filter((kind) => kind.test(word)).length;
  return kinds === 3;
}

/** Walking: `at` counts from the newest (0); -1 stands for what is being typed. */
export function older(
  entries: readonly string[],
  typed: string,
  at: number,
): { readonly at: number; readonly text: string } | null {
  for (let next = at + 1; next < entries.length; next += 1) {
    const text = entries[entries.length - 1 - next];
    if (text?.startsWith(typed) && text !== typed) return { at: next, text };
  }
  return null;
}

export function newer(
  entries: readonly string[],
  typed: string,
  at: number,
): { readonly at: number; readonly text: string } | null {
  if (at < 0) return null;
  for (let next = at - 1; next >= 0; next -= 1) {
    const text = entries[entries.length - 1 - next];
    if (text?.startsWith(typed) && text !== typed) return { at: next, text };
  }
  return { at: -1, text: typed };
}
