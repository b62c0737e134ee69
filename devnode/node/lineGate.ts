/**
 * The way of a line from the process to every socket. The daemon hands each line to all sockets
 * before it takes the next and waits at most 10 ms for those that are full, so one reader that
 * stalls slows the output down for everybody, and the process itself once the buffers are full.
 */
export interface LineSink {
  /** `false`: no room. */
  offer(frame: Buffer): boolean;
  force(frame: Buffer): void;
  whenRoom(run: () => void): void;
}

export interface LineGate {
  push(lines: readonly string[]): void;
  /** Lets everything through at once: the process has ended, nobody waits any more. */
  flush(): void;
}

const patienceMs = 10;
/** Bytes that may pile up here before the process is no longer read, and where that ends. */
const backlogMost = 256 * 1024;
const backlogLeast = 64 * 1024;

export function createLineGate(options: {
  sinks: () => Iterable<LineSink>;
  encode: (line: string) => Buffer;
  /** The throttle. */
  allow: () => boolean;
  /** After a line has been handed out: the daemon looks for `done` here. */
  onLine: (line: string) => void;
  /** Stop and go on reading the process. */
  onFull: () => void;
  onRoom: () => void;
}): LineGate {
  const { sinks, encode, allow, onLine, onFull, onRoom } = options;
  let backlog: string[] = [];
  let taken = 0;
  let backlogSize = 0;
  let held = false;
  let release: (() => void) | null = null;

  /** Hands one line out. Leaves `release` set if a socket has no room. */
  function handOut(line: string, wait: boolean): void {
    if (!allow()) return;
    const frame = encode(line);
    const stuck = new Set<LineSink>();
    for (const sink of sinks()) {
      if (!sink.offer(frame)) stuck.add(sink);
    }
    if (stuck.size === 0) {
      onLine(line);
      return;
    }
    const done = () => {
      if (release !== done) return;
      release = null;
      clearTimeout(timer);
      for (const sink of stuck) sink.force(frame);
      onLine(line);
    };
    const timer = setTimeout(() => {
      done();
      drain();
    }, patienceMs);
    release = done;
    if (!wait) {
      done();
      return;
    }
    for (const sink of stuck) {
      sink.whenRoom(() => {
        if (release !== done || !sink.offer(frame)) return;
        stuck.delete(sink);
        if (stuck.size > 0) return;
        done();
        drain();
      });
    }
  }

  function drain(): void {
    while (release === null && taken < backlog.length) {
      const line = backlog[taken] ?? '';
      taken += 1;
      backlogSize -= line.length;
      handOut(line, true);
    }
    if (taken === backlog.length) {
      backlog = [];
      taken = 0;
    }
    if (held && backlogSize < backlogLeast) {
      held = false;
      onRoom();
    }
  }

  return {
    push(lines) {
      for (const line of lines) {
        if (release === null && backlog.length === 0) {
          handOut(line, true);
        } else {
          backlog.push(line);
          backlogSize += line.length;
        }
      }
      if (!held && backlogSize > backlogMost) {
        held = true;
        onFull();
      }
    },
    flush() {
      release?.();
      const rest = backlog.slice(taken);
      backlog = [];
      taken = 0;
      backlogSize = 0;
      held = false;
      for (const line of rest) handOut(line, false);
    },
  };
}
