import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { NewLine } from '../../../src/engine/log/store';
import { createLogStore } from '../../../src/engine/log/store';

const line = (text: string, more: Partial<NewLine> = {}): NewLine => ({
  source: 'console',
  at: 1000,
  text,
  rest: '',
  notice: null,
  ...more,
});

test('lines come back as they were put in, numbered from 0', () => {
  const store = createLogStore({ maxLines: 100 });
  const notice = { kind: 'gap', from: 3, to: 4 } as const;
  expect(store.append(line('a'))).toBe(0);
  expect(store.append(line('b', { source: 'install', at: null }))).toBe(1);
  expect(store.append(line('', { source: 'notice', notice }))).toBe(2);
  expect(store.append(line('long', { rest: '\u001b[31mer\u001b[0m' }))).toBe(3);
  expect(store.slice(0, 99)).toEqual([
    { seq: 0, source: 'console', at: 1000, text: 'a', folded: 0, notice: null },
    { seq: 1, source: 'install', at: null, text: 'b', folded: 0, notice: null },
    { seq: 2, source: 'notice', at: 1000, text: '', folded: 0, notice },
    { seq: 3, source: 'console', at: 1000, text: 'long', folded: 2, notice: null },
  ]);
  expect(store.rest(3)).toBe('\u001b[31mer\u001b[0m');
  expect(store.rest(0)).toBe('');
  expect([store.get(-1), store.get(4), store.get(0.5)]).toEqual([null, null, null]);
});

test('the newest lines are held, never more than allowed and never much less', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(12_000), (maxLines, count) => {
      const store = createLogStore({ maxLines });
      for (let index = 0; index < count; index++) {
        const rest = index % 100 === 0 ? `rest ${index}` : '';
        store.append(line(`line ${index}`, { rest }));
      }
      expect(store.end).toBe(count);
      const held = store.end - store.first;
      expect(held).toBeLessThanOrEqual(maxLines);
      expect(held).toBeGreaterThanOrEqual(Math.min(count, maxLines - Math.max(1, maxLines / 8)));
      for (let seq = store.first; seq < store.end; seq++) {
        expect(store.get(seq)?.text).toBe(`line ${seq}`);
        if (seq % 100 === 0) expect(store.rest(seq)).toBe(`rest ${seq}`);
      }
      expect(store.get(store.first - 1)).toBeNull();
      expect(store.rest(Math.floor((store.first - 1) / 100) * 100)).toBe('');
    }),
    { numRuns: 40 },
  );
});

test('giant lines make the oldest leave early, so that memory stays bounded', () => {
  const store = createLogStore({ maxLines: 8000, maxCharacters: 10_000_000 });
  for (let index = 0; index < 6000; index++) {
    store.append(line('x'.repeat(1000), { rest: 'y'.repeat(9000) }));
  }
  expect((store.end - store.first) * 10_000).toBeLessThan(10_000_000 + 1000 * 10_000 + 10_000);
  expect(store.get(store.end - 1)?.folded).toBe(9000);
});
