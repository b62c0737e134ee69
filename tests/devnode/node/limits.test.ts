import { describe, expect, it } from 'vitest';
import { createBuckets } from '../../../devnode/node/buckets';
import { createOutputThrottle } from '../../../devnode/node/throttle';

function buckets() {
  let time = 0;
  const made = createBuckets(() => time);
  return {
    ...made,
    wait(ms: number) {
      time += ms;
    },
    passes(event: string, tries: number) {
      return Array.from({ length: tries }, () => made.event(event)).filter((one) => one === 'pass')
        .length;
    },
  };
}

describe('the buckets of a socket', () => {
  it.each([
    ['auth', 2, 5000],
    ['send logs', 2, 5000],
    ['send command', 10, 1000],
    ['send stats', 4, 1000],
    ['anything', 4, 1000],
  ])('%s: a burst of %i, then one each %i ms', (event, burst, every) => {
    const node = buckets();
    expect(node.passes(event, 30)).toBe(burst);
    node.wait(every - 1);
    expect(node.passes(event, 5)).toBe(0);
    node.wait(1);
    expect(node.passes(event, 5)).toBe(1);
    node.wait(every * 100);
    expect(node.passes(event, 30)).toBe(burst);
  });

  it('share one bucket for all events without their own', () => {
    const node = buckets();
    expect(node.passes('send stats', 2) + node.passes('set state', 1)).toBe(3);
    expect(node.passes('something', 5)).toBe(1);
    expect(node.passes('auth', 5)).toBe(2);
  });

  it('let 10 frames through at once in all, then one each 200 ms', () => {
    const node = buckets();
    const passes = (tries: number) =>
      Array.from({ length: tries }, () => node.global()).filter((one) => one === 'pass').length;
    expect(passes(40)).toBe(10);
    node.wait(1000);
    expect(passes(40)).toBe(5);
  });

  it('say so once per dry spell', () => {
    const node = buckets();
    node.passes('auth', 2);
    expect([node.event('auth'), node.event('auth')]).toEqual(['drop and say so', 'drop']);
    node.wait(5000);
    expect([node.event('auth'), node.event('auth'), node.event('auth')]).toEqual([
      'pass',
      'drop and say so',
      'drop',
    ]);
  });

  it('have no bucket for names that every object knows', () => {
    expect(buckets().passes('constructor', 10)).toBe(4);
  });
});

describe('the limit on output', () => {
  it('lets 2,000 lines through per 100 ms and says once that it drops the rest', () => {
    let time = 0;
    let strikes = 0;
    const throttle = createOutputThrottle({
      lines: 2000,
      periodMs: 100,
      now: () => time,
      strike: () => {
        strikes += 1;
      },
    });
    const through = (lines: number) =>
      Array.from({ length: lines }, () => throttle.allow()).filter(Boolean).length;
    expect(through(5000)).toBe(2000);
    expect(strikes).toBe(1);
    time = 101;
    expect(through(100)).toBe(100);
    expect(through(5000)).toBe(1900);
    expect(strikes).toBe(2);
  });
});
