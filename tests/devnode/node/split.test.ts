import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLineSplitter } from '../../../devnode/node/split';

function split(...chunks: (string | Uint8Array)[]): string[] {
  const splitter = createLineSplitter();
  const lines = chunks.flatMap((chunk) => splitter.push(Buffer.from(chunk as string)));
  return [...lines, ...splitter.end()];
}

describe('output is cut into lines as the daemon cuts it', () => {
  it('drops empty lines and the carriage return before a line feed', () => {
    expect(split('one\r\n\r\n\ntwo\n')).toEqual(['one', 'two']);
  });

  it('keeps a line without a line feed for the end', () => {
    const splitter = createLineSplitter();
    expect(splitter.push(Buffer.from('> '))).toEqual([]);
    expect(splitter.end()).toEqual(['> ']);
  });

  it('turns a space and a carriage return into a line break within the line', () => {
    expect(split('10% \r20% \r30%\n')).toEqual(['10%\r\n20%\r\n30%']);
  });

  it('leaves a carriage return alone that no space precedes', () => {
    expect(split('10%\r20%\n')).toEqual(['10%\r20%']);
  });

  it('does not see a space and a carriage return that two pieces of 256 bytes part', () => {
    expect(split(`${'x'.repeat(255)} \rrest\n`)).toEqual([`${'x'.repeat(255)} \rrest`]);
    expect(split(`${'x'.repeat(254)} \rrest\n`)).toEqual([`${'x'.repeat(254)} \rrest`]);
    expect(split(`${'x'.repeat(253)} \rrest\n`)).toEqual([`${'x'.repeat(253)}\r\nrest`]);
  });

  it('cuts at 64 KiB and loses the piece that crosses it', () => {
    const [first, second, ...more] = split(`${'a'.repeat(65_536)}${'b'.repeat(256)}tail\nnext\n`);
    expect(first).toBe('a'.repeat(65_536));
    expect([second, ...more]).toEqual(['tail', 'next']);
  });

  it('keeps letters of several bytes whole, wherever the chunks end', () => {
    const bytes = Buffer.from('grüße 🎮\n');
    for (let at = 0; at <= bytes.length; at += 1) {
      expect(split(bytes.subarray(0, at), bytes.subarray(at))).toEqual(['grüße 🎮']);
    }
  });

  it('gives the same lines for any chunking', () => {
    const part = fc.oneof(
      fc.constantFrom('\n', '\r\n', ' \r', '\r', '\r\r\n', 'ü', '🎮', '\u001b[31m'),
      fc.string({ maxLength: 12 }),
      fc.integer({ min: 240, max: 520 }).map((size) => 'x'.repeat(size)),
      fc.constant('y'.repeat(66_000)),
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 40 }),
        fc.array(fc.integer({ min: 1, max: 3000 }), { minLength: 1, maxLength: 20 }),
        (parts, sizes) => {
          const bytes = Buffer.from(parts.join(''));
          const chunks: Buffer[] = [];
          // Chunks are arguments below, and a call takes only so many.
          const least = Math.ceil(bytes.length / 20_000);
          for (let at = 0, turn = 0; at < bytes.length; turn += 1) {
            const size = Math.max(least, sizes[turn % sizes.length] ?? 1);
            chunks.push(bytes.subarray(at, at + size));
            at += size;
          }
          expect(split(...chunks)).toEqual(split(bytes));
        },
      ),
    );
  });
});
