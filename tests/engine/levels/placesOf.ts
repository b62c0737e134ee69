import type { Level } from '../../../src/engine/log/levels/level';
import { createLevels } from '../../../src/engine/log/levels/levels';

export interface SettledPlace {
  readonly level: Level | null;
  readonly of: number | null;
}

/** What `createLevels` says of these lines, numbered from 1, when it has seen all of them. */
export function placesOf(texts: readonly string[]): SettledPlace[] {
  const levels = createLevels();
  const places: SettledPlace[] = [];
  for (const [index, text] of texts.entries()) {
    const { level, of, levelOfHead } = levels.push(text, index + 1);
    if (levelOfHead === 'told' && of !== null) places[of - 1] = { level, of: null };
    places.push({ level, of });
  }
  return places;
}
