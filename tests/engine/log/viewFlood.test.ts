import { describe, expect, it } from 'vitest';
import { lines, setUp } from './viewWorld';

describe('the view of the log in a flood', () => {
  it('is whole again soon after a flood has ended', async () => {
    const { print, draw, screen } = setUp();
    print(5);
    await draw(100);
    for (let i = 0; i < 20; i++) {
      print(100);
      await draw(10);
    }
    await draw(1_000);
    expect(screen()).toEqual(lines(2_005 - 50, 2_005));
  });

  it('draws a flood at an eye’s pace, not at the pace it comes', async () => {
    const { print, draw, batches } = setUp();
    for (let i = 0; i < 100; i++) {
      print(200);
      await draw(10);
    }
    expect(batches.length).toBeLessThanOrEqual(1_000 / 250 + 3);
  });

  it('draws a flood more seldom where that takes long, and what comes after it at once', async () => {
    const { print, draw, batches, screen } = setUp({}, 100_000);
    for (let i = 0; i < 300; i++) {
      print(200);
      await draw(10, 100);
    }
    expect(batches.length).toBeLessThanOrEqual(3_000 / 600 + 4);
    await draw(1_000, 100);
    print(1);
    await draw(50, 100);
    expect(screen().at(-1)).toBe('line 60000');
  });

  it('goes on at once after a page that was put away in the middle of a flood', async () => {
    const { print, draw, screen, view, batches, clock } = setUp({}, 100_000);
    print(5);
    await draw(100);
    print(200);
    await clock.advance(400);
    print(3);
    view.acknowledge(batches.at(-1)?.id ?? 0, 60_000);
    await draw(1_100);
    expect(screen().at(-1)).toBe('line 207');
  });

  it('builds no window in the middle of a flood, however slowly the page draws it', async () => {
    const { print, batches, view, clock, draw, screen } = setUp({}, 100_000);
    print(5);
    await draw(100);
    const before = batches.length;
    for (let i = 0; i < 300; i++) {
      print(200);
      await clock.advance(10);
      const last = batches.at(-1);
      // Half a second goes by until a batch is on the screen.
      if (i % 50 === 49 && last) view.acknowledge(last.id);
    }
    const flood = batches.slice(before);
    expect(flood.length).toBeGreaterThan(3);
    expect(flood.map(({ kind }) => kind)).toEqual(flood.map(() => 'append'));
    await draw(1_000);
    expect(screen()).toEqual(lines(60_005 - 50, 60_005));
  });

  it('fills in what the flood skipped when the reader looks back', async () => {
    const { print, draw, screen, view } = setUp();
    print(5);
    await draw(100);
    print(1_000);
    await draw(30);
    const bottom = screen().at(-1);
    view.change({ following: false });
    await draw(30);
    expect(screen().at(-1)).toBe(bottom);
    expect(screen()).toEqual(lines(1_005 - 50, 1_005));
  });

  it('fills in what the flood skipped when the window grows and it comes into sight', async () => {
    const { print, draw, view, screen } = setUp();
    print(5);
    await draw(100);
    print(100);
    await draw(50);
    expect(screen()).not.toEqual(lines(105 - screen().length, 105));
    view.change({ rows: 30 });
    await draw(50);
    expect(screen()).toEqual(lines(55, 105));
  });
});
