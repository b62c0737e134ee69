import { type JsonNode, scanJson } from './scanJson';

/** An object or an array in a text, with all that is in it: the first node is itself. */
export interface FoundJson {
  readonly from: number;
  readonly to: number;
  readonly nodes: readonly JsonNode[];
}

export interface JsonInText {
  readonly found: readonly FoundJson[];
  /** The text is too long, or too tangled, to be looked through to its end. */
  readonly cut: boolean;
}

/** Characters of a text that are looked at. A node's lines are no longer. */
export const longestText = 64 * 1024;
const mostFound = 20;
/** Characters read in all: a text in which every bracket has to be tried ends here. */
const mostSteps = 4 * longestText;
/** Beginning to read costs as much as so many characters. */
const stepsToBegin = 64;

/**
 * Finds the objects and arrays of JSON in a line, whatever stands around them: each whole, the
 * outermost alone. Those in which there is nothing to unfold are left out: `[12]`, `{}`.
 */
export function findJson(line: string): JsonInText {
  const text = line.slice(0, longestText);
  const found: FoundJson[] = [];
  /** Brackets that are known to begin nothing: what they are open for has failed. */
  const failed = new Set<number>();
  let steps = 0;
  let tooDeep = false;
  let at = nextBracket(text, 0);
  while (at !== null) {
    if (found.length === mostFound || steps > mostSteps) return { found, cut: true };
    const scanned = failed.has(at) ? null : scanJson(text, at);
    if (scanned?.ok) {
      if (isWorthIt(scanned.nodes)) found.push({ from: at, to: scanned.to, nodes: scanned.nodes });
      steps += scanned.to - at + stepsToBegin;
      at = nextBracket(text, scanned.to);
      continue;
    }
    if (scanned !== null) {
      steps += scanned.to - at + stepsToBegin;
      tooDeep ||= scanned.tooDeep;
      // Read from an inner bracket it would go on to the same place, and end there.
      for (const open of scanned.open) failed.add(open);
    }
    at = nextBracket(text, at + 1);
  }
  return { found, cut: tooDeep || text.length < line.length };
}

/** Numbers alone are read as well where they stand. */
function isWorthIt([outer, ...inner]: readonly JsonNode[]): boolean {
  if (outer?.kind === 'object') return inner.length > 0;
  const isMore = ({ kind }: JsonNode): boolean => kind !== 'number' && kind !== 'word';
  return inner.length > 1 && inner.some(isMore);
}

function nextBracket(text: string, from: number): number | null {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x7b || code === 0x5b) return at;
  }
  return null;
}
