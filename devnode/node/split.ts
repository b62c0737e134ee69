/**
 * Cuts a process's output into lines exactly as the daemon does (resume.md, "How lines travel"):
 * it reads a line in pieces of 256 bytes, replaces a space and a carriage return within a piece by
 * a line break, drops empty lines and cuts at 64 KiB. Works on bytes, so that a letter of several
 * bytes survives any chunking.
 */
export interface LineSplitter {
  /** The lines that this chunk completes. */
  push(chunk: Buffer): string[];
  /** The last line, if it has no line feed. */
  end(): string[];
}

const lineFeed = 10;
const carriageReturn = 13;
const space = 32;
const piece = 256;
export const longestLine = 64 * 1024;

export function createLineSplitter(): LineSplitter {
  let rest: Buffer[] = [];
  let restBytes = 0;

  function takeRest(segment: Buffer): Buffer {
    if (restBytes === 0) return segment;
    const whole = Buffer.concat([...rest, segment]);
    rest = [];
    restBytes = 0;
    return whole;
  }

  function keep(bytes: Buffer): void {
    if (bytes.length === 0) return;
    rest.push(bytes);
    restBytes += bytes.length;
  }

  return {
    push(chunk) {
      const lines: string[] = [];
      let from = 0;
      for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, from)) {
        completeLine(takeRest(chunk.subarray(from, at)), true, lines);
        from = at + 1;
      }
      keep(chunk.subarray(from));
      if (restBytes > longestLine + piece) {
        keep(cutPieces(takeRest(Buffer.alloc(0)), 'open', lines));
      }
      return lines;
    },
    end() {
      const lines: string[] = [];
      if (restBytes > 0) completeLine(takeRest(Buffer.alloc(0)), false, lines);
      return lines;
    },
  };
}

/** `terminated`: a line feed ended it, which takes a carriage return before it along. */
function completeLine(bytes: Buffer, terminated: boolean, into: string[]): void {
  const firstReturn = bytes.indexOf(carriageReturn);
  const ordinary =
    bytes.length < longestLine &&
    (firstReturn === -1 || (terminated && firstReturn === bytes.length - 1));
  if (!ordinary) {
    cutPieces(bytes, terminated ? 'terminated' : 'unterminated', into);
    return;
  }
  const text = bytes.toString('utf8', 0, firstReturn === -1 ? bytes.length : firstReturn);
  if (text !== '') into.push(text);
}

/**
 * The daemon's loop over the pieces of one line. Returns what is not yet a line (`open` only).
 * The piece that crosses 64 KiB loses what does not fit, as it does there.
 */
function cutPieces(
  bytes: Buffer,
  ending: 'open' | 'terminated' | 'unterminated',
  into: string[],
): Buffer {
  let lineStart = 0;
  let at = 0;
  let built: Buffer[] = [];
  let builtBytes = 0;

  function emit(): void {
    if (builtBytes > 0) into.push(Buffer.concat(built).toString('utf8'));
    built = [];
    builtBytes = 0;
  }

  /** `false`: the line is full and has been emitted. */
  function add(part: Buffer): boolean {
    const fits = Math.min(part.length, longestLine - builtBytes);
    built.push(breakReturns(part).subarray(0, fits));
    builtBytes += fits;
    if (fits === part.length) return true;
    emit();
    return false;
  }

  while (bytes.length - at >= piece) {
    // A carriage return at a piece's end is kept for the next: a line feed may follow it.
    const size = bytes[at + piece - 1] === carriageReturn ? piece - 1 : piece;
    const full = !add(bytes.subarray(at, at + size));
    at += size;
    if (full) lineStart = at;
  }
  if (ending === 'open') return bytes.subarray(lineStart);

  const stripped = ending === 'terminated' && bytes[bytes.length - 1] === carriageReturn;
  if (add(bytes.subarray(at, stripped ? Math.max(at, bytes.length - 1) : bytes.length))) emit();
  return Buffer.alloc(0);
}

/** A space and a carriage return become a carriage return and a line feed. */
function breakReturns(part: Buffer): Buffer {
  if (!part.includes(carriageReturn)) return part;
  const copy = Buffer.from(part);
  for (let at = 0; at + 1 < copy.length; at += 1) {
    if (copy[at] === space && copy[at + 1] === carriageReturn) {
      copy[at] = carriageReturn;
      copy[at + 1] = lineFeed;
      at += 1;
    }
  }
  return copy;
}
