import type { Clock } from '../engine/clock';

/**
 * A clock that does not wait when it is to wait for nothing: it lets others have their turn and goes
 * on. A browser makes 4 ms of it where one such timer follows another, as in work that is done in turns.
 */
export function createPromptClock(clock: Clock): Clock {
  const { port1, port2 } = new MessageChannel();
  const due: { run: (() => void) | null }[] = [];
  port2.onmessage = () => due.shift()?.run?.();
  return {
    now: clock.now,
    elapsed: clock.elapsed,
    after(ms, run) {
      if (ms > 0) return clock.after(ms, run);
      const turn: { run: (() => void) | null } = { run };
      due.push(turn);
      port1.postMessage(null);
      return () => {
        turn.run = null;
      };
    },
  };
}
