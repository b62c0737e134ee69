import { fold } from '../find/fold';
import { isInWord } from '../find/words';
import type { FindHidden, Hidden } from './kinds';

/** Names that have been learnt, each with a word that stands for it wherever it stands alone. */
export interface KnownNames {
  /** Learns a name. Returns what is looked for from now on; `null`: nothing new. */
  learn(name: string): string | null;
  /** The word for a name, learnt or not. */
  wordFor(name: string): string;
  /** Where known names stand as whole words, in upper or lower case: in order, none over another. */
  find: FindHidden;
}

/** So many are held; then the one that was not heard of for longest goes. */
const MOST = 20_000;
/** Units of a name. */
const LONGEST = 64;

export function createKnownNames(): KnownNames {
  /** Folded names, the longest unheard of first. */
  const numbers = new Map<string, number>();
  /** By a name's first word: the lengths of the names that begin with it, and how many have each. */
  const lengths = new Map<string, Map<number, number>>();
  let next = 1;

  function count(name: string, by: 1 | -1): void {
    const first = name.slice(0, endOfWord(name, 0));
    const ofFirst = lengths.get(first) ?? new Map<number, number>();
    const now = (ofFirst.get(name.length) ?? 0) + by;
    if (now > 0) ofFirst.set(name.length, now);
    else ofFirst.delete(name.length);
    if (ofFirst.size > 0) lengths.set(first, ofFirst);
    else lengths.delete(first);
  }

  function forgetOldest(): void {
    const [oldest] = numbers.keys();
    if (oldest === undefined) return;
    numbers.delete(oldest);
    count(oldest, -1);
  }

  /** The longest known name that begins at `at`; 0: none. */
  function lengthAt(folded: string, at: number, endOfFirst: number): number {
    if (endOfFirst - at > LONGEST) return 0;
    let longest = 0;
    for (const length of lengths.get(folded.slice(at, endOfFirst))?.keys() ?? []) {
      const to = at + length;
      if (length <= longest || to > folded.length || isWordAt(folded, to)) continue;
      if (numbers.has(folded.slice(at, to))) longest = length;
    }
    return longest;
  }

  return {
    learn(name) {
      const core = coreOf(name);
      if (core === '') return null;
      const known = numbers.get(core);
      // Heard of again, it is the last to go.
      numbers.delete(core);
      numbers.set(core, known ?? next);
      if (known !== undefined) return null;
      next += 1;
      count(core, 1);
      if (numbers.size > MOST) forgetOldest();
      return core;
    },
    wordFor(name) {
      const number = numbers.get(coreOf(name));
      return number === undefined ? 'player' : `player ${number}`;
    },
    find(text) {
      if (numbers.size === 0) return [];
      const found: Hidden[] = [];
      const folded = fold(text);
      for (let at = startOfWord(folded, 0); at < folded.length; ) {
        const end = endOfWord(folded, at);
        const length = lengthAt(folded, at, end);
        const to = at + length;
        if (length > 0) {
          found.push({ from: at, to, word: `player ${numbers.get(folded.slice(at, to)) ?? ''}` });
        }
        at = startOfWord(folded, Math.max(end, to));
      }
      return found;
    },
  };
}

/** Without the signs at its ends, so that it begins and ends with a word; `''` if it has none. */
function coreOf(name: string): string {
  const folded = fold(name).slice(0, LONGEST);
  const from = startOfWord(folded, 0);
  let to = folded.length;
  while (to > from && !isWordAt(folded, to - 1)) to -= 1;
  return folded.slice(from, to);
}

function startOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !isWordAt(text, at)) at += 1;
  return at;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (isWordAt(text, at)) at += 1;
  return at;
}

/** Whether the unit at `at` is one of a word; both halves of a character are, or neither is. */
function isWordAt(text: string, at: number): boolean {
  const isSecondHalf = (text.charCodeAt(at) & 0xfc00) === 0xdc00;
  return isInWord(text.codePointAt(isSecondHalf ? at - 1 : at));
}
