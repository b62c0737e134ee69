/** ms. A shorter outage is no more than the word "Reconnecting". */
const worthSaying = 2_000;

/** Whether the connection has only just gone. A clock that was set back hides no outage. */
export function isBrief(downSince: number | null, now: number): boolean {
  return downSince !== null && Math.abs(now - downSince) < worthSaying;
}
