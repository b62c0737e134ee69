import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isNodeLine, splitLines } from '../../../src/engine/log/intake/split';

test.each([
  ['one', ['one']],
  ['one\r\ntwo\nthree\r', ['one', 'two', 'three']],
  ['\r\n\n one \r\r\n\r\n', [' one']],
  ['10%\r20%', ['10%\r20%']],
  ['10% \r20% \r\n30%', ['10%', '20%', '30%']],
  ['', []],
  ['\r', []],
  [' ', [' ']],
])('a frame of %j holds the lines %j', (frame, lines) => {
  expect(splitLines(frame)).toEqual(lines);
});

test('nothing but line ends is lost, and a line is split no further', () => {
  const frame = fc
    .array(fc.constantFrom('a', ' ', '\r', '\n', '\r\n', ' \r', '\u001b[31m'))
    .map((p) => p.join(''));
  fc.assert(
    fc.property(frame, (text) => {
      const lines = splitLines(text);
      expect(lines.join('').replaceAll(/[\r ]/g, '')).toBe(text.replaceAll(/[\r\n ]/g, ''));
      for (const line of lines) expect(splitLines(line)).toEqual([line]);
    }),
  );
});

test('the node is known by how it begins its lines, whatever its name', () => {
  expect(isNodeLine('\u001b[33m\u001b[1m[Pterodactyl Daemon]:\u001b[39m Updating process…')).toBe(
    true,
  );
  expect(isNodeLine('\u001b[1;33m[Calagopus Daemon]:\u001b[0m \u001b[1mPulling image')).toBe(true);
  expect(isNodeLine('\u001b[33m\u001b[1m[Server thread/WARN]: [x Daemon]: no')).toBe(false);
  expect(isNodeLine('[Pterodactyl Daemon]: hello')).toBe(false);
  expect(isNodeLine('\u001b[33m[12:00 WARN]: slow')).toBe(false);
  expect(isNodeLine(`\u001b[1;33m[${'x'.repeat(60_000)} Daemon]:`)).toBe(false);
});
