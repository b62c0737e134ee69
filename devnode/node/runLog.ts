/**
 * The log of one run, which `send logs` replays: what the container's log is to the daemon
 * (resume.md, "How lines travel"). It keeps what the process printed, empty lines included, and
 * nothing that the node says about itself.
 */
export interface RunLog {
  append(chunk: Buffer): void;
  /** The last `count` entries as the daemon reads them back: lines, oldest first. */
  tail(count: number): string[];
  clear(): void;
}

interface Entry {
  readonly bytes: Buffer;
  /** `false`: the line goes on in the next entry. */
  readonly ended: boolean;
}

const lineFeed = 10;
const longestEntry = 16 * 1024;
const longestReplayedLine = 64 * 1024;

export function createRunLog(kept: number): RunLog {
  let entries: Entry[] = [];
  let partial: Buffer[] = [];
  let partialBytes = 0;

  function add(bytes: Buffer, ended: boolean): void {
    entries.push({ bytes, ended });
    // Trimmed now and then rather than with every line.
    if (entries.length > kept * 4) entries = entries.slice(-kept);
  }

  function takePartial(): Buffer {
    const whole = partial.length === 1 ? (partial[0] ?? Buffer.alloc(0)) : Buffer.concat(partial);
    partial = [];
    partialBytes = 0;
    return whole;
  }

  /** Files away whole entries; returns what is left of the line. */
  function fileLong(bytes: Buffer): Buffer {
    let left = bytes;
    while (left.length >= longestEntry) {
      add(left.subarray(0, longestEntry), false);
      left = left.subarray(longestEntry);
    }
    return left;
  }

  return {
    append(chunk) {
      let from = 0;
      for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, from)) {
        const segment = chunk.subarray(from, at);
        if (partialBytes === 0) {
          add(fileLong(segment), true);
        } else {
          partial.push(segment);
          add(fileLong(takePartial()), true);
        }
        from = at + 1;
      }
      if (from < chunk.length) {
        partial.push(chunk.subarray(from));
        partialBytes += chunk.length - from;
        if (partialBytes >= longestEntry) {
          const left = fileLong(takePartial());
          if (left.length > 0) partial.push(left);
          partialBytes = left.length;
        }
      }
    },
    tail(count) {
      const lines: string[] = [];
      let line: Buffer[] = [];
      let size = 0;
      for (const entry of entries.slice(-count)) {
        line.push(entry.bytes);
        size += entry.bytes.length;
        // The reader's buffer holds 64 KiB with the line feed; a longer line ends it without a word.
        if (size + 1 > longestReplayedLine) return lines;
        if (entry.ended) {
          lines.push(Buffer.concat(line).toString('utf8').replace(/\r$/, ''));
          line = [];
          size = 0;
        }
      }
      if (size > 0) lines.push(Buffer.concat(line).toString('utf8').replace(/\r$/, ''));
      return lines;
    },
    clear() {
      entries = [];
      partial = [];
      partialBytes = 0;
    },
  };
}
