import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostileLines } from '../../../devnode/programs/hostileLines';
import { maskAll } from '../../../src/engine/log/mask/kinds';
import { createMasker } from '../../../src/engine/log/mask/masker';
import { createLogStore, type LogStore } from '../../../src/engine/log/store';
import { linesOf } from '../../../src/engine/log/takeAway/takenLines';
import { createTaking } from '../../../src/engine/log/takeAway/taking';
import { createFakeClock } from '../fakes/fakeClock';
import { anySecret } from '../mask/secrets';
import { logOf, newLine, take, whole } from './take';

const red = (text: string): string => `\u001b[31m${text}\u001b[0m`;
const count = (n: number): string[] => Array.from({ length: n }, (_, index) => `line ${index}`);

describe('taking lines away', () => {
  it('gives as text what was printed, line for line, without its colours', () => {
    const taken = take(logOf(['one', red('two'), 'thrée 🎮']));
    expect(taken.text).toBe('one\ntwo\nthrée 🎮\n');
    expect(taken).toMatchObject({ lines: 3, missing: 0, progress: [3] });
  });

  it('gives as ANSI the colours too, none left open at the end of a line', () => {
    expect(take(logOf(['one', '\u001b[31mtwo']), { format: 'ansi' }).text).toBe(
      `one\n${red('two')}\n`,
    );
  });

  it('gives as JSON an object a line, with its number, time, source and text', () => {
    const store = logOf(['say "hi"']);
    store.append(newLine(red('there'), { source: 'node', at: 1_750_000_000_000 }));
    const { text } = take(store, { format: 'jsonl' });
    expect(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      { n: 0, at: null, source: 'console', text: 'say "hi"' },
      { n: 1, at: '2025-06-15T15:06:40.000Z', source: 'node', text: 'there' },
    ]);
  });

  it('puts our own mark before our own commands, and leaves our notices to the page', () => {
    const store = logOf(['before']);
    store.append(newLine('say hi', { source: 'own' }));
    const notice = { kind: 'restarted', at: 5, beginningMissing: false } as const;
    store.append(newLine('', { source: 'notice', notice }));
    store.append(newLine('after'));
    const { parts, text } = take(store);
    expect(text).toBe('before\n› say hi\nafter\n');
    expect(parts[1]).toEqual({ kind: 'notice', seq: 2, notice });
  });

  it('says behind a command what became of it, also where the log is packed by then', () => {
    const store = logOf([]);
    const seq = store.append(newLine('say hi', { source: 'own' }));
    for (const line of count(3_000)) store.append(newLine(line));
    const notice = { kind: 'may not have arrived', at: 5 } as const;
    store.setNotice(seq, notice);
    const { parts, lines } = take(store, { lines: { from: seq, to: seq + 2, newest: null } });
    expect(lines).toBe(2);
    const kinds = parts.map((part) =>
      part.kind === 'bytes' ? new TextDecoder().decode(part.bytes) : part.notice,
    );
    expect(kinds).toEqual(['› say hi\n', notice, 'line 0\n']);
    expect(store.get(seq + 1)?.notice).toBeNull();
    expect(store.get(seq)).toMatchObject({ text: 'say hi', notice });
  });

  it('takes what is asked for and no more', () => {
    const store = logOf(count(100));
    expect(take(store, { lines: { from: 3, to: 5, newest: null } }).text).toBe('line 3\nline 4\n');
    expect(take(store, { lines: { from: 10, to: 50, newest: 2 } }).text).toBe('line 48\nline 49\n');
    expect(take(store, { lines: { from: 98, to: 900, newest: null } }).lines).toBe(2);
    expect(take(store, { lines: { from: 200, to: 300, newest: null } }).text).toBe('');
  });

  it('takes a line that was folded whole, and masks across the fold', () => {
    const long = `${'x'.repeat(16_380)} 203.0.113.7 ${'y'.repeat(300_000)} end`;
    expect(take(logOf([long])).text).toBe(`${long}\n`);
    const masked = take(logOf([long]), { masks: maskAll(true) });
    expect(masked.text).toBe(`${long.replace('203.0.113.7', '<ip 1>')}\n`);
  });

  it('takes the lines that were there when it began, however many come meanwhile', () => {
    const store = logOf(count(60_000));
    const taken = take(store, {}, () => {
      for (const line of count(5_000)) store.append(newLine(line));
    });
    expect(taken.text).toBe(
      count(60_000)
        .map((line) => `${line}\n`)
        .join(''),
    );
    expect(taken).toMatchObject({ lines: 60_000, missing: 0 });
  });

  it('says how many lines left the log before they could be taken', () => {
    const store = logOf(count(40_000), 40_000);
    const taken = take(store, {}, (piece) => {
      if (piece === 1) for (const line of count(30_000)) store.append(newLine(line));
    });
    expect(taken.missing).toBeGreaterThan(0);
    expect(taken.lines + taken.missing).toBe(40_000);
    expect(taken.text.split('\n')).toHaveLength(taken.lines + 1);
    expect(taken.text.endsWith('line 39999\n')).toBe(true);
    const gone = take(store, { lines: { from: 0, to: 10, newest: null } });
    expect(gone).toMatchObject({ lines: 0, missing: 10, text: '' });
  });

  it('hands over pieces of at most 256 KiB that never cut a character in two', () => {
    const wide = ['漢'.repeat(90_000), `a${'🎮'.repeat(60_000)}`, ...count(50_000)];
    const { parts, text } = take(logOf(wide));
    expect(text).toBe(wide.map((line) => `${line}\n`).join(''));
    for (const part of parts) {
      if (part.kind === 'bytes') expect(part.bytes.length).toBeLessThanOrEqual(256 * 1024);
    }
  });

  it('makes no further piece before the last is asked for, and none after it was stopped', () => {
    const clock = createFakeClock();
    const store = logOf(count(60_000));
    let pieces = 0;
    const taking = createTaking({
      store,
      clock,
      format: 'text',
      masker: createMasker(maskAll(false)),
      lines: linesOf(store, whole),
      facts: null,
      answer: () => {
        pieces += 1;
      },
    });
    clock.tick(1_000);
    expect([pieces, clock.pending()]).toEqual([1, 0]);
    taking.more();
    taking.more();
    clock.tick(1_000);
    expect(pieces).toBe(2);
    taking.more();
    taking.stop();
    clock.tick(1_000);
    taking.more();
    expect([pieces, clock.pending()]).toEqual([2, 0]);
  });

  it('lets the thread go after 8 ms of work, and looks at the time at least each 32 lines', () => {
    const store = logOf(count(3_200));
    const tasks: (() => void)[] = [];
    let now = 0;
    let read = 0;
    let most = 0;
    let over = false;
    createTaking({
      store: {
        ...store,
        slice(from, to) {
          read += to - from;
          // So slow is this machine.
          now += 3;
          return store.slice(from, to);
        },
      },
      clock: {
        now: () => now,
        elapsed: () => now,
        after(_, run) {
          tasks.push(run);
          return () => {};
        },
      },
      format: 'text',
      masker: createMasker(maskAll(true)),
      lines: linesOf(store, whole),
      facts: null,
      answer: (answer) => {
        over ||= answer.kind === 'end';
      },
    });
    for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) {
      read = 0;
      task();
      most = Math.max(most, read);
    }
    expect(over).toBe(true);
    expect(most).toBe(3 * 32);
  });
});

