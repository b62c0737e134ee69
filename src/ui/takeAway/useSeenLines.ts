import { useEffect, useState } from 'react';
import { createLinePlaces } from '../../terminal/linePlaces';
import type { TerminalInside } from '../../terminal/terminal.types';
import { useConsole } from '../console/consoleContext';
import type { LineRange, TakeAwayStore } from './takeAwayState';

/** Of which lines somebody may mean that they are to be taken. */
export interface SeenLines {
  readonly selection: LineRange | null;
  /** The line at the top of the screen. `null`: there is none. */
  readonly top: number | null;
  /** The line from which on they are wanted. `null`: none was named. */
  readonly from: number | null;
}

/**
 * What was selected, and seen, when it was asked for; while the terminal is written anew, when that
 * is over. `null`: not yet, or it is not asked for.
 */
export function useSeenLines(asked: boolean): SeenLines | null {
  const { terminal, taking } = useConsole();
  const [seen, setSeen] = useState<SeenLines | null>(null);
  useEffect(() => {
    if (!asked) return;
    let dropped = false;
    const inside = terminal.current?.inside;
    const look = (): void => {
      if (!dropped) setSeen(seenIn(inside, taking));
    };
    if (inside === undefined) look();
    else inside.soon(look);
    return () => {
      dropped = true;
      setSeen(null);
    };
  }, [asked, terminal, taking]);
  return seen;
}

function seenIn(inside: TerminalInside | undefined, taking: TakeAwayStore): SeenLines {
  const { range, from } = taking.getState();
  const places = inside === undefined ? null : createLinePlaces(inside);
  const selected = places?.selected() ?? null;
  const ofTerminal = selected && { first: selected.first, end: selected.last + 1 };
  return { selection: range ?? ofTerminal, top: places?.topLine() ?? null, from };
}
