import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFilter } from '../../../../src/engine/log/filter/compile';
import type { FilterRule, LogFilter } from '../../../../src/engine/log/filter/filter.types';
import { createPassing, type LineFacts } from '../../../../src/engine/log/filter/passing';
import type { Level } from '../../../../src/engine/log/levels/level';
import type { LineSource } from '../../../../src/engine/log/line';
import type { Sequence } from '../../../../src/engine/log/sequence';
import { createLogStore } from '../../../../src/engine/log/store';

interface ModelLine {
  readonly text: string;
  readonly level: Level | null;
  /** Belongs to the line before it. */
  readonly follows: boolean;
  readonly source: LineSource;
}

const everything: LogFilter = { rules: [], levels: null, sources: null };

const words = ['joined', 'left', 'Error', 'at com.example', '\x1b[31mred\x1b[0m', 'lag'];
const line: fc.Arbitrary<ModelLine> = fc.record({
  text: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((w) => w.join(' ')),
  level: fc.constantFrom('info', 'warn', 'error', null),
  follows: fc.boolean(),
  source: fc.constantFrom<LineSource[]>('console', 'console', 'console', 'install'),
});
const rule: fc.Arbitrary<FilterRule> = fc.record({
  keep: fc.constantFrom('show', 'hide'),
  text: fc.constantFrom('joined', 'error', 'red', 'com', 'LAG'),
  kind: fc.constantFrom('text', 'pattern'),
  caseSensitive: fc.boolean(),
});
const filters: fc.Arbitrary<LogFilter> = fc.record({
  rules: fc.array(rule, { maxLength: 3 }),
  levels: fc.option(fc.subarray(['info', 'warn', 'error', 'none'] as const)),
  sources: fc.option(fc.subarray(['console', 'install'] as const)),
});

