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

test('after a drawing that took long the next one is asked for when there is time, or somebody wants to go elsewhere, and once', () => {
  const asked: number[] = [];
  const rested: (() => void)[] = [];
  const turns = createTurns(() => {});
  turns.whenRested = (done) => rested.push(done);
  turns.rest(20, () => asked.push(1));
  expect(asked).toEqual([1]);
  turns.rest(200, () => asked.push(2));
  expect(asked).toEqual([1]);
  rested[0]?.();
  expect(asked).toEqual([1, 2]);
  turns.rest(200, () => asked.push(3));
  turns.hurry();
  for (const done of rested) done();
  expect(asked).toEqual([1, 2, 3]);
});
