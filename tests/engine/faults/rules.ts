import { shownBroken } from './lines';
import type { Played } from './play';
import { returnsBroken } from './returns';
import { sendingBroken } from './sending';
import { socketsBroken } from './sockets';
import { tokensBroken } from './tokens';

/** A rule of src/engine/CONNECTION.md that did not hold, and where. */
export interface Broken {
  readonly rule: string;
  readonly what: string;
}

/** Holds what has happened against the rules: those of the first kind always, the last in the end. */
export function brokenRules(played: Played): Broken[] {
  return [
    ...sendingBroken(played),
    ...socketsBroken(played),
    ...tokensBroken(played),
    ...shownBroken(played).broken,
    ...returnsBroken(played),
  ];
}
