import type { ShownAnew } from '../engine/engine.types';
import type { FilterFault, LogFilter } from '../engine/log/filter/filter.types';
import type { Result } from '../engine/result';
import type { Anchor } from './shownLines';
import type { TerminalInside } from './terminal.types';

/** Sets the filter of a terminal, and keeps the reader where they are while lines come. */
export interface Filtering {
  /**
   * Shows what passes `filter` from now on, where the reader is. `among`: everything around this
   * line; the filter that was there before leads back to where the reader left it. A fault leaves
   * what is shown as it was. `null`: it is so already, or another one was chosen meanwhile.
   */
  set(
    filter: LogFilter | null,
    among: number | null,
  ): Promise<Result<ShownAnew | null, FilterFault>>;
}

interface Left {
  readonly filter: LogFilter | null;
  readonly place: Anchor | null;
  /** What stood in the last row: the room changes at its upper edge, as the panel above it does. */
  readonly low: Anchor | null;
}

export function createFiltering(inside: TerminalInside): Filtering {
  const { reader, view, terminal, shown } = inside;
  let asked: LogFilter | null = null;
  /** Where the reader was when they looked at a line among its neighbours. */
  let left: Left | null = null;
  /** A window is awaited in which a place is to be shown. */
  let sought = false;

  function atBottom(): Anchor | null {
    return shown.anchorAt(terminal.buffer.normal.viewportY + terminal.rows - 1);
  }

  /** The row at the top where what they left stands as low as it did. */
  function topOf({ low, place }: Left): number | null {
    const row = low && shown.rowOf(low);
    if (row !== null) return Math.max(0, row - terminal.rows + 1);
    return place && inside.topFor(place);
  }

  function goAmong(seq: number): number {
    left ??= { filter: asked, place: inside.kept ?? inside.atTop(), low: atBottom() };
    sought = true;
    inside.seek(inside.lineLow(seq));
    return seq;
  }

  /** The line at the top stays the one to be at, also where the filter shows but those near it. */
  function keepPlace(filter: LogFilter | null): number | null {
    const back = left?.filter === filter && left.place !== null ? left : null;
    left = null;
    const here = reader.following ? null : inside.atTop();
    const place = back?.place ?? inside.kept ?? here;
    // So little may have been left that they came to follow the end, or they are among neighbours.
    sought = place !== null && (back !== null || reader.following);
    if (place !== null && sought) {
      inside.seek(() => (back === null ? inside.topFor(place) : topOf(back)));
    }
    inside.keep(place);
    return place?.seq ?? null;
  }

  /** That window does not come by itself: until it does, no scrolling leads beyond what is held. */
  function giveUp(around: number | null, wasFollowing: boolean, kept: Anchor | null): void {
    if (wasFollowing && !reader.paused) reader.follow();
    else if (around !== null) view.showAround(around, false);
    inside.keep(kept);
  }

  return {
    async set(filter, among) {
      await new Promise<void>(inside.soon);
      if (filter === null && among === null && asked === null && left === null) {
        return { ok: true, value: null };
      }
      const { following } = reader;
      const around = among === null ? keepPlace(filter) : goAmong(among);
      const { kept } = inside;
      asked = filter;
      const result = await view.setFilter(filter, around, reader.paused);
      if (result.ok && result.value !== null) reader.filtered(result.value);
      if (!result.ok && sought && asked === filter) giveUp(around, following, kept);
      return result;
    },
  };
}
