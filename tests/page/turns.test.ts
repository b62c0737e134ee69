import { expect, test } from 'vitest';
import type { LogBatch } from '../../src/engine/engine.types';
import { createTurns } from '../../src/terminal/turns';

const batch = (id: number) => ({ id }) as LogBatch;

test('a batch that waits is drawn as soon as somebody wants to go elsewhere, and once', () => {
  const drawn: number[] = [];
  const waiting: (() => void)[] = [];
  const turns = createTurns(({ id }) => drawn.push(id));
  turns.take(batch(1), true);
  expect(drawn).toEqual([1]);
  turns.whenFree = (draw) => waiting.push(draw);
  turns.take(batch(2), false);
  turns.hurry();
  expect(drawn).toEqual([1, 2]);
  turns.take(batch(3), true);
  expect(drawn).toEqual([1, 2]);
  turns.hurry();
  expect(drawn).toEqual([1, 2, 3]);
  for (const draw of waiting) draw();
  expect(drawn).toEqual([1, 2, 3]);
});
