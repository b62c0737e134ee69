import { describe, expect, it } from 'vitest';
import type { FilterRule, LogFilter } from '../../../src/engine/log/filter/filter.types';
import { maskAll } from '../../../src/engine/log/mask/kinds';
import { beginTaking, type TakingSource } from '../../../src/engine/log/takeAway/begin';
import type { TakeAnswer, TakeRequest } from '../../../src/engine/log/takeAway/takeAway.types';
import { createLogViews } from '../../../src/engine/log/views';
import { createFakeClock } from '../fakes/fakeClock';
import { logOf, newLine, whole } from './take';

const line = (text: string): string => `[12:00:00 INFO]: ${text}`;
const many = (n: number): string[] =>
  Array.from({ length: n }, (_, at) => line(`item ${at}${at % 10 === 0 ? ' tenth' : ''}`));
const tenths = (n: number, from = 0): string =>
  many(n)
    .slice(from)
    .filter((text) => text.endsWith(' tenth'))
    .map((text) => `${text}\n`)
    .join('');

function filterOf(...rules: readonly Partial<FilterRule>[]): LogFilter {
  const plain = { keep: 'show', text: '', kind: 'text', caseSensitive: false } as const;
  return { rules: rules.map((rule) => ({ ...plain, ...rule })), levels: null, sources: null };
}

/**
 * A log with a view of it, as the worker has them.
 *
 * @param slow ms that pass between two looks at the time.
 */
function logWithView(raw: readonly string[], { maxLines = 1_000_000, slow = 0 } = {}) {
  const store = logOf(raw, maxLines);
  const time = createFakeClock();
  let worked = 0;
  const clock = {
    ...time,
    // Of two that work at once none is through before the other begins.
    after: (ms: number, run: () => void) => time.after(Math.max(ms, 1), run),
    elapsed() {
      worked += slow;
      return time.elapsed() + worked;
    },
  };
  const views = createLogViews({ store, clock });
  const view = views.open(
    { rows: 10, window: 50, following: true, visible: false },
    { deliver() {}, onStatus() {} },
  );
  const loadMask = async () => null;
  const source: TakingSource = {
    store,
    clock,
    facts: views.facts,
    passing: view.passing,
    loadMask,
  };

  /** Lets everything come about that has begun, the loading of code too. */
  async function settle(enough: () => boolean, step = 1): Promise<void> {
    for (let turn = 0; turn < 20_000 && !enough(); turn++) {
      if (time.pending() > 0) time.tick(turn < 200 ? step : 40);
      await new Promise((resolve) => setTimeout(resolve, turn < 50 ? 1 : 0));
    }
    if (!enough()) throw new Error('It came to no end.');
  }

  async function choose(filter: LogFilter | null): Promise<void> {
    let set = false;
    void view.setFilter(filter, null).then(() => {
      set = true;
    });
    await settle(() => set, 40);
  }

  /** Takes to the end; `between` is called for each answer. */
  async function take(
    request: Partial<TakeRequest>,
    between: (answer: TakeAnswer | null) => void = () => {},
    from: TakingSource = source,
  ) {
    const answers: (TakeAnswer | null)[] = [];
    const asked = { format: 'text', masks: maskAll(false), lines: whole, view: 1 } as const;
    const taking = beginTaking(from, { ...asked, ...request }, (answer) => {
      answers.push(answer);
      between(answer);
      if (answer?.kind === 'piece') queueMicrotask(taking.more);
    });
    await settle(() => answers.at(-1)?.kind === 'end');
    const end = answers.at(-1);
    if (end?.kind !== 'end') throw new Error('It came to no end.');
    const parts = answers.flatMap((answer) => (answer?.kind === 'piece' ? answer.parts : []));
    const text = parts
      .map((part) => (part.kind === 'bytes' ? new TextDecoder().decode(part.bytes) : ''))
      .join('');
    return { ...end, text, answers };
  }

  const append = (text: string): void => {
    store.append(newLine(text));
    views.grew();
  };
  return { store, source, choose, take, append, settle };
}

