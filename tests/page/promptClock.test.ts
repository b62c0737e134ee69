import { expect, test } from 'vitest';
import { systemClock } from '../../src/engine/clock';
import { createPromptClock } from '../../src/worker/promptClock';

const clock = createPromptClock(systemClock);

test('work in turns goes on without a wait, and lets others have theirs', async () => {
  const order: string[] = [];
  setTimeout(() => order.push('another’s'), 0);
  await new Promise<void>((resolve) => {
    let turns = 0;
    const work = (): void => {
      order.push('turn');
      turns += 1;
      if (turns === 2_000) resolve();
      else clock.after(0, work);
    };
    clock.after(0, work);
  });
  const turnsBefore = order.indexOf('another’s');
  expect(turnsBefore).toBeGreaterThanOrEqual(0);
  expect(turnsBefore).toBeLessThan(2_000);
});

test('a turn that is called off does not come, those beside it do, in their order', async () => {
  const order: number[] = [];
  clock.after(0, () => order.push(1));
  const cancel = clock.after(0, () => order.push(2));
  clock.after(0, () => order.push(3));
  cancel();
  await new Promise<void>((resolve) => {
    clock.after(0, resolve);
  });
  expect(order).toEqual([1, 3]);
});

test('a wait is one', async () => {
  const begun = clock.elapsed();
  await new Promise<void>((resolve) => {
    clock.after(30, resolve);
  });
  expect(clock.elapsed() - begun).toBeGreaterThan(25);
});
