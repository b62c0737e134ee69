/** Ms between two batches: so small that a flood is even, so large that it costs little. */
const beat = 6;
/** More than this beyond a line's own time is not caught up with: a flood must not exceed its rate, even for a moment. ms */
const slack = 2 * beat;

const filler =
  'the quick brown fox jumps over the lazy dog while the server keeps on ticking 0123456789';

export interface Flood {
  stop(): void;
}

/**
 * Prints `lines` numbered lines at `rate` lines per second, evenly, one write per beat; `done`
 * gets the ms it took. A reader that is slow makes it longer, never denser.
 */
export function startFlood(options: {
  readonly lines: number;
  readonly rate: number;
  write(text: string): void;
  done(ms: number): void;
}): Flood {
  const { lines, rate, write, done } = options;
  const started = performance.now();
  const perMs = rate / 1_000;
  const forgiven = 1 / perMs + slack;
  let printed = 0;
  /** Moves on by what was forgiven. */
  let origin = started;

  const timer = setInterval(() => {
    const now = performance.now();
    const behind = now - origin - printed / perMs;
    if (behind > forgiven) origin += behind - forgiven;
    const until = Math.min(lines, Math.floor((now - origin) * perMs));
    let batch = '';
    while (printed < until) batch += floodLine(++printed);
    if (batch !== '') write(batch);
    if (printed < lines) return;
    clearInterval(timer);
    done(performance.now() - started);
  }, beat);

  return { stop: () => clearInterval(timer) };
}

/** One line of a flood, about 90 characters and two colours. */
export function floodLine(number: number): string {
  const colour = 31 + (number % 6);
  return `flood ${String(number).padStart(6, '0')} \u001b[${colour}m${filler.slice(0, 40)}\u001b[0m ${filler.slice(40, 76)}\n`;
}
