import { createEngine, type HostedEngine } from '../engine';
import type { EngineSettings } from '../engine/engine.types';
import type { KeepLimits } from '../engine/log/recorder/limits';
import type { PanelAccess } from '../engine/panel/panel';
import type { Surroundings } from '../engine/surroundings';
import { createPageHints, type PageHints, type PageOfHints } from './pageHints';
import { isSameAccess } from './sameAccess';
import type { Shared } from './sameEngine';

/** The engines of this thread, and the pages that sit at each. */
export interface Seats {
  /**
   * Gives a page its engine: one that is there already, if they may share it (sameEngine.ts), or a
   * new one, whose log begins with line `from`.
   */
  take(settings: EngineSettings, from: number, seated: (seat: Seat) => void): void;
  /** There is no engine. */
  readonly empty: boolean;
}

/** A page's place at an engine. */
export interface Seat {
  readonly engine: HostedEngine;
  readonly hints: PageOfHints;
  /** A sign-in in one page serves all that sit here. */
  changeAccess(access: PanelAccess): void;
  /** What a person said last holds, on whichever page. */
  keepLines(lines: number): void;
  /** The same, but that nothing is kept while any page says so: it may be in private. */
  keepOnDevice(limits: KeepLimits | null): void;
  leave(): void;
}

interface Room extends Shared {
  readonly engine: HostedEngine;
  readonly hints: PageHints;
  /** Who keeps it: pages that sit here, and such as may soon. */
  readonly keepers: Set<object>;
  /** What is to be kept on the device, by who says so, the last to speak at the end. */
  readonly onDevice: Map<object, KeepLimits | null>;
  access: PanelAccess;
  maxLines: number;
  cancelEnd: (() => void) | null;
}

export interface SeatsOptions {
  readonly surroundings: Omit<Surroundings, 'hints'>;
  /** ms that an engine is kept for after its last page has gone. */
  readonly grace: number;
  /** The last engine is gone. */
  onEmpty?(): void;
}

export function createSeats({ surroundings, grace, onEmpty }: SeatsOptions): Seats {
  const rooms = new Set<Room>();

  function open(settings: EngineSettings, from: number): Room {
    const hints = createPageHints();
    const room: Room = {
      settings,
      engine: createEngine(settings, { ...surroundings, hints }, from),
      hints,
      keepers: new Set(),
      onDevice: new Map(),
      access: settings.panel,
      maxLines: settings.maxLines,
      cancelEnd: null,
    };
    rooms.add(room);
    return room;
  }

  function keep(room: Room, keeper: object): void {
    room.keepers.add(keeper);
    room.cancelEnd?.();
    room.cancelEnd = null;
  }

  function letGo(room: Room, keeper: object): void {
    if (!room.keepers.delete(keeper) || room.keepers.size > 0) return;
    if (grace === 0) end(room);
    else room.cancelEnd = surroundings.clock.after(grace, () => end(room));
  }

  function tellDevice({ engine, onDevice }: Room): void {
    const said = [...onDevice.values()];
    const limits = said.at(-1);
    if (limits !== undefined) engine.keepOnDevice(said.includes(null) ? null : limits);
  }

  function end(room: Room): void {
    rooms.delete(room);
    room.engine.dispose();
    if (rooms.size === 0) onEmpty?.();
  }

  function sit(room: Room, settings: EngineSettings): Seat {
    const { engine } = room;
    let said = settings.panel;
    const hints = room.hints.join();

    function keepLines(lines: number): void {
      if (lines === room.maxLines) return;
      room.maxLines = lines;
      engine.keepLines(lines);
    }

    const seat: Seat = {
      engine,
      hints,
      keepLines,
      changeAccess(access) {
        const isOthers = !isSameAccess(room.access, said);
        said = access;
        if (isSameAccess(room.access, access)) return;
        // Another page has signed in meanwhile, and this one is late to say what its own is worth.
        if (isOthers && engine.snapshot().connection.current.phase !== 'stopped') return;
        room.access = access;
        engine.changeAccess(access);
      },
      keepOnDevice(limits) {
        room.onDevice.delete(seat);
        room.onDevice.set(seat, limits);
        tellDevice(room);
      },
      leave() {
        hints.leave();
        room.onDevice.delete(seat);
        tellDevice(room);
        letGo(room, seat);
      },
    };
    keep(room, seat);
    // Nobody has been asked whether lines may go, so none go.
    keepLines(Math.max(room.maxLines, settings.maxLines));
    return seat;
  }

  /** `null`: the page gets an engine of its own. */
  async function find(settings: EngineSettings): Promise<Room | null> {
    const { mayShare } = await import('./sameEngine');
    for (const room of rooms) {
      const asking = {};
      keep(room, asking);
      const isShared = await mayShare(room, settings, surroundings);
      letGo(room, asking);
      if (isShared) return room;
    }
    return null;
  }

  return {
    get empty() {
      return rooms.size === 0;
    },
    take(settings, from, seated) {
      // The first page waits for nothing.
      if (rooms.size === 0) seated(sit(open(settings, from), settings));
      else {
        const found = find(settings).catch(() => null);
        void found.then((room) => seated(sit(room ?? open(settings, from), settings)));
      }
    },
  };
}
