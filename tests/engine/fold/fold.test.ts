import { describe, expect, it } from 'vitest';
import { readMark } from '../../../src/engine/log/lineMarks';
import { failed, foldWorld, frames } from './foldWorld';

const info = (n: number) => `[12:00:0${n % 10}] [Server thread/INFO]: line ${n}`;

describe('a stack trace', () => {
  const trace = [
    failed,
    'java.lang.NullPointerException: null',
    ...frames(12),
    'Caused by: java.io.IOException: disk full',
    ...frames(4),
    '\t... 9 more',
  ];

  it('is folded to what went wrong and what caused it', async () => {
    const { print, draw, screen } = foldWorld();
    print(info(0), ...trace, info(1));
    await draw(200);
    expect(screen()).toEqual([
      info(0),
      failed,
      'java.lang.NullPointerException: null',
      '▸ 12 more',
      'Caused by: java.io.IOException: disk full',
      '▸ 5 more',
      info(1),
    ]);
  });

  it('is folded the same when its lines come one at a time', async () => {
    const { print, draw, screen } = foldWorld();
    for (const line of [info(0), ...trace, info(1)]) {
      print(line);
      await draw(100);
    }
    expect(screen()).toEqual([
      info(0),
      failed,
      'java.lang.NullPointerException: null',
      '▸ 12 more',
      'Caused by: java.io.IOException: disk full',
      '▸ 5 more',
      info(1),
    ]);
  });

  it('draws no more anew than its own lines', async () => {
    const { print, draw, batches } = foldWorld();
    print(info(0));
    await draw(100);
    for (const line of trace) {
      print(line);
      await draw(100);
    }
    expect(batches.filter(({ kind }) => kind === 'rebuild')).toHaveLength(1);
  });

  it('is left as it is when it is too short to be worth it', async () => {
    const { print, draw, screen } = foldWorld();
    print(failed, ...frames(2), info(1));
    await draw(200);
    expect(screen()).toEqual([failed, ...frames(2), info(1)]);
  });

  it('opens, and folds again', async () => {
    const { print, draw, screen, view, rows } = foldWorld();
    print(...trace, info(1));
    await draw(200);
    const fold = rows().find(({ source }) => source === 'fold');
    view.unfold(fold?.seq ?? -1);
    await draw(200);
    expect(screen().slice(0, 14)).toEqual(trace.slice(0, 14));
    expect(screen()).toContain('▸ 5 more');
    view.fold((fold?.seq ?? -1) + 3);
    await draw(200);
    expect(screen()).toContain('▸ 12 more');
  });

  it('tells of its lines that they were opened, until it is folded again', async () => {
    const { print, draw, view, reading } = foldWorld();
    print(info(0), ...trace, info(1));
    await draw(200);
    const opened = async (): Promise<number[]> => {
      const seqs = Array.from({ length: 10 }, (_, seq) => seq);
      const marks = await reading.marks(view, seqs);
      return seqs.filter((_, at) => readMark(marks[at] ?? 0)?.opened);
    };
    expect(await opened()).toEqual([]);
    view.unfold(5);
    expect(await opened()).toEqual([3, 4, 5, 6, 7, 8, 9]);
    view.fold(8);
    expect(await opened()).toEqual([]);
  });

  it('stays open while it grows', async () => {
    const { print, draw, screen, view } = foldWorld();
    print(failed, ...frames(5));
    await draw(200);
    view.unfold(1);
    await draw(200);
    print(...frames(3));
    await draw(200);
    expect(screen()).toEqual([failed, ...frames(5), ...frames(3)]);
  });

  it('opens for a line of it that is asked for', async () => {
    const { print, draw, screen, view } = foldWorld();
    print(failed, ...frames(9), info(1));
    await draw(200);
    view.change({ following: false });
    view.showAround(5, true);
    await draw(200);
    expect(screen()).toEqual([failed, ...frames(9), info(1)]);
  });

  it.each([
    [
      'Python',
      'Traceback (most recent call last):',
      [
        '  File "/app/bot.py", line 3, in <module>',
        '    run()',
        '  File "/app/run.py", line 9, in run',
      ],
      'ValueError: no token',
    ],
    [
      'Node',
      'TypeError: x is not a function',
      ['    at run (/app/a.js:1:2)', '    at /app/b.js:3:4', '    at node:internal/main:5:6'],
      'Server closed',
    ],
  ])('of %s keeps what it says', async (_, head, middle, last) => {
    const { print, draw, screen } = foldWorld();
    print(head, ...middle, last);
    await draw(200);
    expect(screen().slice(0, 2)).toEqual([head, '▸ 3 more']);
  });

  it('is not what a server only indents', async () => {
    const help = [
      '[12:00:00 INFO]: Commands:',
      '  /list',
      '  /say',
      '  /stop',
      '  /kick',
      '  /ban',
    ];
    const { print, draw, screen } = foldWorld();
    print(...help);
    await draw(200);
    expect(screen()).toEqual(help);
  });
});

