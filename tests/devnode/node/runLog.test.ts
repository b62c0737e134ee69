import { describe, expect, it } from 'vitest';
import { createRunLog } from '../../../devnode/node/runLog';

function logOf(text: string, kept = 150) {
  const log = createRunLog(kept);
  log.append(Buffer.from(text));
  return log;
}

describe('the log of a run is read back as the daemon reads it', () => {
  it('gives the last lines, oldest first, empty ones included', () => {
    const log = logOf('one\r\n\r\ntwo\r\nthree\r\n');
    expect(log.tail(3)).toEqual(['', 'two', 'three']);
  });

  it('does not know a line that has not ended', () => {
    expect(logOf('one\n> ').tail(10)).toEqual(['one']);
  });

  it('counts a line over 16 KiB as several entries', () => {
    const long = 'x'.repeat(40_000);
    const log = logOf(`first\n${long}\nlast\n`);
    expect(log.tail(5)).toEqual(['first', long, 'last']);
    // Two entries back from the end lies the long line's last part.
    expect(log.tail(2)).toEqual(['x'.repeat(40_000 - 2 * 16_384), 'last']);
  });

  it('ends without a word at a line over 64 KiB', () => {
    expect(logOf(`before\n${'x'.repeat(70_000)}\nafter\n`).tail(150)).toEqual(['before']);
  });

  it('is the same for any chunking', () => {
    const text = Array.from({ length: 900 }, (_, n) => `line ${n} ${'ü'.repeat(n % 50)}`).join(
      '\n',
    );
    const log = createRunLog(150);
    const bytes = Buffer.from(`${text}\n`);
    for (let at = 0; at < bytes.length; at += 7) log.append(bytes.subarray(at, at + 7));
    expect(log.tail(150)).toEqual(logOf(`${text}\n`).tail(150));
    expect(log.tail(150)).toHaveLength(150);
  });

  it('is empty after it was cleared', () => {
    const log = logOf('one\ntwo');
    log.clear();
    log.append(Buffer.from('three\n'));
    expect(log.tail(150)).toEqual(['three']);
  });
});