describe('in every format', () => {
  const formats = ['text', 'ansi', 'jsonl'] as const;

  it('no planted secret is left', () => {
    fc.assert(
      fc.property(fc.array(anySecret, { minLength: 1, maxLength: 20 }), (secrets) => {
        const store = logOf(secrets.map(({ text }) => `[INFO]: (${text}) \u001b[32mdone`));
        for (const format of formats) {
          const { text, masked } = take(store, { format, masks: maskAll(true) });
          for (const { secret } of secrets) {
            expect(text).not.toContain(secret);
            expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
          }
          const sum = Object.values(masked).reduce((all, n) => all + n);
          expect(sum).toBeGreaterThanOrEqual(secrets.length);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('what hostile lines leave is text; only colours and links of ours are in ANSI', () => {
    const raw = hostileLines.map(({ text }) =>
      typeof text === 'string' ? text : new TextDecoder().decode(text),
    );
    for (const masks of [maskAll(false), maskAll(true)]) {
      for (const format of formats) {
        const { text, lines } = take(logOf(raw), { format, masks });
        expect(text.split('\n')).toHaveLength(lines + 1);
        const ours = /\u001b\[[0-9;:]*m|\u001b\]8;;(?:https?:\/\/[!-~]*)?\u001b\\/g;
        const left = format === 'ansi' ? text.replaceAll(ours, '') : text;
        expect(left).not.toMatch(/(?![\t\n])\p{Cc}|[\u202a-\u202e\u2066-\u2069\u2028\u2029]/u);
      }
    }
  });
});

describe('lines from one on that was seen in the log of an engine that has died', () => {
  const from = 2 ** 24;
  const other = (lines: number): LogStore => {
    const store = createLogStore({ maxLines: 1_000_000, from });
    for (const line of count(lines)) store.append(newLine(line));
    return store;
  };

  it('are those that were kept from there on, and none of them is said to be gone', () => {
    const { text, lines, missing } = take(other(100), { lines: { ...whole, from: 97 } });
    expect(text).toBe('line 97\nline 98\nline 99\n');
    expect({ lines, missing }).toEqual({ lines: 3, missing: 0 });
  });

  it('are all that there are where nothing was kept', () => {
    const { lines, missing } = take(other(20), { lines: { ...whole, from: 97 } });
    expect({ lines, missing }).toEqual({ lines: 20, missing: 0 });
  });

  it('are gone where only lines of that log were asked for', () => {
    const { lines, missing } = take(other(100), { lines: { from: 10, to: 13, newest: null } });
    expect({ lines, missing }).toEqual({ lines: 0, missing: 3 });
  });
});
