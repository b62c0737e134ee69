import { describe, expect, it } from 'vitest';
import { lines, setUp, textOf } from './viewWorld';

describe('the view of the log', () => {
  it('shows each line once and in order while they come at a readable pace', async () => {
    const { print, draw, screen } = setUp();
    for (let i = 0; i < 20; i++) {
      print(1);
      await draw(100);
    }
    expect(screen()).toEqual(lines(0, 20));
  });

  it('shows what is written anew in place of what was taken back, however much that was', async () => {
    for (const [before, after] of [
      [3, 3],
      [3, 8],
      [8, 3],
    ] as const) {
      const { print, draw, screen, store } = setUp();
      print(before);
      await draw(100);
      store.takeBack();
      print(after);
      await draw(100);
      expect(screen()).toEqual(lines(before, before + after));
      print(1);
      await draw(100);
      expect(screen()).toEqual(lines(before, before + after + 1));
    }
  });

  it('sends nothing more until the last batch has been drawn', async () => {
    const { print, clock, batches } = setUp();
    print(3);
    await clock.advance(100);
    print(3);
    await clock.advance(1_000);
    expect(batches).toHaveLength(1);
  });

  it('shows the newest screenful of a flood and says how many lines it passed over', async () => {
    const { print, draw, clock, batches, view } = setUp();
    print(5);
    await draw(100);
    print(1_000);
    await clock.advance(100);
    const last = batches.at(-1);
    expect(last).toMatchObject({ kind: 'append', skipped: 990 });
    expect(last?.lines.map(textOf)).toEqual(lines(995, 1_005));
    if (last) view.acknowledge(last.id);
  });

  it('shows the oldest lines when what is to be drawn anew has left the log', async () => {
    const { print, draw, screen, view } = setUp({}, 1_000);
    print(50);
    await draw(100);
    view.change({ following: false });
    print(5_000);
    await draw(100);
    expect(screen()).toEqual(lines(0, 50));
    view.redraw();
    await draw(100);
    const [oldest = ''] = screen();
    const first = Number(oldest.replace('line ', ''));
    expect(first).toBeGreaterThan(50);
    // More than a screen holds.
    expect(screen().length).toBeGreaterThan(10);
    expect(screen()).toEqual(lines(first, first + screen().length));
  });

  it('changes nothing while the reader is away from the end', async () => {
    const { print, draw, batches, view } = setUp();
    print(5);
    await draw(100);
    view.change({ following: false });
    const before = batches.length;
    print(10_000);
    await draw(1_000);
    expect(batches).toHaveLength(before);
  });

  it('is at the newest lines at once when the reader comes back', async () => {
    const { print, draw, screen, view } = setUp();
    print(5);
    await draw(100);
    view.change({ following: false });
    print(1_000);
    view.change({ following: true });
    await draw(50);
    expect(screen()).toEqual(lines(1_005 - 50, 1_005));
  });

  it('shows an older part of the log when asked', async () => {
    const { print, draw, screen, view } = setUp({ following: true });
    print(1_000);
    await draw(1_000);
    view.change({ following: false });
    view.showAround(500, false);
    await draw(50);
    expect(screen()).toContain('line 500');
    expect(screen()).toHaveLength(50);
  });

  it('goes to the part of the log that was asked for, also when what is shown is to be drawn anew', async () => {
    const { print, draw, screen, view } = setUp();
    print(1_000);
    await draw(1_000);
    view.change({ following: false });
    view.showAround(500, false);
    view.redraw();
    view.setFolds(null);
    view.unfold(990);
    await draw(50);
    expect(screen()).toContain('line 500');
  });

  it('holds no more of giant lines than a terminal can show, and still the one asked for', async () => {
    const { store, view, draw, batches } = setUp({ window: 600 });
    for (let i = 0; i < 600; i++) {
      store.append({
        source: 'console',
        at: 0,
        text: 'x'.repeat(16_000),
        rest: '',
        notice: null,
      });
      view.grew();
    }
    await draw(1_000);
    const seqs = () => batches.at(-1)?.lines.map((line) => line.seq) ?? [];
    expect(seqs()).toEqual([594, 595, 596, 597, 598, 599]);
    view.change({ following: false });
    view.showAround(300, false);
    await draw(50);
    expect(seqs()).toContain(300);
    expect(seqs().length).toBeLessThanOrEqual(6);
    expect(seqs()[0]).toBeLessThan(300);
  });

  it('draws nothing while hidden, and the newest window when shown again', async () => {
    const { print, draw, batches, screen, view } = setUp();
    print(5);
    await draw(100);
    view.change({ visible: false });
    const before = batches.length;
    print(1_000);
    await draw(500);
    expect(batches).toHaveLength(before);
    view.change({ visible: true });
    await draw(50);
    expect(screen()).toEqual(lines(1_005 - 50, 1_005));
  });

  it('goes on with what is held when the log has dropped what it should show next', async () => {
    const { print, draw, screen, store } = setUp({}, 2_000);
    print(5);
    await draw(100);
    print(20_000);
    await draw(1_000);
    expect(store.first).toBeGreaterThan(0);
    expect(screen()).toEqual(lines(20_005 - 50, 20_005));
  });

  it('shows a folded line whole when it is opened', async () => {
    const { store, view, draw, screen } = setUp();
    const seq = store.append({
      source: 'console',
      at: 0,
      text: 'head',
      rest: ' and tail',
      notice: null,
    });
    view.grew();
    await draw(100);
    expect(screen()).toEqual(['head']);
    view.unfold(seq);
    await draw(50);
    expect(screen()).toEqual(['head and tail']);
  });
});
