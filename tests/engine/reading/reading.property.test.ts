import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { createLevels } from '../../../src/engine/log/levels/levels';
import { type PrintedLine, printed } from './readingLines';
import { type ModelLine, print } from './readingModel';
import { takeSteps } from './readingPlay';
import { beginning, steps } from './readingSteps';
import { loadAll } from './readingWorld';

/** A night's form takes many times as many runs. */
const times = Number(process.env.ROOST_PROPERTY_RUNS ?? '1');

beforeAll(loadAll);

test(
  'whatever is printed, dropped, filtered, found, folded and scrolled: what is shown is what a plain list shows',
  async () => {
    await fc.assert(
      fc.asyncProperty(beginning, steps, (begun, taken) => takeSteps(begun, taken)),
      { numRuns: 300 * times },
    );
  },
  120_000 * times,
);

test('a click on a row that a filter has just taken away opens its run all the same', async () => {
  const lag: PrintedLine = {
    source: 'console',
    text: '[12:00:00 WARN]: lag',
    rest: '',
    level: 'warn',
    follows: false,
    isFrame: false,
  };
  const wish = { traces: false, repeats: 2 };
  const none = { rules: [], levels: ['error' as const], sources: null };
  await takeSteps({ keep: 24, bytes: 1_000, window: 20, fold: wish, work: 9 }, [
    { kind: 'draw', ms: 50 },
    { kind: 'print', lines: [lag, lag, lag], times: 1 },
    { kind: 'wait', ms: 1 },
    { kind: 'filter', filter: none, place: null },
    { kind: 'go', to: 'next' },
    { kind: 'open', place: 0 },
    { kind: 'filter', filter: null, place: null },
  ]);
});

test('the lines of these tests are what they seem', () => {
  fc.assert(
    fc.property(fc.array(printed, { maxLength: 20 }), (chunks) => {
      const log: ModelLine[] = [];
      const levels = createLevels();
      for (const line of chunks.flat()) {
        print(log, line);
        if (line.source === 'own' || line.source === 'notice') continue;
        const seq = log.length - 1;
        const { level, of } = levels.push(line.text, seq);
        const model = log[seq];
        // Nothing is before the first: what would belong to it stands for itself.
        if (log[model?.head ?? 0]?.follows !== false) continue;
        expect(of ?? seq).toBe(model?.head);
        expect(level).toBe(log[model?.head ?? 0]?.level);
      }
    }),
    { numRuns: 300 },
  );
});
