/** How long to wait before the next try. All times in ms; `chance` is uniform in [0, 1). */

/**
 * The wait before try `attempt` + 1: uniform between 0 and 0.5 s · 2ⁿ, at most 30 s. Full jitter,
 * because a node that restarts cuts everyone at the same moment.
 */
export function backoff(attempt: number, chance: number): number {
  return chance * Math.min(30_000, 500 * 2 ** Math.min(attempt, 16));
}

/** `first` · `factor`ⁿ, at most `most`, less up to a half of it by chance: never immediately. */
export function growingPause(
  tries: number,
  chance: number,
  bounds: { readonly first: number; readonly factor: number; readonly most: number },
): number {
  const pause = Math.min(bounds.most, bounds.first * bounds.factor ** Math.min(tries, 32));
  return pause * (1 - chance / 2);
}
