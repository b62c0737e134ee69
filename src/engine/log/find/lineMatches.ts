import type { Matcher } from './textMatcher';

/**
 * Matches in lines of which each ends with `\n`, as numbers that cross a port in one piece.
 * `counts`: line and number of matches, for each line that has any. `spans`: line, begin and end in
 * it, for each match.
 */
export type MatchNumbers = number[] | Uint32Array;
export type Wanted = 'counts' | 'spans';

/** For a matcher that may run over many lines at once. */
export function matchesInText(matcher: Matcher, text: string, wanted: Wanted): number[] {
  const collected = createCollected(wanted);
  let line = 0;
  let begin = 0;
  let end = -1;
  matcher(text, (from, to) => {
    // Lines are counted only where there is something in them.
    if (end < 0) end = text.indexOf('\n');
    while (end >= 0 && end < from) {
      line += 1;
      begin = end + 1;
      end = text.indexOf('\n', begin);
    }
    collected.add(line, from - begin, to - begin);
  });
  return collected.numbers;
}

/** For one that has to see each line alone. `beforeLine` is called before each. */
export function matchesByLine(
  matcher: Matcher,
  text: string,
  wanted: Wanted,
  beforeLine: () => void,
): number[] {
  const collected = createCollected(wanted);
  let line = 0;
  let begin = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
    beforeLine();
    matcher(text.slice(begin, end), (from, to) => collected.add(line, from, to));
    line += 1;
    begin = end + 1;
  }
  return collected.numbers;
}

function createCollected(wanted: Wanted): {
  readonly numbers: number[];
  add(line: number, from: number, to: number): void;
} {
  const numbers: number[] = [];
  let last = -1;
  return {
    numbers,
    add(line, from, to) {
      if (wanted === 'spans') {
        numbers.push(line, from, to);
      } else if (line === last) {
        numbers[numbers.length - 1] = (numbers.at(-1) ?? 0) + 1;
      } else {
        last = line;
        numbers.push(line, 1);
      }
    },
  };
}
