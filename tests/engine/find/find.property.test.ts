import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FindQuery, MatchPlace } from '../../../src/engine/log/find/find.types';
import { createFindWorld, type FindWorld, queryOf } from './findWorld';

/** Small, so that texts and what is looked for meet often. */
const letters = ['a', 'A', 'b', 'ß', 'İ', 'σ', 'ς', ' ', '_', '.', '🙂', '\u001b[31m', '\u001b[0m'];
const text = fc.array(fc.constantFrom(...letters), { maxLength: 8 }).map((parts) => parts.join(''));
const visible = fc
  .array(fc.constantFrom(...letters.slice(0, 11)), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join(''));
const query: fc.Arbitrary<FindQuery> = fc.record({
  text: visible,
  regex: fc.constant(false),
  matchCase: fc.boolean(),
  wholeWord: fc.boolean(),
});
const pattern: fc.Arbitrary<FindQuery> = fc.record({
  text: fc.constantFrom(
    'a*',
    'a+',
    '.',
    '^b',
    'a$',
    '[ab]+?',
    '(?:a|b)*',
    '\\b',
    '^',
    'ß|🙂',
    'a-\\-',
  ),
  regex: fc.constant(true),
  matchCase: fc.boolean(),
  wholeWord: fc.constant(false),
});

type Step =
  | { readonly kind: 'print'; readonly texts: readonly string[]; readonly times: number }
  | { readonly kind: 'look'; readonly query: FindQuery; readonly at: number | null }
  | { readonly kind: 'step'; readonly to: 'next' | 'previous' };

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('print' as const),
      texts: fc.array(text, { maxLength: 12 }),
      times: fc.constantFrom(1, 1, 3, 40),
    }),
    fc.record({
      kind: fc.constant('look' as const),
      query: fc.oneof(query, query, pattern),
      at: fc.option(fc.nat(400)),
    }),
    fc.record({
      kind: fc.constant('step' as const),
      to: fc.constantFrom('next' as const, 'previous' as const),
    }),
  ),
  { minLength: 3, maxLength: 30 },
);

test('whatever is printed, dropped, asked and stepped: count, order and place are those of a plain list', async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(8, 50, 300, 5_000), steps, async (maxLines, all) => {
      const world = createFindWorld(maxLines);
      const model = createModel(world);
      for (const step of all) {
        switch (step.kind) {
          case 'print':
            for (let time = 0; time < step.times; time++) world.print(step.texts);
            model.print(step.texts, step.times);
            break;
          case 'look':
            world.look(step.query, step.at);
            await world.settle();
            model.look(step.query, step.at);
            break;
          case 'step':
            // Lines may have left the log a moment ago.
            world.find.step(step.to);
            model.step(step.to);
            break;
        }
        await world.clock.advance(1_000);
        await model.compare();
      }
    }),
    { numRuns: 150 },
  );
});

test('a step that has nothing to go to leaves what was said of the one before', async () => {
  const world = createFindWorld(50);
  world.look({ text: 'here' });
  world.print(['here']);
  await world.settle();
  world.find.step('previous');
  expect(await world.settle()).toMatchObject({ wrapped: 'bottom', total: 1 });
  world.print(Array.from({ length: 60 }, () => 'nothing'));
  await world.settle();
  world.find.step('next');
  world.print(['nothing']);
  expect(await world.settle()).toMatchObject({ wrapped: 'bottom', total: 0 });
  world.print(['here']);
  expect(await world.settle()).toMatchObject({ wrapped: 'bottom', total: 1 });
});

test('steps that are asked for before the log has been looked through are all taken, in their order', async () => {
  const world = createFindWorld();
  world.print(Array.from({ length: 3_000 }, (_, n) => (n % 10 === 0 ? 'here' : 'nothing')));
  world.look({ text: 'here' }, 1_004);
  for (const to of ['previous', 'previous', 'next', 'previous'] as const) world.find.step(to);
  const { current } = await world.settle();
  expect(current).toEqual({ seq: 980, nth: 0 });
});

test('a text that is looked for in slices is found as if it were one piece', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(text, { minLength: 1, maxLength: 3_000, size: 'max' }),
      query,
      async (texts, asked) => {
        const world = createFindWorld();
        world.print(texts);
        world.look(asked, Math.floor(texts.length / 2));
        const { total } = await world.settle();
        expect(total).toBe(texts.reduce((sum, one) => sum + spansOf(one, asked).length, 0));
      },
    ),
    { numRuns: 30 },
  );
});