describe('repeated lines', () => {
  const lag = "Can't keep up!";

  it('are one with a count, from twenty in a row on', async () => {
    const { print, draw, screen } = foldWorld();
    print('a', ...Array(19).fill(lag), 'b', ...Array(20).fill(lag), 'c');
    await draw(1_000);
    expect(screen()).toEqual(['a', ...Array(19).fill(lag), 'b', lag, '▸ the same 19 more', 'c']);
  });

  it('count on while they come', async () => {
    const { print, draw, screen, batches } = foldWorld();
    print('a');
    for (let n = 0; n < 50; n++) {
      print(lag);
      await draw(50);
    }
    expect(screen()).toEqual(['a', lag, '▸ the same 49 more']);
    expect(batches.filter(({ kind }) => kind === 'rebuild').length).toBeLessThanOrEqual(2);
  });

  it('may differ in the time that stands before them', async () => {
    const { print, draw, screen } = foldWorld();
    print(...Array.from({ length: 25 }, (_, n) => `[12:00:${10 + n}] [main/WARN]: ${lag}`));
    await draw(200);
    expect(screen()).toEqual([`[12:00:10] [main/WARN]: ${lag}`, '▸ the same 24 more']);
  });

  it('end at a command of ours', async () => {
    const { print, draw, screen } = foldWorld();
    print(...Array(25).fill(lag), '› list', ...Array(3).fill(lag));
    await draw(500);
    expect(screen()).toEqual([lag, '▸ the same 24 more', '› list', lag, lag, lag]);
  });

  it('are all shown when that is wished', async () => {
    const { print, draw, screen } = foldWorld({ traces: true, repeats: null });
    print(...Array(30).fill(lag));
    await draw(500);
    expect(screen()).toEqual(Array(30).fill(lag));
  });

  it('take no room in a window: what is before them is shown', async () => {
    const { print, draw, screen } = foldWorld(undefined, { window: 20 });
    for (let n = 0; n < 15; n++) print(info(n));
    print(...Array(3_000).fill(lag), 'end');
    await draw(2_000);
    expect(screen()).toEqual([
      ...Array.from({ length: 15 }, (_, n) => info(n)),
      lag,
      '▸ the same 2999 more',
      'end',
    ]);
  });

  it('are folded, too, where their beginning has left the log', async () => {
    const { print, draw, screen, store } = foldWorld(undefined, {}, 2_000);
    print(...Array(5_000).fill(lag), 'end');
    await draw(2_000);
    expect(store.first).toBeGreaterThan(0);
    expect(screen()).toHaveLength(2);
  });
});

it('folds what was there before it was asked to', async () => {
  const { print, draw, screen, reading, view } = foldWorld({ traces: false, repeats: null });
  print(failed, ...frames(200), 'end');
  await draw(500);
  expect(screen()).not.toContain('▸ 200 more');
  reading.fold(view, { traces: true, repeats: 20 });
  await draw(500);
  expect(screen()).toEqual([failed, '▸ 200 more', 'end']);
});

it('counts what a filter leaves of a trace', async () => {
  const { print, draw, screen, reading, view } = foldWorld();
  print(info(0), failed, ...frames(6), info(1));
  await draw(200);
  const hide = { keep: 'hide', text: 'Farm.java:3', kind: 'text', caseSensitive: true } as const;
  const done = reading.filter(view, { rules: [hide], levels: ['error'], sources: null }, null);
  await draw(200);
  expect((await done).ok).toBe(true);
  expect(screen()).toEqual([failed, '▸ 5 more']);
});

it('does not say that lines are the same as one that a filter leaves out', async () => {
  const { print, draw, screen, reading, view } = foldWorld({ traces: true, repeats: 3 });
  const at = (second: number) => `[12:00:0${second}] [main/WARN]: again`;
  print(info(0), at(1), at(2), at(2), at(2), info(3));
  await draw(200);
  expect(screen()).toEqual([info(0), at(1), '▸ the same 3 more', info(3)]);
  const hide = { keep: 'hide', text: '12:00:01', kind: 'text', caseSensitive: true } as const;
  const done = reading.filter(view, { rules: [hide], levels: null, sources: null }, null);
  await draw(200);
  expect((await done).ok).toBe(true);
  expect(screen()).toEqual([info(0), '▸ 3 more', info(3)]);
});

it('counts as passed over only lines that are not shown, where those shown are to be folded', async () => {
  const { print, draw, batches } = foldWorld({ traces: true, repeats: 3 }, { rows: 4 });
  print(info(0), 'again', 'again');
  await draw(200);
  print('again', ...Array.from({ length: 10 }, (_, n) => info(n)));
  await draw(100);
  expect(batches.at(-1)).toMatchObject({ kind: 'append', from: 10, to: 14, skipped: 7 });
});

it('opens a long line that stands alone of its run, at the first click', async () => {
  const { store, view, reading, draw, screen } = foldWorld({ traces: true, repeats: 2 });
  for (let count = 0; count < 2; count++) {
    store.append({ source: 'console', at: 0, text: info(1), rest: ' and more', notice: null });
    reading.grew();
    view.grew();
  }
  await draw(200);
  expect(screen()).toEqual([info(1), info(1)]);
  view.unfold(1);
  await draw(200);
  expect(screen()).toEqual([info(1), `${info(1)} and more`]);
});
