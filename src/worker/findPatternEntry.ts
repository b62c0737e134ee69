import type { FindQuery } from '../engine/log/find/find.types';
import { matchesByLine } from '../engine/log/find/lineMatches';
import { whyInvalid } from '../engine/log/find/patternFault';
import { createPatternMatcher } from '../engine/log/find/patternMatcher';
import type { RunAnswer } from '../engine/log/find/runner';
import type { PatternJob, PatternNews } from './findPattern.types';
import type { Port } from './messages';

/** The script of the worker in which patterns run: if one does not come to an end, the worker goes. */

/** ms between signs of life. */
const pace = 100;
let port = self as unknown as Port;
let compiled: {
  readonly key: string;
  readonly matcher: ReturnType<typeof createPatternMatcher>;
} | null = null;
let toldAt = 0;

function listen(): void {
  port.onmessage = (event) => {
    const [other] = event.ports;
    if (other !== undefined) {
      // A page has started this for an engine elsewhere.
      port = other;
      listen();
      return;
    }
    toldAt = performance.now();
    tell({ kind: 'answer', answer: run(event.data as PatternJob) });
  };
  tell({ kind: 'alive' });
}
listen();

function run({ query, text, wanted }: PatternJob): RunAnswer {
  const matcher = matcherOf(query);
  if (!matcher.ok) return { kind: 'invalid', fault: matcher.failure };
  try {
    const numbers = matchesByLine(matcher.value, text, wanted, beat);
    return { kind: 'found', numbers: Uint32Array.from(numbers) };
  } catch (error) {
    // Some patterns are found to be too large only when they are run.
    return { kind: 'invalid', fault: whyInvalid(query.text, error) };
  }
}

function matcherOf(query: FindQuery): ReturnType<typeof createPatternMatcher> {
  const key = JSON.stringify(query);
  if (compiled?.key !== key) compiled = { key, matcher: createPatternMatcher(query) };
  return compiled.matcher;
}

function beat(): void {
  const now = performance.now();
  if (now - toldAt < pace) return;
  toldAt = now;
  tell({ kind: 'alive' });
}

function tell(news: PatternNews): void {
  port.postMessage(news);
}
