import type { PatternFault } from './find.types';

/** Says in our own terms why a pattern is none: each browser has other words for it. */
export function whyInvalid(pattern: string, error: unknown): PatternFault {
  const reason = error instanceof Error ? error.message : String(error);
  if (/too (large|big|complex)|out of memory/i.test(reason)) return { kind: 'too large' };
  return scan(pattern) ?? { kind: 'other', reason: reason.replace(/^.*\/[a-z]*: ?/s, '') };
}

/** The faults that are made while one types. */
function scan(pattern: string): PatternFault | null {
  let open = 0;
  let inClass = false;
  /** What stands before may be repeated. */
  let repeatable = false;
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern.charAt(at);
    if (character === '\\') {
      if (at === pattern.length - 1) return { kind: 'ends with backslash' };
      at += 1;
      repeatable = true;
    } else if (inClass) {
      inClass = character !== ']';
    } else if (character === '[') {
      inClass = true;
      repeatable = true;
    } else if (character === '(') {
      open += 1;
      repeatable = false;
      at += groupHead(pattern, at);
    } else if (character === ')') {
      if (open === 0) return { kind: 'group not opened' };
      open -= 1;
      repeatable = true;
    } else if ('*+?'.includes(character)) {
      if (!repeatable) return { kind: 'nothing to repeat' };
      // A lazy one has a question mark of its own.
      if (pattern.charAt(at + 1) === '?') at += 1;
      repeatable = false;
    } else {
      repeatable = character !== '|' && character !== '^';
    }
  }
  if (inClass) return { kind: 'class not closed' };
  return open > 0 ? { kind: 'group not closed' } : null;
}

/** How many characters after its parenthesis say what kind of group it is: they repeat nothing. */
function groupHead(pattern: string, at: number): number {
  const head = /^\?(?:[:=!]|<[=!]|<[^>]*>)/.exec(pattern.slice(at + 1));
  return head === null ? 0 : head[0].length;
}
