import type { FirstRound, ReplayInput, ReplayResult } from '../replay';

/** Of the first replay's lines that have left the window since some stand twice: nobody can tell them any more. */
export function isLeftOpen(
  { append }: ReplayResult,
  { received }: ReplayInput,
  { keys }: FirstRound,
): boolean {
  const again = new Set(received);
  const old = append.flatMap(({ from, index }) => {
    const key = keys[index] ?? '';
    return from === 'first' && !again.has(key) ? [key] : [];
  });
  return new Set(old).size < old.length;
}