describe('taking what a filter shows', () => {
  it('takes the lines that pass, and all of them where no filter is in force or wanted', async () => {
    const log = logWithView(many(300));
    expect((await log.take({})).lines).toBe(300);
    await log.choose(filterOf({ text: 'tenth' }));
    expect(await log.take({})).toMatchObject({ lines: 30, missing: 0, text: tenths(300) });
    expect((await log.take({ view: null })).lines).toBe(300);
    await log.choose(null);
    expect((await log.take({})).lines).toBe(300);
  });

  it('takes of a range, and of the newest, those that pass', async () => {
    const log = logWithView(many(300));
    await log.choose(filterOf({ text: 'tenth' }));
    const range = await log.take({ lines: { from: 95, to: 121, newest: null } });
    expect(range.text).toBe(
      `${line('item 100 tenth')}\n${line('item 110 tenth')}\n${line('item 120 tenth')}\n`,
    );
    const newest = await log.take({ lines: { from: null, to: null, newest: 2 } });
    expect(newest.text).toBe(tenths(300, 275));
    expect(newest.older).toBe(28);
  });

  it('waits until the filter has been through all of the log, and says how far it is', async () => {
    const log = logWithView(many(80_000), { slow: 5 });
    await log.choose(filterOf({ text: 'tenth' }));
    const taken = await log.take({});
    expect(taken.text === tenths(80_000)).toBe(true);
    const looked = taken.answers.filter((answer) => answer?.kind === 'looking');
    expect(looked.length).toBeGreaterThan(0);
    for (const answer of looked) expect(answer).toMatchObject({ of: 80_000 });
  });

  it('takes what was shown when it began, whatever comes and whatever filter is chosen meanwhile', async () => {
    const log = logWithView(many(60_000));
    await log.choose(filterOf({ text: 'item' }));
    let first = true;
    const taken = await log.take({}, (answer) => {
      if (answer?.kind !== 'piece' || !first) return;
      first = false;
      for (const text of many(500)) log.append(text);
      void log.source.passing(1);
      void log.choose(filterOf({ text: 'nothing has this' }));
    });
    expect(taken).toMatchObject({ lines: 60_000, missing: 0 });
    expect(
      taken.text ===
        many(60_000)
          .map((text) => `${text}\n`)
          .join(''),
    ).toBe(true);
  });

  it('takes also what had come and was still to be looked at', async () => {
    const log = logWithView(many(300), { slow: 5 });
    await log.choose(filterOf({ text: 'tenth' }));
    const passing = await log.source.passing(1);
    for (const text of many(600).slice(300)) log.append(text);
    expect(passing?.isBehind).toBe(true);
    expect((await log.take({})).text === tenths(600)).toBe(true);
  });

  it('takes what was chosen when another filter is chosen while it is looked for', async () => {
    const log = logWithView(many(40_000), { slow: 5 });
    await log.choose(filterOf({ text: 'tenth' }));
    const answers: (TakeAnswer | null)[] = [];
    const taking = beginTaking(
      log.source,
      { format: 'text', masks: maskAll(false), lines: whole, view: 1 },
      (answer) => {
        answers.push(answer);
        if (answer?.kind === 'piece') queueMicrotask(taking.more);
      },
    );
    await log.source.passing(1);
    await log.choose(filterOf({ text: 'nothing has this' }));
    expect(answers.at(-1)?.kind).not.toBe('end');
    await log.settle(() => answers.at(-1)?.kind === 'end');
    expect(answers.at(-1)).toMatchObject({ kind: 'end', lines: 4_000, missing: 0 });
  });

  it('counts those that left the log meanwhile as missing', async () => {
    const log = logWithView(many(40_000), { maxLines: 40_000 });
    await log.choose(filterOf({ text: 'item' }));
    let first = true;
    const taken = await log.take({}, (answer) => {
      if (answer?.kind !== 'piece' || !first) return;
      first = false;
      for (const text of many(30_000)) log.append(text);
    });
    expect(taken.missing).toBeGreaterThan(0);
    expect(taken.lines + taken.missing).toBe(40_000);
  });

  it('answers also where the filter comes to nothing', async () => {
    const log = logWithView(many(3));
    const passing = () => Promise.reject(new Error('no filter'));
    const answers: (TakeAnswer | null)[] = [];
    const request = { format: 'text', masks: maskAll(false), lines: whole, view: 1 } as const;
    beginTaking({ ...log.source, passing }, request, (answer) => answers.push(answer));
    await log.settle(() => answers.length > 0);
    expect(answers).toEqual([null]);
  });

  it('answers nothing more when it is stopped while it is made ready', async () => {
    const log = logWithView(many(100));
    const answers: (TakeAnswer | null)[] = [];
    const request = { format: 'jsonl', masks: maskAll(false), lines: whole, view: 1 } as const;
    beginTaking(log.source, request, (answer) => answers.push(answer)).stop();
    await log.take({});
    expect(answers).toEqual([]);
  });
});

describe('what the private view hides', () => {
  it('is not taken where it cannot be hidden', async () => {
    const log = logWithView(many(3));
    const answers: (TakeAnswer | null)[] = [];
    const request = { format: 'text', masks: maskAll(false), lines: whole, view: null } as const;
    beginTaking(log.source, { ...request, hiding: 'secrets' }, (answer) => answers.push(answer));
    await log.settle(() => answers.length > 0);
    expect(answers).toEqual([null]);
  });
});

describe('JSON lines', () => {
  const trace = [
    '[12:00:01 ERROR]: Could not pass event',
    'java.lang.IllegalStateException: no world',
    '\tat com.example.Plugin.onJoin(Plugin.java:12)',
    line('after'),
    'no head at all but alone',
  ];
  const parse = (text: string): Record<string, unknown>[] =>
    text
      .trimEnd()
      .split('\n')
      .map((one) => JSON.parse(one) as Record<string, unknown>);

  it('tell the level of each line and the first line of its group', async () => {
    const log = logWithView([line('before'), ...trace]);
    log.store.append(newLine('say hi', { source: 'own' }));
    const { text } = await log.take({ format: 'jsonl', view: null });
    expect(parse(text).map(({ n, level, of }) => [n, level, of])).toEqual([
      [0, 'info', null],
      [1, 'error', null],
      [2, 'error', 1],
      [3, 'error', 1],
      [4, 'info', null],
      [5, 'info', 4],
      [6, null, null],
    ]);
    expect(Object.keys(parse(text)[0] ?? {})).toEqual(['n', 'at', 'source', 'text', 'level', 'of']);
  });

  it('come without where what tells levels cannot be loaded', async () => {
    const log = logWithView(trace);
    const source = { ...log.source, facts: async () => null };
    const { text, lines } = await log.take({ format: 'jsonl' }, undefined, source);
    expect(lines).toBe(5);
    expect(Object.keys(parse(text)[0] ?? {})).toEqual(['n', 'at', 'source', 'text']);
  });
});
