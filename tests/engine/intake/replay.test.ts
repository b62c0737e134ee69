import { describe, expect, test } from 'vitest';
import type { ReplayInput } from '../../../src/engine/log/intake/replay';
import { mergeReplay } from '../../../src/engine/log/intake/return';

const WINDOW = 20;
const lines = (from: number, to: number): string[] =>
  Array.from({ length: to - from }, (_, index) => `line ${from + index}`);

function merge(input: Partial<ReplayInput>) {
  const whole: ReplayInput = {
    held: [],
    sameRun: true,
    heldAny: (input.held ?? []).length > 0,
    liveBefore: [],
    received: [],
    window: WINDOW,
    ...input,
  };
  const { append, seam, window } = mergeReplay(whole);
  const text = append.map(
    ({ from, index }) => (from === 'before' ? whole.liveBefore : whole.received)[index] ?? '',
  );
  return { seam, window, text, live: append.map((line) => line.live) };
}

describe('the first sign-in', () => {
  test('the replay stands first, its times unknown, then what came live', () => {
    const { seam, text, live } = merge({ received: [...lines(0, 20), 'new'], burst: 20 });
    expect(seam).toBe('first');
    expect(text).toEqual([...lines(0, 20), 'new']);
    expect(live).toEqual([...Array(20).fill(false), true]);
  });

  test('lines from before the request stand once, at the replay’s end', () => {
    const { text, live } = merge({ liveBefore: ['line 18', 'line 19'], received: lines(0, 20) });
    expect(text).toEqual(lines(0, 20));
    expect(live.slice(-3)).toEqual([false, true, true]);
  });

  test('a line printed as the node reads its log stands once, wherever it comes in', () => {
    const twice = [
      ['line 29', ...lines(0, 30)],
      ['line 28', 'line 29', ...lines(0, 30)],
      ['line 28', ...lines(0, 30), 'line 29', 'line 30'],
    ];
    for (const received of twice) {
      const clocked = received.map((line) => `12:00:00 ${line}`);
      expect(merge({ received: clocked }).text).toEqual([...new Set(clocked)].sort(byNumber));
    }
  });

  test('lines that the process prints twice stay two', () => {
    const twice = ['Python 3.13', '>>> ', 'hello', 'hello'];
    expect(merge({ received: twice }).text).toEqual(twice);
    const often = [...lines(0, 8), 'tick', 'tick', 'a', 'tick', 'tick'];
    expect(merge({ received: often }).text).toEqual(often);
  });
});

