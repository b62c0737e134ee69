import type { Socket } from 'node:net';
import type { WaySettings } from './way.types';

/** One direction of a connection: what comes out of `from` goes into `to`, by way of the toxics. */
export interface Lane {
  /** The settings are others; what is on its way comes by these at the latest. */
  changed(): void;
  close(): void;
}

interface Piece {
  /** `null`: `from` has ended. */
  readonly bytes: Buffer | null;
  readonly due: number;
}

/** Bytes on their way; beyond them nothing is read, and the sender feels it. */
const room = 16 * 1024;

export function createLane(options: {
  readonly from: Socket;
  readonly to: Socket;
  readonly direction: 'up' | 'down';
  readonly settings: () => WaySettings;
  readonly random: () => number;
}): Lane {
  const { from, to, direction, settings, random } = options;
  let pieces: Piece[] = [];
  let held = 0;
  let lastDue = 0;
  let timer: NodeJS.Timeout | null = null;
  /** Bytes of it have been swallowed: nothing that comes after them makes sense. */
  let dead = false;

  const concerned = (which: WaySettings['swallow']) => which === direction || which === 'both';

  function take(bytes: Buffer | null): void {
    const { latency, jitter, bandwidth, swallow } = settings();
    dead ||= concerned(swallow);
    if (dead) return;
    const now = performance.now();
    // Later than the one before it: a connection keeps its order.
    const arrives = Math.max(lastDue, now + latency + random() * jitter);
    lastDue = arrives + (bandwidth === null ? 0 : ((bytes?.length ?? 0) * 1000) / bandwidth);
    pieces.push({ bytes, due: lastDue });
    held += bytes?.length ?? 0;
    if (held > room) from.pause();
    pass();
  }

  /** Hands on what is due, and comes again for the rest. */
  function pass(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (concerned(settings().hold)) return;
    const now = performance.now();
    for (let next = pieces[0]; next !== undefined && next.due <= now; next = pieces[0]) {
      pieces.shift();
      if (next.bytes === null) to.end();
      else {
        held -= next.bytes.length;
        to.write(next.bytes);
      }
    }
    if (held <= room && from.isPaused()) from.resume();
    const [next] = pieces;
    if (next !== undefined) timer = setTimeout(pass, Math.max(1, next.due - now));
  }

  function changed(): void {
    const { latency, jitter, bandwidth } = settings();
    if (bandwidth === null) {
      const latest = performance.now() + latency + jitter;
      pieces = pieces.map(({ bytes, due }) => ({ bytes, due: Math.min(due, latest) }));
      lastDue = Math.min(lastDue, latest);
    }
    pass();
  }

  from.on('data', take);
  from.on('end', () => take(null));

  return {
    changed,
    close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      pieces = [];
      dead = true;
    },
  };
}
