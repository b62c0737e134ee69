import { beforeAll, expect, test } from 'vitest';
import { createReadingWorld, loadAll } from './readingWorld';

beforeAll(loadAll);

const line = {
  source: 'console',
  text: 'Saving chunks',
  rest: '',
  level: null,
  follows: false,
  isFrame: false,
} as const;

test('the first lines are on screen before what folds them is loaded', async () => {
  const fold = { traces: true, repeats: 3 };
  const world = createReadingWorld(
    { keep: 1_000, bytes: 1e6, window: 100, fold, work: 0 },
    () => {},
  );
  const rows = () => world.screen().map(({ source }) => source);
  for (let count = 0; count < 5; count++) world.print(line);
  await world.draw(60);
  expect(rows()).toEqual(Array.from({ length: 5 }, () => 'console'));
  await world.draw(1_000);
  expect(rows()).toEqual(['console', 'fold']);
  world.close();
});
