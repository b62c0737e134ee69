import fc from 'fast-check';
import type { FilterRule, LogFilter } from '../../../src/engine/log/filter/filter.types';
import type { FindQuery } from '../../../src/engine/log/find/find.types';
import type { FoldWish } from '../../../src/engine/log/fold/fold.types';
import { type PrintedLine, printed } from './readingLines';

/** What happens to a log, and what is done by who reads it. `place`: a share of what there is. */
export type Step =
  | { readonly kind: 'print'; readonly lines: readonly PrintedLine[]; readonly times: number }
  /** Time goes by, and nothing is painted. */
  | { readonly kind: 'wait'; readonly ms: number }
  /** Each batch is painted when it comes. */
  | { readonly kind: 'draw'; readonly ms: number }
  | { readonly kind: 'settle' }
  | { readonly kind: 'rows'; readonly rows: number }
  /** Scrolls off the end, or pauses; or goes back to it. */
  | { readonly kind: 'follow'; readonly following: boolean }
  | { readonly kind: 'visible'; readonly visible: boolean }
  | { readonly kind: 'hide'; readonly hiding: boolean }
  | { readonly kind: 'folding'; readonly wish: FoldWish }
  | { readonly kind: 'open'; readonly place: number }
  | { readonly kind: 'fold'; readonly place: number }
  /** Scrolls until another part of the log is wanted. */
  | { readonly kind: 'scroll'; readonly place: number }
  /** Drags to a place of the track. */
  | { readonly kind: 'drag'; readonly place: number; readonly lines: number }
  | { readonly kind: 'filter'; readonly filter: LogFilter | null; readonly place: number | null }
  | { readonly kind: 'find'; readonly query: FindQuery; readonly place: number | null }
  | { readonly kind: 'go'; readonly to: 'next' | 'previous' }
  | { readonly kind: 'keep'; readonly lines: number };

const rule: fc.Arbitrary<FilterRule> = fc.record({
  keep: fc.constantFrom('show' as const, 'hide' as const),
  text: fc.constantFrom('lag', 'STEVE', 'java:2', 'Could not', 'Caused', '00:03', 'list', ''),
  kind: fc.constant('text' as const),
  caseSensitive: fc.boolean(),
});
const pattern: fc.Arbitrary<FilterRule> = fc.record({
  keep: fc.constantFrom('show' as const, 'hide' as const),
  text: fc.constantFrom('slow|saved', '^.{12}INFO', 'Farm\\.java:[01]', '(never closed'),
  kind: fc.constant('pattern' as const),
  caseSensitive: fc.boolean(),
});
const filter: fc.Arbitrary<LogFilter> = fc.record({
  rules: fc.array(fc.oneof(rule, rule, pattern), { maxLength: 2 }),
  levels: fc.option(fc.subarray(['info', 'warn', 'error', 'none'] as const, { minLength: 1 })),
  sources: fc.option(fc.subarray(['console', 'install', 'own', 'node'] as const, { minLength: 1 })),
});
const query: fc.Arbitrary<FindQuery> = fc
  .constantFrom('lag', 'farm', 'ERROR', 'list', 'nothing like it', 'java:[12]', '[as]a')
  .map((text) => ({ text, regex: text.includes('['), matchCase: false, wholeWord: false }));

export const wish: fc.Arbitrary<FoldWish> = fc.record({
  traces: fc.boolean(),
  repeats: fc.option(fc.constantFrom(2, 5)),
});

const place = fc.double({ min: 0, max: 1, noNaN: true });
const step = <Kind extends string, Rest>(kind: Kind, rest: fc.Arbitrary<Rest>) =>
  rest.map((parts) => ({ kind: kind as Kind, ...parts }));

const all: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: step('print', fc.record({ lines: printed, times: fc.constantFrom(1, 1, 1, 2, 9) })),
  },
  { weight: 3, arbitrary: step('wait', fc.record({ ms: fc.constantFrom(1, 20, 120, 600) })) },
  { weight: 6, arbitrary: step('draw', fc.record({ ms: fc.constantFrom(10, 50, 300, 1_000) })) },
  { weight: 2, arbitrary: fc.constant<Step>({ kind: 'settle' }) },
  { weight: 1, arbitrary: step('rows', fc.record({ rows: fc.constantFrom(1, 4, 12) })) },
  { weight: 3, arbitrary: step('follow', fc.record({ following: fc.boolean() })) },
  { weight: 2, arbitrary: step('visible', fc.record({ visible: fc.boolean() })) },
  { weight: 2, arbitrary: step('hide', fc.record({ hiding: fc.boolean() })) },
  { weight: 1, arbitrary: step('folding', fc.record({ wish })) },
  { weight: 2, arbitrary: step('open', fc.record({ place })) },
  { weight: 1, arbitrary: step('fold', fc.record({ place })) },
  { weight: 4, arbitrary: step('scroll', fc.record({ place })) },
  {
    weight: 1,
    arbitrary: step('drag', fc.record({ place, lines: fc.constantFrom(5, 1_000) })),
  },
  {
    weight: 3,
    arbitrary: step(
      'filter',
      fc.record({ filter: fc.option(filter, { freq: 3 }), place: fc.option(place) }),
    ),
  },
  { weight: 2, arbitrary: step('find', fc.record({ query, place: fc.option(place) })) },
  { weight: 2, arbitrary: step('go', fc.record({ to: fc.constantFrom('next', 'previous') })) },
  { weight: 1, arbitrary: step('keep', fc.record({ lines: fc.constantFrom(8, 40, 200, 900) })) },
);

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(all, {
  minLength: 2,
  maxLength: 40,
  size: 'max',
});

/** How the world is that the steps are taken in. */
export interface Beginning {
  /** Most lines held. */
  readonly keep: number;
  readonly bytes: number;
  readonly window: number;
  readonly fold: FoldWish | null;
  /** ms that pass with each look at the time: work takes some. */
  readonly work: number;
}

export const beginning: fc.Arbitrary<Beginning> = fc.record({
  keep: fc.constantFrom(24, 100, 400, 5_000),
  bytes: fc.constantFrom(1_000, 1_000_000, 1_000_000),
  window: fc.constantFrom(20, 60, 200),
  fold: fc.option(wish),
  work: fc.constantFrom(0, 0, 1, 9),
});
