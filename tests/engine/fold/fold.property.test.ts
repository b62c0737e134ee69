import fc from 'fast-check';
import { expect, it } from 'vitest';
import { failed, foldWorld, textOf } from './foldWorld';

type Kind = 'said' | 'failed' | 'frame' | 'cause' | 'same' | 'own';
type Step =
  | { readonly kind: 'print'; readonly lines: readonly Kind[] }
  | { readonly kind: 'draw'; readonly ms: number };

const texts: Record<Kind, string> = {
  said: '[12:00:01] [main/INFO]: said',
  failed,
  frame: '\tat com.example.Farm.dig(Farm.java:7)',
  cause: 'Caused by: java.io.IOException: disk full',
  same: '[12:00:01] [main/WARN]: again',
  own: '› list',
};

const kinds = fc.constantFrom<Kind[]>('said', 'failed', 'frame', 'frame', 'cause', 'same', 'own');
/** Runs of a kind, long enough to be folded now and then. */
const lines = fc
  .array(fc.tuple(kinds, fc.integer({ min: 1, max: 9 })), { maxLength: 6 })
  .map((runs) => runs.flatMap(([kind, count]) => Array<Kind>(count).fill(kind)));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('print' as const), lines }),
  fc.record({ kind: fc.constant('draw' as const), ms: fc.integer({ min: 1, max: 30 }) }),
);
const repeats = 5;

/** What has to be on the screen, by the words of `FoldWish`. */
function model(log: readonly Kind[]): string[] {
  const shown: string[] = [];
  let inGroup = false;
  for (let n = 0; n < log.length; ) {
    const kind = log[n] ?? 'said';
    let end = n + 1;
    while (log[end] === kind) end += 1;
    if (kind === 'said' || kind === 'failed') inGroup = true;
    const length = end - n;
    const text = texts[kind];
    const isTrace = kind === 'frame' && inGroup;
    // A line of a trace that nothing is before is one like any other.
    if (isTrace && length >= 3) shown.push(`▸ ${length} more`);
    else if (!isTrace && kind !== 'own' && length >= repeats)
      shown.push(text, `▸ the same ${length - 1} more`);
    else shown.push(...Array<string>(length).fill(text));
    n = end;
  }
  return shown;
}

it('shows what the model shows, whatever comes and whenever it is drawn', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30 }), async (steps) => {
      const { print, draw, screen } = foldWorld({ traces: true, repeats }, { window: 2_000 });
      const log: Kind[] = ['said'];
      print(texts.said);
      for (const one of steps) {
        if (one.kind === 'draw') {
          await draw(one.ms * 10);
          continue;
        }
        log.push(...one.lines);
        print(...one.lines.map((kind) => texts[kind]));
      }
      await draw(2_000);
      expect(screen()).toEqual(model(log));
    }),
    { numRuns: 300 },
  );
});

it('opens and folds as it is told, and goes on showing each line once', async () => {
  await fc.assert(
    fc.asyncProperty(
      lines,
      fc.array(fc.nat(60), { maxLength: 8 }),
      lines,
      async (first, places, then) => {
        const { print, draw, rows, view, store } = foldWorld(
          { traces: true, repeats },
          { window: 2_000 },
        );
        print(texts.said, ...first.map((kind) => texts[kind]));
        await draw(500);
        for (const place of places) {
          const before = rows().some(({ seq, source }) => seq === place && source === 'fold');
          if (before) view.unfold(place);
          else view.fold(place);
          await draw(200);
          if (before) expect(rows().find(({ seq }) => seq === place)?.source).toBe('console');
        }
        print(...then.map((kind) => texts[kind]));
        await draw(2_000);
        const covered = rows().flatMap((row) =>
          row.source === 'fold'
            ? Array.from({ length: row.end - row.seq }, (_, n) => row.seq + n)
            : [row.seq],
        );
        expect(covered).toEqual(Array.from({ length: store.end }, (_, n) => n));
        for (const row of rows()) {
          if (row.source !== 'fold') expect(textOf(row)).toBe(store.get(row.seq)?.text);
        }
      },
    ),
    { numRuns: 200 },
  );
});
