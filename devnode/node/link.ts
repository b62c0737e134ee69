import type { Faults } from '../world';
import type { OutputQueue } from './outputQueue';

/**
 * The line between the node and one client, with the faults that lie on the way (world.ts,
 * `Faults`). What is held back here has left the node: it is late, never lost to the queue.
 */
export interface Link {
  send(frame: Buffer): void;
  /** No fault holds anything back: lines may go by the queue of eight. */
  clear(): boolean;
  /** Dead from here on: nothing comes out, for good. */
  die(): void;
  dead(): boolean;
  close(): void;
}

export function createLink(faults: Faults, queue: OutputQueue): Link {
  const held: { readonly frame: Buffer; readonly due: number }[] = [];
  let timer: NodeJS.Timeout | null = null;
  let died = false;

  function pass(): void {
    const time = performance.now();
    let count = 0;
    if (!faults.stallFrames) {
      for (const { frame, due } of held) {
        if (due > time) break;
        queue.reply(frame);
        count += 1;
      }
    }
    held.splice(0, count);
    if (held.length === 0 && timer !== null) {
      clearInterval(timer);
      timer = null;
    }
  }

  const dead = () => died || faults.silent;
  const clear = () => held.length === 0 && !faults.stallFrames && faults.delayFrames === 0;

  return {
    send(frame) {
      if (dead()) return;
      if (clear()) {
        queue.reply(frame);
        return;
      }
      held.push({ frame, due: performance.now() + faults.delayFrames });
      timer ??= setInterval(pass, 5);
    },
    clear: () => clear() && !dead(),
    die() {
      died = true;
    },
    dead,
    close() {
      if (timer !== null) clearInterval(timer);
      timer = null;
      held.length = 0;
    },
  };
}
