import { StringDecoder } from 'node:string_decoder';
import type { ReadStream } from 'node:tty';

/** Ctrl+C as a terminal in raw mode passes it on: a byte like any other. */
const interrupt = '\u0003';

/**
 * Reads lines of input, with or without a terminal. In one, raw mode keeps the kernel from
 * echoing them and from cutting them at 4,096 bytes; Ctrl+C on an empty line is then ours to see.
 */
export function readLines(
  input: ReadStream & { readonly fd: 0 },
  onLine: (line: string) => void,
  onInterrupt: () => void,
): void {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  if (input.isTTY) input.setRawMode(true);
  input.on('data', (data: Buffer) => {
    rest += decoder.write(data);
    while (rest !== '') {
      if (input.isTTY && rest.startsWith(interrupt)) {
        rest = rest.slice(1);
        onInterrupt();
        continue;
      }
      const at = rest.search(/[\r\n]/);
      if (at === -1) return;
      onLine(rest.slice(0, at));
      rest = rest.slice(at + 1);
    }
  });
  // Input that ends, or was never there, is no reason to stop.
  input.on('error', () => {});
}
