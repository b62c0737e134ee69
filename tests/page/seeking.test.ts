import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LogBatch } from '../../src/engine/engine.types';
import { createSeeking } from '../../src/terminal/seeking';

const batch = {} as LogBatch;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('what was asked for is awaited until its window has come, or another after the one that was on its way', () => {
  const seeking = createSeeking();
  seeking.ask(() => null);
  expect(seeking.isAwaited).toBe(true);
  expect(seeking.topIn(batch)).toBeNull();
  expect(seeking.isAwaited).toBe(true);
  expect(seeking.topIn(batch)).toBeNull();
  expect(seeking.isAwaited).toBe(false);
  expect(seeking.isOpen).toBe(true);

  seeking.ask(() => 7);
  expect(seeking.topIn(batch)).toBe(7);
  expect(seeking.isAwaited).toBe(false);
  expect(seeking.isOpen).toBe(false);
});

it('where no window ever comes, the reader’s scrolling counts again, and a late one is still taken', () => {
  const seeking = createSeeking();
  seeking.ask(() => 7);
  vi.advanceTimersByTime(4_900);
  expect(seeking.isAwaited).toBe(true);
  vi.advanceTimersByTime(200);
  expect(seeking.isAwaited).toBe(false);
  expect(seeking.isOpen).toBe(true);
  expect(seeking.topIn(batch)).toBe(7);
});