/** All matches of the lines that are held, in a plain list. */
function createModel(world: FindWorld) {
  const lines: string[] = [];
  let asked: FindQuery | null = null;
  let current: MatchPlace | null = null;
  /** Where a step begins while there is no current match. */
  let from = 0;
  let wrapped: 'top' | 'bottom' | null = null;

  function all(): MatchPlace[] {
    const query = asked;
    if (query === null) return [];
    return lines.flatMap((line, seq) =>
      seq < world.store.first ? [] : spansOf(line, query).map((_, nth) => ({ seq, nth })),
    );
  }

  return {
    print(texts: readonly string[], times: number) {
      for (let time = 0; time < times; time++) lines.push(...texts);
    },
    look(query: FindQuery, at: number | null) {
      asked = query;
      wrapped = null;
      from = Math.max(world.store.first - 1, Math.min(at ?? lines.length, lines.length - 1));
      const places = all();
      current = places.findLast(({ seq }) => seq <= from) ?? places[0] ?? null;
    },
    step(to: 'next' | 'previous') {
      const places = all();
      if (places.length === 0) return;
      wrapped = null;
      const place = current;
      const after = (other: MatchPlace) =>
        place === null
          ? other.seq > from
          : other.seq > place.seq || (other.seq === place.seq && other.nth > place.nth);
      const before = (other: MatchPlace) =>
        place === null
          ? other.seq <= from
          : other.seq < place.seq || (other.seq === place.seq && other.nth < place.nth);
      const found = to === 'next' ? places.find(after) : places.findLast(before);
      if (found === undefined) wrapped = to === 'next' ? 'top' : 'bottom';
      current = found ?? (to === 'next' ? places[0] : places.at(-1)) ?? null;
    },
    async compare() {
      const query = asked;
      if (query === null) return;
      const report = world.reports.at(-1);
      const places = all();
      expect(report?.state).toEqual({ kind: 'complete' });
      expect(report?.total).toBe(places.length);
      const index = places.findIndex(({ seq, nth }) => seq === current?.seq && nth === current.nth);
      expect(report?.current).toEqual(index < 0 ? null : current);
      expect(report?.index).toBe(index < 0 ? null : index + 1);
      expect(report?.wrapped).toBe(wrapped);
      const seqs = lines.map((_, seq) => seq).slice(-200);
      const found = await world.where(seqs);
      for (const { seq, text: shown, spans } of found) {
        expect(shown).toBe(plainOf(lines[seq] ?? ''));
        expect(spans).toEqual(spansOf(lines[seq] ?? '', query).flat());
      }
      const held = seqs.filter((seq) => seq >= world.store.first);
      expect(found.map(({ seq }) => seq)).toEqual(
        held.filter((seq) => spansOf(lines[seq] ?? '', query).length > 0),
      );
    },
  };
}

function plainOf(line: string): string {
  return line.replace(/\u001b\[\d+m/g, '');
}

/** Slow and simple: by characters, not by cleverness. */
function spansOf(
  line: string,
  { text: wanted, regex, matchCase, wholeWord }: FindQuery,
): number[][] {
  const shown = plainOf(line);
  if (regex) {
    return [...shown.matchAll(new RegExp(wanted, flagsOf(wanted, matchCase)))]
      .filter((match) => match[0] !== '')
      .map((match) => [match.index, match.index + match[0].length]);
  }
  const same = (one: string) => (matchCase ? one : foldSlowly(one));
  const spans: number[][] = [];
  let at = 0;
  while (at + wanted.length <= shown.length) {
    const to = at + wanted.length;
    const equal = same(shown.slice(at, to)) === same(wanted);
    if (equal && (!wholeWord || (isEdge(shown, at) && isEdge(shown, to)))) {
      spans.push([at, to]);
      at = to;
    } else {
      at += 1;
    }
  }
  return spans;
}

function flagsOf(pattern: string, matchCase: boolean): string {
  const flags = matchCase ? 'g' : 'gi';
  try {
    new RegExp(pattern, `${flags}u`);
    return `${flags}u`;
  } catch {
    return flags;
  }
}

function foldSlowly(one: string): string {
  return [...one]
    .map((character) =>
      character === 'İ' ? 'i' : character === 'ς' ? 'σ' : character.toLowerCase(),
    )
    .join('');
}

function isEdge(line: string, at: number): boolean {
  const before = [...line.slice(0, at)].at(-1) ?? ' ';
  const after = [...line.slice(at)][0] ?? ' ';
  const isWord = (character: string) => /[\p{L}\p{M}\p{N}_]/u.test(character);
  return !(isWord(before) && isWord(after));
}

test('the queries of these tests are what they seem', () => {
  expect(spansOf('a\u001b[31mA\u001b[0m', queryOf({ text: 'aa' }))).toEqual([[0, 2]]);
});
