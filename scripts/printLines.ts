import type { Readable, Writable } from 'node:stream';
import { splitLines } from '../src/engine/log/intake/split';
import { createLevels } from '../src/engine/log/levels/levels';
import { headOfMark, levelOfMark, type Mark, toMark } from '../src/engine/log/levels/mark';
import { plain } from '../src/engine/log/plain';
import { sanitise } from '../src/engine/log/sanitise';

/** Characters of a line that are read. The log shows 16 KiB, and colours take their part. */
const LONGEST = 1024 * 1024;
/** Characters that are written at once. */
const BATCH = 64 * 1024;

/** Reads, numbers and writes line after line; however long the file, a line or two are held. */
export async function printLines(input: Readable, output: Writable): Promise<void> {
  const levels = createLevels();
  let written = '';
  let count = 0;
  /** A line whose level the next one may tell. */
  let waiting: { readonly line: number; readonly text: string; readonly mark: Mark } | null = null;

  function put(line: number, text: string, mark: Mark): void {
    const level = levelOfMark(mark);
    written += `${JSON.stringify({ n: line, text, level, of: headOfMark(mark, line) })}\n`;
  }

  function putWaiting(told: Mark | null): void {
    if (waiting !== null) put(waiting.line, waiting.text, told ?? waiting.mark);
    waiting = null;
  }

  function take(raw: string): void {
    count += 1;
    const text = plain(sanitise(raw).text);
    const place = levels.push(text, count);
    putWaiting(place.levelOfHead === 'told' ? toMark({ ...place, of: null }, count) : null);
    const mark = toMark(place, count);
    if (place.levelOfHead === 'awaited') waiting = { line: count, text, mark };
    else put(count, text, mark);
  }

  let failure: unknown = null;
  output.on('error', (error) => {
    failure = error;
  });
  for await (const raw of readLines(input)) {
    // An empty line is a line of the file, though the log of a server has none.
    const parts = splitLines(raw);
    for (const part of parts.length === 0 ? [''] : parts) take(part);
    if (written.length < BATCH) continue;
    await write(output, written, () => failure);
    written = '';
  }
  putWaiting(null);
  await write(output, written, () => failure);
}

async function* readLines(input: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let open = '';
  for await (const chunk of input) {
    const pieces: string[] = decoder.decode(chunk, { stream: true }).split('\n');
    const last = pieces.pop() ?? '';
    for (const piece of pieces) {
      yield open + piece;
      open = '';
    }
    if (open.length < LONGEST) open += last;
  }
  open += decoder.decode();
  if (open !== '') yield open;
}

/** Waits until the text is taken, so that a slow reader does not fill the memory. */
function write(output: Writable, text: string, failure: () => unknown): Promise<void> {
  return new Promise((done, fail) => {
    if (failure() !== null) return fail(failure());
    output.write(text, (error) => (error ? fail(error) : done()));
  });
}