describe('coming back to the same run', () => {
  test('only what is new is appended', () => {
    const { seam, text } = merge({ held: lines(0, 30), received: lines(15, 35) });
    expect(seam).toBe('joined');
    expect(text).toEqual(lines(30, 35));
  });

  test('nothing new appends nothing', () => {
    expect(merge({ held: lines(0, 30), received: lines(10, 30) })).toMatchObject({
      seam: 'joined',
      text: [],
    });
  });

  test('a window that does not reach back is a gap, never a silent one', () => {
    const { seam, text } = merge({ held: lines(0, 30), received: lines(31, 51) });
    expect(seam).toBe('gap');
    expect(text).toEqual(lines(31, 51));
  });

  test('ten equal lines prove little', () => {
    const ticks = Array<string>(10).fill('tick');
    const { seam } = merge({
      held: [...lines(0, 5), ...ticks],
      received: [...ticks, ...lines(30, 40)],
    });
    expect(seam).toBe('gap at the edge');
  });

  test('an overlap that proves too little is a gap, but shows no line again', () => {
    const { seam, text } = merge({ held: lines(0, 20), received: lines(19, 39) });
    expect(seam).toBe('gap at the edge');
    expect(text).toEqual(lines(20, 39));
  });

  test('live lines known to come in front of the replay stand behind it', () => {
    const received = ['line 24', 'line 25', ...lines(5, 25)];
    expect(merge({ held: lines(0, 20), received, front: 2 }).text).toEqual(lines(20, 26));
    expect(merge({ received, front: 2 }).text).toEqual(lines(5, 26));
  });

  test('a replay that pauses after its first lines keeps its order, and doubles none of them', () => {
    const received = lines(5, 25);
    expect(merge({ received, front: 2, window: 50 }).text).toEqual(lines(5, 25));
    const held = lines(0, 20);
    expect(merge({ held, received, front: 2, window: 50 }).text).toEqual(lines(20, 25));
  });

  test('live lines in front of and among the overlap do not break it and come last', () => {
    const received = ['live 1', ...lines(20, 25), 'live 2', ...lines(25, 40)];
    const { seam, text, live } = merge({ held: lines(0, 32), received });
    expect(seam).toBe('joined');
    expect(text).toEqual([...lines(32, 40), 'live 1', 'live 2']);
    expect(live.slice(-2)).toEqual([true, true]);
  });

  test('lines from before the request are not doubled and close the replay', () => {
    const { text } = merge({
      held: lines(0, 30),
      liveBefore: ['line 38', 'line 39'],
      received: [...lines(20, 40), 'line 40'],
    });
    expect(text).toEqual(lines(30, 41));
  });

  test('a line the node’s log does not have yet stands once, after the replay', () => {
    const { text } = merge({
      held: lines(0, 30),
      liveBefore: ['line 38', 'line 39'],
      received: lines(20, 39),
    });
    expect(text).toEqual([...lines(30, 40)]);
  });

  test('more live lines than the window holds lead up to the replay', () => {
    const { seam, text } = merge({
      held: lines(0, 10),
      liveBefore: lines(30, 70),
      received: lines(50, 80),
    });
    expect(seam).toBe('gap');
    expect(text).toEqual(lines(30, 80));
  });

  test('a replay shorter than the window is the whole log: few lines suffice', () => {
    const { seam, text } = merge({ held: ['a', 'a'], received: ['a', 'a', 'a'] });
    expect(seam).toBe('joined');
    expect(text).toEqual(['a']);
    const empty = merge({ held: [], heldAny: true, received: ['a'] });
    expect(empty).toMatchObject({ seam: 'joined', text: ['a'] });
  });

  test('lines lost while we were connected are said, and what is held is not doubled', () => {
    const held = [...lines(0, 10), ...lines(40, 45)];
    const { seam, text } = merge({ held, received: lines(30, 50) });
    expect(seam).toBe('gap');
    expect(text).toEqual(lines(45, 50));
  });

  test('what is held may begin later than the replay', () => {
    const { seam, text } = merge({ held: lines(40, 45), received: lines(30, 50) });
    expect(seam).toBe('joined');
    expect(text).toEqual(lines(45, 50));
  });

  test('a replay that begins within what is held shows how large the window is', () => {
    expect(merge({ held: lines(0, 30), received: lines(24, 36) }).window).toBe(12);
    expect(merge({ held: lines(0, 30), received: lines(0, 36) }).window).toBeNull();
  });
});

describe('coming back to another run', () => {
  test('all of its log is appended under the restart', () => {
    const { seam, text } = merge({ held: lines(0, 10), sameRun: false, received: lines(0, 5) });
    expect(seam).toBe('restarted');
    expect(text).toEqual(lines(0, 5));
  });

  test('a full window may lack the beginning', () => {
    const { seam } = merge({ held: lines(0, 10), sameRun: false, received: lines(0, 20) });
    expect(seam).toBe('restarted, beginning missing');
  });
});

test('without a replay, what came live is appended', () => {
  const { seam, text } = merge({ held: lines(0, 3), liveBefore: ['x'] });
  expect(seam).toBe('nothing to replay');
  expect(text).toEqual(['x']);
});

function byNumber(a: string, b: string): number {
  return Number(a.slice(a.lastIndexOf(' '))) - Number(b.slice(b.lastIndexOf(' ')));
}

test('nothing is older than the first line of a young log: what stood above it was a live line', () => {
  const came = ['line 1', ...lines(1, 38)];
  const received = ['line 38', ...lines(1, 48)];
  const { append, seam } = mergeReplay({
    held: [],
    sameRun: false,
    heldAny: true,
    liveBefore: [],
    received,
    window: 150,
    windowKnown: true,
    front: 2,
    first: { keys: came, received: came, seam: 'restarted' },
  });
  expect(seam).toBe('restarted');
  const text = append.map(({ from, index }) => (from === 'first' ? came : received)[index]);
  expect(text).toEqual(lines(1, 48));
});
