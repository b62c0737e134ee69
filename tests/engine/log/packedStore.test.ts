import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Line, LineSource } from '../../../src/engine/log/line';
import { plain } from '../../../src/engine/log/plain';
import { createLogStore, type LogStore, type NewLine } from '../../../src/engine/log/store';

// Texts of every kind: what a codec, an encoding and a separator could each trip over.
const text = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 40 }) },
  { weight: 2, arbitrary: fc.constantFrom('', ' ', '\uFEFFbom', '\u00ff', '\u0000', 'おはよう') },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.nat(107), fc.string({ maxLength: 9 }))
      .map(([code, word]) => `[12:00:00] \u001b[${code}m[INFO]\u001b[0m: ${word} joined the game`),
  },
  {
    weight: 1,
    arbitrary: fc
      .webUrl()
      .map((url) => `\u001b]8;;${url}\u001b\\here\u001b]8;;\u001b\\ and \u001b[1mthere\u001b[0m`),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('\u001b', '\u001b[31', '\u001b]8;;', '\u001bm m', 'a\nb'),
  },
  // Half a character, alone or in the wrong order.
  { weight: 1, arbitrary: fc.string({ unit: fc.constantFrom('\ud83c', '\udf83', 'x', 'ü') }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.string({ minLength: 1, maxLength: 30 }), fc.nat(16_384))
      .map(([word, length]) => word.repeat(Math.ceil(length / word.length)).slice(0, length)),
  },
);
const sources: LineSource[] = ['console', 'node', 'install', 'transfer', 'own'];
const newLine: fc.Arbitrary<NewLine> = fc.record({
  source: fc.constantFrom(...sources),
  at: fc.option(fc.double({ noNaN: true }), { freq: 8 }),
  text,
  rest: fc.oneof({ weight: 9, arbitrary: fc.constant('') }, { weight: 1, arbitrary: text }),
  notice: fc.option(
    fc.record({ kind: fc.constant('gap' as const), from: fc.nat(), to: fc.nat() }),
    { freq: 12, nil: null },
  ),
});

/** Where to look, as a part of all that was ever appended, and how far. */
const look = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(80));

type Step = { append: readonly NewLine[] } | { look: readonly [number, number] };
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({ append: fc.array(newLine, { maxLength: 60, size: 'max' }) }),
    fc.record({ look }),
  ),
  { maxLength: 25, size: 'max' },
);

const asLine = ({ source, at, text, rest, notice }: NewLine, seq: number): Line => ({
  seq,
  source,
  at,
  text,
  folded: plain(rest).length,
  notice,
});

test('what was appended is what is read, wherever and whenever one looks', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 400 }), steps, (maxLines, steps) => {
      const store = createLogStore({ maxLines });
      const model: NewLine[] = [];
      for (const step of steps) {
        if ('append' in step) {
          for (const line of step.append) {
            expect(store.append(line)).toBe(model.length);
            model.push(line);
          }
          expect(store.end).toBe(model.length);
          expect(store.end - store.first).toBeLessThanOrEqual(maxLines);
        } else {
          compare(store, model, Math.floor(step.look[0] * model.length), step.look[1]);
        }
      }
      compare(store, model, store.first, maxLines);
      compareBlocks(store, model);
    }),
    { numRuns: 150 },
  );
});

function compare(store: LogStore, model: readonly NewLine[], from: number, count: number): void {
  const seen = Math.max(from, store.first);
  const expected = model.slice(seen, from + count).map((line, index) => asLine(line, seen + index));
  expect(store.slice(from, from + count)).toStrictEqual(expected);
  const line = model[from];
  const held = line !== undefined && from >= store.first;
  expect(store.get(from)).toStrictEqual(held ? asLine(line, from) : null);
  expect(store.rest(from)).toBe(held ? line.rest : '');
}

/** Both ways through the log, a block at a time. */
function compareBlocks(store: LogStore, model: readonly NewLine[]): void {
  const shown = (from: number, to: number) =>
    model
      .slice(from, to)
      .map(({ text }) => `${plain(text).replaceAll('\n', ' ')}\n`)
      .join('');
  let from = store.first;
  while (from < store.end) {
    const block = store.block(from);
    const texts = shown(from, block?.to ?? from);
    expect(block).toMatchObject({ from, plain: texts });
    const styled = block?.styled ?? null;
    if (styled !== null) expect(styled.split('\n').map(plain).join('\n')).toBe(texts);
    expect(store.block((block?.to ?? 0) - 1)).toStrictEqual(block);
    from = block?.to ?? store.end;
  }
  let to = store.end;
  while (to > store.first) {
    const block = store.block(to - 1);
    expect(block?.to).toBe(to);
    to = block?.from ?? store.first;
  }
  expect([store.block(store.first - 1), store.block(store.end)]).toEqual([null, null]);
}

test('many times what it may hold takes no more memory than the first time', () => {
  const maxLines = 8_192;
  const store = createLogStore({ maxLines });
  const fill = () => {
    let most = 0;
    for (let index = 0; index < maxLines; index++) {
      store.append({
        source: 'console',
        at: index * 50,
        text: `\u001b[${30 + (index % 8)}mflood ${index}\u001b[0m ${'of the same words '.repeat(4)}`,
        rest: index % 500 === 0 ? 'a long rest '.repeat(2_000) : '',
        notice: index % 1_000 === 0 ? { kind: 'gap', from: index, to: index } : null,
      });
      if (index % 100 === 0) store.slice(store.first, store.first + 20);
      most = Math.max(most, store.bytes);
    }
    return most;
  };
  const first = fill();
  const characters = maxLines * 90;
  // The segment that is being filled is counted as it is, two bytes for each character.
  expect(first).toBeLessThan(characters / 4 + 400_000);
  for (let round = 0; round < 20; round++) expect(fill()).toBeLessThanOrEqual(first * 1.05);
  expect(store.end).toBe(21 * maxLines);
});

test('lines that fill a segment with characters before it is full of lines are packed as well', () => {
  const store = createLogStore({ maxLines: 100_000 });
  const long = (index: number) => `${index} ${'Kürbis 🎃 '.repeat(1_500)}`;
  for (let index = 0; index < 500; index++) {
    store.append({ source: 'console', at: null, text: long(index), rest: '', notice: null });
  }
  const block = store.block(0);
  expect(block?.to).toBeLessThan(20);
  for (let seq = 0; seq < 500; seq += 7) expect(store.get(seq)?.text).toBe(long(seq));
  expect(store.bytes).toBeLessThan(1_000_000);
});
