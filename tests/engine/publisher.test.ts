import { expect, test } from 'vitest';
import { createPublisher } from '../../src/engine/publisher';
import { createFakeClock } from './fakes/fakeClock';

function setUp() {
  const clock = createFakeClock();
  const publisher = createPublisher(clock, 250);
  const told: number[] = [];
  publisher.subscribe(() => told.push(clock.elapsed()));
  return { clock, publisher, told };
}

test('urgent news is told at once, and what is not waits for its turn', () => {
  const { clock, publisher, told } = setUp();
  publisher.news('now');
  expect(told).toEqual([0]);
  publisher.news('soon');
  publisher.news('soon');
  clock.tick(249);
  expect(told).toEqual([0]);
  clock.tick(1);
  expect(told).toEqual([0, 250]);
  publisher.news('soon');
  clock.tick(100);
  publisher.news('now');
  expect(told).toEqual([0, 250, 350]);
  clock.tick(1_000);
  expect(told).toHaveLength(3);
});

test('a server that prints urgent lines without pause tells the page 25 times a second', () => {
  const { clock, publisher, told } = setUp();
  for (let ms = 0; ms < 1_000; ms++) {
    for (let line = 0; line < 20; line++) publisher.news('now');
    publisher.news('soon');
    clock.tick(1);
  }
  expect(told.length).toBeLessThanOrEqual(26);
  const before = told.length;
  publisher.news('now');
  clock.tick(40);
  // The last word is told too.
  expect(told.length).toBeGreaterThan(before);
  publisher.news('now');
  publisher.dispose();
  clock.tick(1_000);
  expect(clock.pending()).toBe(0);
});

test('what grows all the time is told once a second, or with what is told before', () => {
  const { clock, publisher, told } = setUp();
  for (let ms = 0; ms < 3_000; ms++) {
    publisher.news('later');
    clock.tick(1);
  }
  expect(told).toEqual([1_000, 2_000, 3_000]);
  clock.tick(5_000);
  publisher.news('later');
  clock.tick(100);
  publisher.news('soon');
  clock.tick(250);
  expect(told.slice(3)).toEqual([8_350]);
});

test('nobody who does not look is told but of what is urgent, and then hears the rest', () => {
  const { clock, publisher, told } = setUp();
  publisher.setSeen(false);
  publisher.news('soon');
  publisher.news('later');
  clock.tick(5_000);
  expect(told).toEqual([]);
  publisher.news('now');
  expect(told).toEqual([5_000]);
  publisher.news('soon');
  publisher.setSeen(true);
  expect(told).toEqual([5_000, 5_000]);
});

test('what waits goes along with what is drawn before, but not where nobody looks', () => {
  const { clock, publisher, told } = setUp();
  publisher.alongside();
  expect(told).toEqual([]);
  publisher.news('later');
  clock.tick(100);
  publisher.alongside();
  publisher.alongside();
  expect(told).toEqual([100]);
  clock.tick(10);
  publisher.news('soon');
  publisher.alongside();
  expect(told).toEqual([100, 110]);
  publisher.setSeen(false);
  publisher.news('soon');
  publisher.alongside();
  clock.tick(2_000);
  expect(told).toEqual([100, 110]);
});
