import { describe, expect, it } from 'vitest';
import { moveSpans } from '../../../src/engine/log/find/moveSpans';
import { maskAll } from '../../../src/engine/log/mask/kinds';
import { createMasker } from '../../../src/engine/log/mask/masker';
import { createFindWorld } from './findWorld';

const masker = createMasker(maskAll(true));

describe('a match in a line of which something is hidden', () => {
  it('stands where the line shows it, and tells nothing of what is hidden', async () => {
    const world = createFindWorld();
    world.print(['at 203.0.113.7 and 203.0.113.8: 0 of 10']);
    world.look({ text: '0' });
    await world.settle();
    const [line] = await world.where([0], (text) => masker.places(text));
    const { text = '', spans = [] } = line ?? {};
    const where = pairs(spans).map(([from, to]) => text.slice(from, to));
    // Two of each address, one of its own, and the one of "10".
    expect(where).toEqual(['<ip 1>', '<ip 1>', '<ip 2>', '<ip 2>', '0', '0']);
  });

  it('that only touches a hidden word takes in all of it', () => {
    const text = 'ab SECRET cd';
    const hidden = [{ from: 3, to: 9, word: '<token 1>' }];
    const shown = (from: number, to: number): string => {
      const moved = moveSpans(text, [from, to], hidden);
      expect(moved.text).toBe('ab <token 1> cd');
      return moved.text.slice(moved.spans[0], moved.spans[1]);
    };
    expect(shown(0, 2)).toBe('ab');
    expect(shown(0, 3)).toBe('ab ');
    expect(shown(0, 4)).toBe('ab <token 1>');
    expect(shown(3, 9)).toBe('<token 1>');
    expect(shown(4, 6)).toBe('<token 1>');
    expect(shown(8, 11)).toBe('<token 1> c');
    expect(shown(9, 12)).toBe(' cd');
    expect(shown(0, 12)).toBe('ab <token 1> cd');
  });
});

function pairs(spans: readonly number[]): [number, number][] {
  return Array.from({ length: spans.length / 2 }, (_, n) => [
    spans[2 * n] ?? 0,
    spans[2 * n + 1] ?? 0,
  ]);
}
