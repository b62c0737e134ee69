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
  const maxBytes = 500_000;
  const store = createLogStore({ maxLines: 8000, maxBytes });
  // Nothing repeats itself, so hardly anything of it can be packed.
  let state = 1;
  const noise = (length: number) =>
    Array.from({ length }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return String.fromCharCode(0x21 + (state >>> 24) / 3);
    }).join('');
  for (let index = 0; index < 200; index++) {
    store.append(line(noise(1000), { rest: noise(9000) }));
    // The segment that is being filled comes on top, as the characters that it has.
    expect(store.bytes).toBeLessThan(maxBytes + 2 * (128 * 1024 + 10_000) + 20_000);
  }
  const held = store.end - store.first;
  expect(held).toBeGreaterThan(30);
  expect(held).toBeLessThan(100);
  expect(store.get(store.first)?.folded).toBe(9000);
  expect(store.rest(store.first)).toHaveLength(9000);
});

test('a log that is to be small holds the newest lines and no more, however little it held when it was large', () => {
  for (const before of [0, 4, 30, 700]) {
    const store = createLogStore({ maxLines: 5_000 });
    for (let n = 0; n < before; n++) store.append(line(`line ${n}`));
    store.keepAtMost(16);
    for (let n = before; n < 900; n++) {
      expect(store.end - store.first).toBeLessThanOrEqual(16);
      expect(store.end - store.first).toBeGreaterThanOrEqual(Math.min(14, n));
      if (n > 0) expect(store.get(n - 1)?.text).toBe(`line ${n - 1}`);
      store.append(line(`line ${n}`));
    }
  }
});

test('fewer are kept when that is asked for, at once and from then on, and more again later', () => {
  const steps = fc.array(
    fc.oneof(
      fc.record({ append: fc.nat(3_000) }),
      fc.record({ keep: fc.integer({ min: 8, max: 6_000 }) }),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(steps, (all) => {
      let most = 5_000;
      let first = 0;
      const store = createLogStore({ maxLines: most });
      for (const step of all) {
        if ('keep' in step) {
          most = step.keep;
          store.keepAtMost(most);
        } else {
          for (let n = 0; n < step.append; n++) store.append(line(`line ${store.end}`));
        }
        const held = store.end - store.first;
        expect(held).toBeLessThanOrEqual(most);
        // None comes back, and none goes that had room.
        expect(store.first).toBeGreaterThanOrEqual(first);
        if (held < most - 1_024) expect(store.first).toBe(first);
        first = store.first;
        for (const seq of [store.first, store.end - 1]) {
          if (held > 0) expect(store.get(seq)?.text).toBe(`line ${seq}`);
        }
        expect(store.get(store.first - 1)).toBeNull();
      }
    }),
    { numRuns: 60 },
  );
});

test('lines that are taken back leave, and what comes then has numbers of its own', () => {
  for (const before of [1, 3, 1_024, 3_000]) {
    const store = createLogStore({ maxLines: 100_000 });
    for (let n = 0; n < before; n++) store.append(line(`too soon ${n}`));
    store.takeBack();
    expect([store.first, store.end]).toEqual([before + 1, before + 1]);
    expect(store.get(0)).toBeNull();
    expect([store.block(0), store.block(before), store.get(before)]).toEqual([null, null, null]);
    expect(store.append(line('right'))).toBe(before + 1);
    expect(store.slice(0, store.end).map(({ text }) => text)).toEqual(['right']);
    expect(store.bytes).toBeLessThan(20_000);
  }
});
