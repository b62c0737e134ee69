import { readMark } from '../../engine/log/lineMarks';
import { type Picked, pickedByKeys, pointedAt } from '../../terminal/pointed';
import type { TerminalHandle } from '../../terminal/terminal.types';
import type { LineRange } from '../takeAway/takeAwayState';
import type { HeldKeys } from './holdKeys';
import type { Asked } from './watchMenu';

/** A line, where its menu stands, and what was selected when it was asked for. */
export interface OpenMenu extends Picked {
  /** It was asked for by the keys: what was pressed since. */
  readonly held: HeldKeys | null;
  /** The terminal's own selection. `''`: there is none. */
  readonly selection: string;
  /** It belongs to a run that the reader has opened. */
  readonly opened: boolean;
}

/** px: the finger covers what is under it. */
const finger = 12;
/** ms: a menu that comes later is late. What is not known by then is not offered. */
const patience = 120;

/** @returns `null`: there is no line there. */
export async function openMenu(
  asked: Asked,
  handle: TerminalHandle,
  range: LineRange | null,
): Promise<OpenMenu | null> {
  await new Promise<void>(handle.inside.soon);
  const picked = pick(asked, handle, range);
  if (picked === null) return null;
  const selection = handle.selection();
  const opened = await wasOpened(handle, picked.pointed.seq);
  return { ...picked, held: asked.by === 'keys' ? asked.held : null, selection, opened };
}

function pick(asked: Asked, { inside }: TerminalHandle, range: LineRange | null): Picked | null {
  if (asked.by === 'keys') return pickedByKeys(inside, range?.first ?? null);
  const { x, y } = asked;
  const pointed = pointedAt(inside, x, y);
  return pointed && { pointed, x, y: asked.by === 'finger' ? y + finger : y };
}

async function wasOpened({ inside }: TerminalHandle, seq: number): Promise<boolean> {
  const late = new Promise<readonly number[]>((resolve) => setTimeout(resolve, patience, []));
  const [mark] = await Promise.race([inside.view.marks([seq]), late]);
  return mark !== undefined && readMark(mark)?.opened === true;
}
