import type { Duplex } from 'node:stream';

/**
 * What stands between the output and one socket: the kernel's buffer and, behind it, a queue of
 * eight lines (protocol.md, Volume). "Full" is measured, not guessed: after each batch handed to
 * the kernel, the socket has bytes left only if the kernel would not take them.
 *
 * Frames that are no lines never wait here: the daemon's own answers block until they are written.
 */
export interface OutputQueue {
  /** A line. `false`: no room for it now. */
  offer(frame: Buffer): boolean;
  /** A line that has waited long enough: the oldest one in the queue is thrown away for it. */
  force(frame: Buffer): void;
  /** Any other frame: out as soon as the socket takes it. */
  reply(frame: Buffer): void;
  /** Calls `run` once, when `offer` may succeed again or the socket is closed. */
  whenRoom(run: () => void): void;
  close(): void;
}

const places = 8;
/** After so many bytes the kernel is asked whether it takes more. */
const batchBytes = 16 * 1024;

export function createOutputQueue(options: {
  socket: Duplex;
  /** Writes a frame to the socket; calls `written` when the kernel has it. */
  write: (frame: Buffer, written: () => void) => void;
  onSent: () => void;
  onThrownAway: () => void;
}): OutputQueue {
  const { socket, write, onSent, onThrownAway } = options;
  const waiting: Buffer[] = [];
  const roomWanted: (() => void)[] = [];
  let corked = false;
  let batch = 0;
  let full = false;
  let closed = false;

  function put(frame: Buffer): void {
    if (!corked) {
      corked = true;
      socket.cork();
      setImmediate(flush);
    }
    write(frame, written);
    batch += frame.length;
    if (batch >= batchBytes) measure();
  }

  function measure(): void {
    batch = 0;
    socket.uncork();
    full = socket.writableLength > 0;
    socket.cork();
  }

  function flush(): void {
    corked = false;
    batch = 0;
    socket.uncork();
    full = socket.writableLength > 0;
    if (!full) proceed();
  }

  function written(): void {
    if (!full || socket.writableLength > 0) return;
    full = false;
    proceed();
  }

  function proceed(): void {
    while (!full && !closed) {
      const frame = waiting.shift();
      if (frame === undefined) break;
      put(frame);
      onSent();
    }
    if (waiting.length < places) release();
  }

  function release(): void {
    for (const run of roomWanted.splice(0)) run();
  }

  return {
    offer(frame) {
      if (closed) return true;
      if (!full && waiting.length === 0) {
        put(frame);
        onSent();
        return true;
      }
      if (waiting.length >= places) return false;
      waiting.push(frame);
      return true;
    },
    force(frame) {
      if (closed) return;
      if (waiting.length >= places) {
        waiting.shift();
        onThrownAway();
      }
      waiting.push(frame);
    },
    reply(frame) {
      if (!closed) put(frame);
    },
    whenRoom(run) {
      if (closed) run();
      else roomWanted.push(run);
    },
    close() {
      closed = true;
      waiting.length = 0;
      release();
    },
  };
}
