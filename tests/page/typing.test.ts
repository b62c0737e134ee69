import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createBetweenKeys } from '../../src/terminal/typing';

const frames: (() => void)[] = [];
let press = (_key = 'a'): void => {};

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.setSystemTime(10_000);
  vi.stubGlobal('addEventListener', (_: string, listener: (event: { key: string }) => void) => {
    press = (key = 'a') => listener({ key });
  });
  vi.stubGlobal('removeEventListener', () => {
    press = () => {};
  });
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The frame that shows the key, and what is done after it. */
async function paint(): Promise<void> {
  for (const frame of frames.splice(0)) frame();
  for (let turn = 0; turn < 5; turn += 1) await new Promise((done) => setImmediate(done));
}

test('a drawing comes at once while nobody types, and after the next key has been painted while somebody does', async () => {
  const keys = createBetweenKeys();
  const drawn: string[] = [];
  keys.whenFree(() => drawn.push('first'));
  expect(drawn).toEqual(['first']);

  press();
  keys.whenFree(() => drawn.push('second'));
  keys.whenFree(() => drawn.push('third'));
  await paint();
  expect(drawn).toEqual(['first']);
  press();
  expect(drawn).toEqual(['first']);
  await paint();
  expect(drawn).toEqual(['first', 'second']);
  press();
  await paint();
  expect(drawn).toEqual(['first', 'second', 'third']);
  keys.dispose();
});

test('a drawing does not wait for a key that never comes, and is not made twice', async () => {
  const keys = createBetweenKeys();
  let drawn = 0;
  press();
  keys.whenFree(() => {
    drawn += 1;
  });
  vi.advanceTimersByTime(240);
  expect(drawn).toBe(0);
  vi.advanceTimersByTime(20);
  expect(drawn).toBe(1);
  press();
  await paint();
  expect(drawn).toBe(1);
  keys.dispose();
});

test('nothing is drawn once it is over', () => {
  const keys = createBetweenKeys();
  let drawn = 0;
  press();
  keys.whenFree(() => {
    drawn += 1;
  });
  keys.dispose();
  vi.advanceTimersByTime(1_000);
  expect(drawn).toBe(0);
});

test('the rest after a long drawing lasts while somebody types, but not for ever', () => {
  const keys = createBetweenKeys();
  let done = 0;
  const rest = (): void =>
    keys.whenRested(() => {
      done += 1;
    });
  rest();
  expect(done).toBe(1);

  press();
  rest();
  vi.advanceTimersByTime(300);
  press();
  vi.advanceTimersByTime(390);
  expect(done).toBe(1);
  vi.advanceTimersByTime(20);
  expect(done).toBe(2);

  press();
  rest();
  for (let ms = 0; ms < 3_900; ms += 130) {
    vi.advanceTimersByTime(130);
    press();
  }
  expect(done).toBe(2);
  vi.advanceTimersByTime(200);
  expect(done).toBe(3);
  keys.dispose();
});

test('who has sent what was typed sees what comes', () => {
  const keys = createBetweenKeys();
  let done = 0;
  press();
  vi.advanceTimersByTime(100);
  keys.whenRested(() => {
    done += 1;
  });
  press('Enter');
  vi.advanceTimersByTime(310);
  expect(done).toBe(1);
  keys.dispose();
});