/** The numbers of the lines of `all` that pass, by the words of `LogFilter`. */
function passing(all: readonly ModelLine[], filter: LogFilter): number[] {
  const groups: number[][] = [];
  for (const [n, { follows }] of all.entries()) {
    const last = groups.at(-1);
    if (follows && last !== undefined) last.push(n);
    else groups.push([n]);
  }
  const has = (text: string, { text: wanted, caseSensitive }: FilterRule) =>
    caseSensitive ? text.includes(wanted) : text.toLowerCase().includes(wanted.toLowerCase());
  const shown: number[] = [];
  for (const group of groups) {
    const level = all[group[0] ?? 0]?.level ?? 'none';
    const admits = (n: number) => {
      const one = all[n];
      const text = one?.text.replaceAll(/\x1b\[\d+m/g, '') ?? '';
      return (
        one !== undefined &&
        filter.sources?.includes(one.source) !== false &&
        filter.levels?.includes(level) !== false &&
        !filter.rules.some((r) => r.keep === 'hide' && has(text, r))
      );
    };
    if (!admits(group[0] ?? 0)) continue;
    const shows = filter.rules.filter((r) => r.keep === 'show');
    const admitted = group.filter(admits);
    const wanted = admitted.some((n) =>
      shows.some((r) => has(all[n]?.text.replaceAll(/\x1b\[\d+m/g, '') ?? '', r)),
    );
    if (shows.length === 0 || wanted) shown.push(...admitted);
  }
  return shown;
}

/** A log that is printed line by line, as `all` says, and what is known of its lines. */
function logOf(all: readonly ModelLine[], maxLines: number) {
  const store = createLogStore({ maxLines });
  const heads: number[] = [];
  const facts: LineFacts = {
    get end() {
      return store.end;
    },
    levelOf: (seq) => all[heads[seq] ?? 0]?.level ?? null,
    headOf: (seq) => heads[seq] ?? seq,
  };
  const append = (n: number) => {
    const one = all[n];
    if (one === undefined) return;
    heads.push(one.follows && n > 0 ? (heads[n - 1] ?? n) : n);
    store.append({ source: one.source, at: 0, text: one.text, rest: '', notice: null });
  };
  return { store, heads, facts, append };
}

/** Everything has been looked at: what a plain list would leave is there, and is counted. */
function expectAll(
  sequence: Sequence,
  { store, heads }: Pick<ReturnType<typeof logOf>, 'store' | 'heads'>,
  wanted: readonly number[],
): void {
  const shown: number[] = [];
  for (let at = sequence.first; at < sequence.end; at++) shown.push(sequence.seqAt(at));
  // A group whose first lines have left the log is known by what is left of it.
  const whole = heads.find((head) => head >= store.first) ?? store.end;
  expect(shown.filter((n) => n >= whole)).toEqual(wanted.filter((n) => n >= whole));
  expect(shown.every((n) => n >= store.first && n < store.end)).toBe(true);
  expect(sequence.leftOut).toBe(store.end - store.first - shown.length);
}

describe('the lines that pass a filter', () => {
  it('are what a plain list would leave, whatever came before the filter and after', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { maxLength: 60 }),
        fc.nat(60),
        filters,
        fc.constantFrom(8, 1_000),
        async (all, before, filter, maxLines) => {
          const log = logOf(all, maxLines);
          const { store, facts, append } = log;
          const early = Math.min(before, all.length);
          for (let n = 0; n < early; n++) append(n);
          const test = await compileFilter(filter);
          if (!test.ok) throw new Error(test.failure.reason);
          const sequence = createPassing({ store, facts, test: test.value });
          for (let n = early; n < all.length; n++) {
            append(n);
            sequence.grew();
            if (n % 2 === 0) sequence.step();
          }
          while (!sequence.complete) sequence.step();
          sequence.grew();
          expectAll(sequence, log, passing(all, filter));
        },
      ),
      { numRuns: 400 },
    );
  });

  it('are the same wherever looking at them rests, whatever comes and is dropped meanwhile', async () => {
    const texts = filters.map((filter) => ({
      ...filter,
      rules: filter.rules.map((one) => ({ ...one, kind: 'text' as const })),
    }));
    const work = fc.record({
      does: fc.constantFrom('step', 'grew', 'print'),
      /** Lines that are printed, or how often it goes on when it may rest. */
      times: fc.nat(6),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 40 }),
        fc.nat(400),
        texts,
        fc.constantFrom(8, 200, 1_000),
        fc.array(work, { maxLength: 60 }),
        // Characters: a look at the time at each line, or at every few of them.
        fc.constantFrom(2_048, 300),
        async (some, before, filter, maxLines, works, length) => {
          // Several blocks of lines.
          const all = Array.from({ length: 500 }, (_, n) => {
            const one = some[n % some.length] ?? { text: '', level: null, follows: false };
            return { source: 'console' as const, ...one, text: one.text.padEnd(length, '.') };
          });
          const log = logOf(all, maxLines);
          for (let n = 0; n < before; n++) log.append(n);
          const test = await compileFilter(filter);
          if (!test.ok) throw new Error(test.failure.reason);
          const sequence = createPassing({ ...log, test: test.value });
          for (const { does, times } of works) {
            let left = times;
            if (does === 'step') sequence.step(() => left-- <= 0);
            else if (does === 'grew') sequence.grew(() => left-- <= 0);
            else {
              for (let n = 0; n < times * 10; n++) log.append(log.store.end);
              sequence.dropOld();
            }
          }
          while (sequence.isBehind) sequence.grew(() => true);
          while (!sequence.complete) sequence.step(() => true);
          sequence.grew();
          expectAll(sequence, log, passing(all.slice(0, log.store.end), filter));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('are looked at for no longer than is wanted', async () => {
    const rule: FilterRule = { keep: 'hide', text: 'x', kind: 'text', caseSensitive: true };
    const made = await compileFilter({ ...everything, rules: [rule] });
    if (!made.ok) throw new Error(made.failure.reason);
    const plain = { level: null, source: 'console', follows: false } as const;
    const log = logOf(Array(900).fill({ ...plain, text: '.'.repeat(500) }), 10_000);
    for (let n = 0; n < 400; n++) log.append(n);
    let tried = 0;
    const test = {
      ...made.value,
      admits(...of: Parameters<typeof made.value.admits>) {
        tried += 1;
        return made.value.admits(...of);
      },
    };
    const sequence = createPassing({ ...log, test });
    const most = (run: () => void): number => {
      tried = 0;
      run();
      return tried;
    };
    expect(most(() => sequence.step(() => true))).toBeLessThan(10);
    for (let n = 400; n < 800; n++) log.append(n);
    expect(most(() => sequence.grew(() => true))).toBeLessThan(10);
  });

  it('are those of a whole group, with a command of ours or a notice in the middle of it', async () => {
    const has = (keep: 'show' | 'hide', text: string): FilterRule => ({
      keep,
      text,
      kind: 'text',
      caseSensitive: true,
    });
    const filters = [[has('show', 'failed')], [has('hide', 'failed')], [has('show', 'last')]];
    const found: number[][] = [];
    for (const rules of filters) {
      for (const before of [1, 2, 3, 4, 5]) {
        const store = createLogStore({ maxLines: 100 });
        const facts: LineFacts = {
          get end() {
            return store.end;
          },
          levelOf: () => null,
          headOf: (seq) => (seq === 2 || seq === 4 ? 0 : seq),
        };
        const test = await compileFilter({ ...everything, rules });
        if (!test.ok) throw new Error(test.failure.reason);
        const texts = ['failed', '› list', 'at one', '', 'at the last', 'said'];
        const sources: LineSource[] = ['console', 'own', 'console', 'notice', 'console', 'console'];
        const append = (n: number) =>
          store.append({
            source: sources[n] ?? 'console',
            at: 0,
            text: texts[n] ?? '',
            rest: '',
            notice: null,
          });
        for (let n = 0; n < before; n++) append(n);
        const sequence = createPassing({ store, facts, test: test.value });
        for (let n = before; n < texts.length; n++) {
          append(n);
          sequence.grew();
        }
        while (!sequence.complete) sequence.step();
        const shown: number[] = [];
        for (let at = sequence.first; at < sequence.end; at++) shown.push(sequence.seqAt(at));
        found.push(shown);
      }
    }
    // The notice stands there already when a line behind it is wanted.
    const [whole, without, last] = [
      [0, 2, 3, 4],
      [1, 3, 5],
      [3, 4],
    ];
    expect(found).toEqual([whole, without, last].flatMap((each) => Array(5).fill(each)));
  });

  it('say which pattern is wrong, and why', async () => {
    const wrong: FilterRule = {
      keep: 'hide',
      text: '(open',
      kind: 'pattern',
      caseSensitive: false,
    };
    const right: FilterRule = { keep: 'show', text: 'a|b', kind: 'pattern', caseSensitive: false };
    const made = await compileFilter({ ...everything, rules: [right, wrong] });
    expect(made).toMatchObject({ ok: false, failure: { rule: 1 } });
    expect(made.ok ? '' : made.failure.reason).toContain('(open');
  });

  it('are found in time that grows with the text, whatever the pattern', async () => {
    const rule: FilterRule = { keep: 'show', text: '(a+)+$', kind: 'pattern', caseSensitive: true };
    const made = await compileFilter({ ...everything, rules: [rule] });
    if (!made.ok) throw new Error(made.failure.reason);
    const text = `${'a'.repeat(16_000)}b`;
    const line = { seq: 0, source: 'console', at: 0, text, folded: 0, notice: null } as const;
    // The browser's own would not end before the sun does.
    expect(made.value.shows(line)).toBe(false);
  });
});
