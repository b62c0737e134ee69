import { describe, expect, it, test } from 'vitest';
import { exitCodeWords } from '../../src/ui/messages/en/exitCodes';

describe('an exit code', () => {
  test.each<[number, boolean | null, RegExp]>([
    [0, false, /reported no error/],
    [1, false, /because of an error/],
    [2, false, /called in a wrong way/],
    [126, false, /could not be run/],
    [127, false, /was not found/],
    [130, false, /SIGINT/],
    [134, false, /SIGABRT/],
    [135, false, /SIGBUS/],
    [136, false, /SIGFPE/],
    [137, true, /SIGKILL.*when memory has run out/],
    [137, false, /SIGKILL.*says that it was not for want of memory/],
    [137, null, /SIGKILL/],
    [139, false, /SIGSEGV/],
    [143, false, /SIGTERM/],
    [129, false, /signal 1 ended/],
    [159, false, /signal 31 ended/],
    [3, false, /a code that it chose/],
    [255, null, /a code that it chose/],
    [-1, null, /a code that it chose/],
  ])('%i (out of memory: %s) is told in words, with what it does not say', (code, memory, says) => {
    const words = exitCodeWords(code, memory);
    expect(words.says).toMatch(says);
    expect(words.not).toMatch(/\.$/);
  });

  it('of a kill does not blame memory unless the node does', () => {
    expect(exitCodeWords(137, null).says).not.toContain('memory');
    expect(exitCodeWords(137, null).not).toContain('whether memory had run out');
    // The code of the program itself stays what it is, whatever else ran out of memory.
    expect(exitCodeWords(1, true)).toEqual(exitCodeWords(1, false));
  });
});
