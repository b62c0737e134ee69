import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFrame, parseServerEvent } from '../../src/engine/protocol';

const frameOf = (args: readonly unknown[]): string =>
  JSON.stringify({ event: 'console output', args });

describe('a frame with a line of output', () => {
  it('is read as the node has written it, whatever the line holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(parseServerEvent(frameOf([text]))).toEqual({ event: 'console output', text });
      }),
    );
  });

  it('says the same as one that is taken apart as a whole', () => {
    const pieces = [
      '{"event":"console output","args":[',
      '{"event":"console output", "args":[',
      '"a"',
      '"\\u001b[31m\\""',
      '"]}"',
      'null',
      '7',
      '{}',
      ',',
      '[',
      ']',
      ' ',
      '"',
      '\u0001',
      ']}',
      ',"args":["b"]}',
      ']}]}',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 6 }), (chosen) => {
        for (const text of [chosen.join(''), `${pieces[0]}${chosen.join('')}]}`]) {
          const whole = parseFrame(text);
          const line = whole?.event === 'console output' ? whole.args[0] : undefined;
          const event = line === undefined ? null : { event: 'console output', text: line };
          expect(parseServerEvent(text)).toEqual(event);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
