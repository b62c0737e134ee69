import type { IBuffer } from '@xterm/xterm';
import type { LogBatch, LogViewStatus, ShownAnew } from '../engine/engine.types';
import { logsApart, placeIn } from '../engine/log/nextLog';
import type { ShownLines } from './shownLines';
import type { FollowState } from './terminal.types';

/**
 * Where the reader is: following the end, or somewhere above it. Asks for another part of the log
 * when the reader comes near an edge of the window.
 */
export interface Reader {
  readonly following: boolean;
  /** What is on screen is held, at the end or not. */
  readonly paused: boolean;
  /** One past the position (log/sequence.ts) of the last line that is shown. */
  readonly shownTo: number;
  /** The view has moved, by the reader or by new output. */
  scrolled(): void;
  /** There is more, or less, to be shown. */
  told(status: LogViewStatus): void;
  /** What is shown reaches to the end of `batch`. */
  showed(batch: LogBatch): void;
  /** A new window is there; `elsewhere`: the reader wants to be where it is not the end. */
  rebuilt(elsewhere: boolean): void;
  /** Other lines are shown from here on, at positions of their own. */
  filtered(shown: ShownAnew): void;
  follow(): void;
  /** Away from the end, to another part of the log. */
  leave(): void;
  /** Away from the end, to see what is there now, also where new windows end with it. */
  stay(): void;
  /** What the reader had left the end for is done: they follow it if they are there, with nothing below. */
  followIfThere(): void;
  /** What is shown is held, also at the end, until the reader follows again. */
  pause(): void;
}

export interface ReaderOptions {
  readonly shown: ShownLines;
  buffer(): IBuffer;
  rows(): number;
  follows(following: boolean): void;
  showAround(seq: number): void;
  onFollow(state: FollowState): void;
}

/** Lines of a window above the one it was asked for: half of all (terminal.ts). */
const above = 300;

export function createReader(options: ReaderOptions): Reader {
  const { shown, buffer, rows } = options;
  let following = true;
  /** The number of the oldest line there is to be shown. */
  let firstSeq = 0;
  /** Positions (log/sequence.ts): one past the newest line there is, that is shown, that was shown when the reader left the end. */
  let end = 0;
  let shownTo = 0;
  let leftAt = 0;
  let paused = false;
  let told: FollowState = { following: true, newLines: 0, paused, isLow: true };
  /** They wish to be where they are, though that be the end. */
  let staying = false;
  let moving = false;
  /** What is asked for goes below what is there. */
  let filling = false;

  function tell(): void {
    const newLines = following ? 0 : Math.max(0, end - leftAt);
    const isLow = following || (atEnd() && end <= shownTo);
    const same = told.following === following && told.paused === paused && told.isLow === isLow;
    if (same && told.newLines === newLines) return;
    told = { following, newLines, paused, isLow };
    options.onFollow(told);
  }

  function setFollowing(value: boolean): void {
    following = value;
    staying = false;
    if (value) paused = false;
    else leftAt = shownTo;
    options.follows(value);
    tell();
  }

  /** The line to ask for. Of the log of an engine that has died the window begins with it. */
  function here(seq: number): number {
    const place = placeIn(firstSeq, seq);
    return place === seq ? seq : place + above;
  }

  function move(seq: number): void {
    if (moving) return;
    moving = true;
    options.showAround(here(seq));
  }

  function atEnd(): boolean {
    return buffer().viewportY >= buffer().baseY;
  }

  /** New lines move nothing. */
  function hasRoom(): boolean {
    const { baseY, cursorY } = buffer();
    return baseY === 0 && cursorY + 1 < rows();
  }

  function followIfThere(): void {
    if (!following && !paused && atEnd() && end === shownTo) setFollowing(true);
  }

  return {
    get following() {
      return following;
    },
    get paused() {
      return paused;
    },
    get shownTo() {
      return shownTo;
    },
    scrolled() {
      if (following) {
        if (!atEnd()) setFollowing(false);
        return;
      }
      staying = false;
      tell();
      if (atEnd()) {
        // What came since the pause is not scrolled to.
        if (paused && shownTo >= leftAt) return;
        if (!paused && end - shownTo <= rows()) setFollowing(true);
        else move((shown.lastSeq ?? -1) + 1);
      } else if (buffer().viewportY < rows() && here(shown.firstSeq ?? 0) > firstSeq) {
        move(shown.firstSeq ?? 0);
      }
    },
    told(status) {
      // What is new in the log of another engine, which begins anew, nobody knows.
      if (status.end - end > logsApart / 2) leftAt = Number.POSITIVE_INFINITY;
      ({ firstSeq, end } = status);
      if (!following && !paused && !moving && end > shownTo && hasRoom()) {
        filling = true;
        move((shown.lastSeq ?? -1) + 1);
      }
      tell();
    },
    showed({ kind, to, status }) {
      shownTo = to;
      // It was on its way when the reader paused: it is in the picture.
      if (paused && kind === 'append') leftAt = to;
      this.told(status);
    },
    rebuilt(elsewhere) {
      moving = false;
      // They are in sight, and whoever is elsewhere stays there.
      if (filling && atEnd()) leftAt = shownTo;
      tell();
      // Of a filtered log so little may be left that the reader stands at its end.
      if (!elsewhere && !filling && !staying) followIfThere();
      filling = false;
    },
    filtered(shown) {
      ({ firstSeq, end } = shown.status);
      staying = false;
      leftAt = shown.leftAt ?? end;
      // Its window comes by itself: to ask for another would lead elsewhere.
      tell();
    },
    // Also who came to follow by themselves: now they wish it.
    follow: () => setFollowing(true),
    leave() {
      if (following) setFollowing(false);
    },
    stay() {
      this.leave();
      staying = true;
    },
    followIfThere,
    pause() {
      paused = true;
      this.leave();
      tell();
    },
  };
}
