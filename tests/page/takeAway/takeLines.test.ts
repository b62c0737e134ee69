import { describe, expect, it } from 'vitest';
import { maskAll } from '../../../src/engine/log/mask/kinds';
import type { TakeAnswer, TakeFormat } from '../../../src/engine/log/takeAway/takeAway.types';
import { logWords } from '../../../src/ui/messages/en/log';
import { type Sink, takeLines } from '../../../src/ui/takeAway/takeLines';
import type { EngineClient } from '../../../src/worker/client.types';

const masked = { ip: 0, token: 0, email: 0, uuid: 0, home: 0 };
const end = { kind: 'end', lines: 3, missing: 0, older: 0, masked } as const;
const notice = { kind: 'restarted', at: Date.UTC(2026, 0, 2), beginningMissing: false } as const;

function piece(done: number, text: string): TakeAnswer {
  const bytes = new TextEncoder().encode(text);
  return { kind: 'piece', parts: [{ kind: 'bytes', bytes }], done, of: 3 };
}

/** An engine that gives the next answer when it is asked for more; the end comes by itself. */
function engine(answers: readonly (TakeAnswer | null)[]) {
  const told: string[] = [];
  const client: Pick<EngineClient, 'take'> = {
    take(_request, onAnswer) {
      let next = 0;
      const give = (): void => {
        const answer = answers[next++];
        if (answer === undefined) return;
        onAnswer(answer);
        if (answer?.kind === 'looking' || answers[next]?.kind === 'end') give();
      };
      queueMicrotask(give);
      return {
        tell({ kind }) {
          told.push(kind);
          if (kind === 'more') queueMicrotask(give);
        },
      };
    },
  };
  return { client: client as EngineClient, told };
}

function take(
  answers: readonly (TakeAnswer | null)[],
  sink: Sink,
  format: TakeFormat = 'text',
  signal = new AbortController().signal,
) {
  const { client, told } = engine(answers);
  const progress: number[] = [];
  const outcome = takeLines({
    client,
    request: {
      format,
      masks: maskAll(false),
      lines: { from: null, to: null, newest: null },
      view: null,
    },
    sink,
    signal,
    onProgress: ({ kind, done }) => progress.push(kind === 'looking' ? -done : done),
  });
  return { outcome, told, progress };
}

function collect(): Sink & { text: () => string } {
  let text = '';
  return {
    async write(bytes) {
      await new Promise((done) => setTimeout(done, 5));
      text += new TextDecoder().decode(bytes);
    },
    text: () => text,
  };
}

describe('lines on their way out of the page', () => {
  it('are written in order, each piece before the next is asked for, all before it is done', async () => {
    const sink = collect();
    const { outcome, told, progress } = take(
      [piece(1, 'a\n'), piece(2, 'b\n'), piece(3, 'c\n'), end],
      sink,
    );
    expect(await outcome).toEqual({ ...end, kind: 'done' });
    expect(sink.text()).toBe('a\nb\nc\n');
    expect(told.slice(0, 2)).toEqual(['more', 'more']);
    expect(progress).toEqual([1, 2, 3]);
  });

  it('have our notices between them, in words, told from output in every format', async () => {
    const parts = [{ kind: 'notice', seq: 7, notice }] as const;
    const words = logWords.notice(notice);
    const expected: Readonly<Record<TakeFormat, string>> = {
      text: `— ${words} —\n`,
      ansi: `\u001b[90m— ${words} —\u001b[0m\n`,
      jsonl: `{"n":7,"at":"2026-01-02T00:00:00.000Z","source":"notice","text":"${words}","level":null,"of":null}\n`,
    };
    for (const format of ['text', 'ansi', 'jsonl'] as const) {
      const sink = collect();
      await take([{ kind: 'piece', parts, done: 1, of: 1 }, end], sink, format).outcome;
      expect(sink.text()).toBe(expected[format]);
    }
  });

  it('say how far the filter is that has to go through the log before', async () => {
    const looking = (done: number): TakeAnswer => ({ kind: 'looking', done, of: 9 });
    const { outcome, told, progress } = take(
      [looking(2), looking(5), piece(3, 'a\n'), end],
      collect(),
    );
    expect(await outcome).toEqual({ ...end, kind: 'done' });
    expect(progress).toEqual([-2, -5, 3]);
    // It is not asked to go on: it does by itself.
    expect(told).toEqual(['more']);
  });

  it('stop when they cannot be written', async () => {
    const full: Sink = { write: () => Promise.reject(new Error('full')) };
    const { outcome, told } = take([piece(1, 'a\n'), piece(2, 'b\n'), end], full);
    expect(await outcome).toEqual({ kind: 'not written' });
    expect(told).toEqual(['stop']);
  });

  it('stop when they are called off, and write nothing more', async () => {
    const abort = new AbortController();
    const sink = collect();
    const { outcome, told } = take([piece(1, 'a\n'), piece(2, 'b\n')], sink, 'text', abort.signal);
    await new Promise((done) => setTimeout(done, 1));
    abort.abort();
    expect(await outcome).toEqual({ kind: 'cancelled' });
    await new Promise((done) => setTimeout(done, 30));
    expect(sink.text()).toBe('a\n');
    expect(told[0]).toBe('stop');
  });

  it('are not even asked for when they were called off before', async () => {
    const sink = collect();
    const { outcome, told } = take([piece(1, 'a\n'), end], sink, 'text', AbortSignal.abort());
    expect(await outcome).toEqual({ kind: 'cancelled' });
    expect(sink.text()).toBe('');
    expect(told).toEqual([]);
  });

  it('say when what takes them could not be loaded', async () => {
    expect(await take([null], collect()).outcome).toEqual({ kind: 'not loaded' });
  });
});
