import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSafeStorage } from '../../../src/storage';
import { countLines, excerptOf } from '../../../src/ui/takeAway/excerpt';
import { fileName } from '../../../src/ui/takeAway/fileName';
import { readRemembered, remember } from '../../../src/ui/takeAway/remembered';
import { chosenFileSink, textSink } from '../../../src/ui/takeAway/sinks';

const bytes = (text: string) => new TextEncoder().encode(text);
const at = new Date(2026, 10, 24, 14, 5, 9);

describe('the name of a file', () => {
  it.each([
    ['Survival', 'text', 'Survival 2026-11-24 14.05.09.log'],
    ['Survival', 'ansi', 'Survival 2026-11-24 14.05.09.ansi'],
    ['Überleben 漢字 🎮', 'jsonl', 'Überleben 漢字 🎮 2026-11-24 14.05.09.jsonl'],
    ['../../etc/passwd', 'text', 'etc passwd 2026-11-24 14.05.09.log'],
    ['a\u202egpj.exe\u0000\n"b"|<c>?*:\\d', 'text', 'a gpj.exe b c d 2026-11-24 14.05.09.log'],
    ['…', 'text', '… 2026-11-24 14.05.09.log'],
    [' . ', 'text', 'console 2026-11-24 14.05.09.log'],
    ['x'.repeat(500), 'text', `${'x'.repeat(60)} 2026-11-24 14.05.09.log`],
  ] as const)('of the server %j as %s is one that every disk takes', (server, format, name) => {
    expect(fileName(server, format, at)).toBe(name);
  });
});

describe('a text that may not be longer than so much', () => {
  it('is whole as long as it fits', () => {
    const sink = textSink(12);
    sink.write(bytes('one\n'));
    sink.write(bytes('two\nthr\n'));
    expect([sink.text(), sink.cut]).toEqual(['one\ntwo\nthr\n', false]);
  });

  it('keeps the newest whole lines, wherever the pieces are cut', () => {
    const all = Array.from({ length: 200 }, (_, n) => `line ${n} 漢字\n`).join('');
    for (let size = 1; size < 60; size++) {
      const sink = textSink(100);
      const data = bytes(all);
      for (let from = 0; from < data.length; from += size)
        sink.write(data.slice(from, from + size));
      const text = sink.text();
      expect(sink.cut).toBe(true);
      expect(all.endsWith(text)).toBe(true);
      expect(text.startsWith('line ')).toBe(true);
      expect(bytes(text).length).toBeLessThanOrEqual(100);
      expect(countLines(text)).toBeGreaterThanOrEqual(4);
    }
  });

  it('keeps the end of one giant line, and no half of a character', () => {
    const sink = textSink(10);
    sink.write(bytes('漢字'.repeat(20)));
    expect(sink.text()).toBe('字漢字');
  });
});

describe('a file that is written while its lines come', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  function stubWindow(pick: unknown, framed = false): void {
    const window = { showSaveFilePicker: pick, self: {} as object, top: {} as object };
    if (!framed) window.top = window.self;
    vi.stubGlobal('window', window);
  }

  it('takes the lines in order, is closed at the end, and is given up when it is cancelled', async () => {
    const calls: string[] = [];
    const file = {
      write: async (data: Uint8Array) => void calls.push(new TextDecoder().decode(data)),
      close: async () => void calls.push('closed'),
      abort: async () => void calls.push('aborted'),
    };
    const asked: unknown[] = [];
    stubWindow(async (options: unknown) => {
      asked.push(options);
      return { createWritable: async () => file };
    });
    const sink = await chosenFileSink('x.log');
    if (sink === null || sink === 'cancelled') throw new Error('There is no file.');
    await sink.write(bytes('one\n'));
    await sink.write(bytes('two\n'));
    await sink.finish();
    await sink.discard();
    expect(asked).toEqual([{ suggestedName: 'x.log' }]);
    expect(calls).toEqual(['one\n', 'two\n', 'closed', 'aborted']);
  });

  it('is not asked for in a frame, or where the browser has none, and may be refused', async () => {
    stubWindow(undefined);
    expect(await chosenFileSink('x')).toBeNull();
    stubWindow(() => Promise.reject(new Error('never called')), true);
    expect(await chosenFileSink('x')).toBeNull();
    stubWindow(() => Promise.reject(new DOMException('', 'SecurityError')));
    expect(await chosenFileSink('x')).toBeNull();
    stubWindow(() => Promise.reject(new DOMException('', 'AbortError')));
    expect(await chosenFileSink('x')).toBe('cancelled');
  });
});

describe('what is looked through before it is shared', () => {
  const lines = (n: number): string =>
    Array.from({ length: n }, (_, index) => `line ${index}\n`).join('');
  const excerpt = (n: number): string[] =>
    excerptOf(lines(n), n, (left) => `${left} more`).split('\n');

  it('is all of a short text, and both ends of a long one with what is between them said', () => {
    expect(excerpt(80).join('\n')).toBe(lines(80).trimEnd());
    const long = excerpt(1_000);
    expect(long.slice(0, 20).join('\n')).toBe(lines(20).trimEnd());
    expect(long.slice(20, 23)).toEqual(['', '920 more', '']);
    expect(long.slice(23)).toHaveLength(60);
    expect([long[23], long.at(-1)]).toEqual(['line 940', 'line 999']);
  });
});

describe('what was chosen', () => {
  it('is kept, with everything hidden from a share and nothing from a download to begin with', () => {
    const storage = createSafeStorage(() => null);
    const first = readRemembered(storage);
    expect(Object.values(first.share)).toEqual([true, true, true, true, true]);
    expect(Object.values(first.save)).toEqual([false, false, false, false, false]);
    const chosen = { ...first, format: 'ansi' as const, save: { ...first.save, ip: true } };
    remember(storage, chosen);
    expect(readRemembered(storage)).toEqual(chosen);
  });

  it.each(['{', '5', 'null', '{"format":"exe","share":{"ip":"no","x":1},"save":7}'])(
    'is the standard where the storage holds %s',
    (kept) => {
      const storage = createSafeStorage(() => null);
      const standard = readRemembered(storage);
      storage.setItem('roost.takeAway', kept);
      expect(readRemembered(storage)).toEqual(standard);
    },
  );
});
