import type { IBuffer } from '@xterm/xterm';
import type { ShownLines } from './shownLines';
import type { FollowState } from './terminal.types';

/**
 * Where the reader is: following the end, or somewhere above it. Asks for another part of the log
 * when the reader comes near an edge of the window.
 */
export interface Reader {
  readonly following: boolean;
  /** The view has moved, by the reader or by new output. */
  scrolled(): void;
  /** The log has grown to `end`. */
  grew(first: number, end: number): void;
  /** A new window is there. */
  rebuilt(): void;
  follow(): void;
  /** Away from the end, to another part of the log. */
  leave(): void;
}

export interface ReaderOptions {
  readonly shown: ShownLines;
  buffer(): IBuffer;
  rows(): number;
  follows(following: boolean): void;
  showAround(seq: number): void;
  onFollow(state: FollowState): void;
}

export function createReader(options: ReaderOptions): Reader {
  const { shown, buffer, rows } = options;
  let following = true;
  let log = { first: 0, end: 0 };
  /** One past the newest line when the reader left the end. */
  let leftAt = 0;
  let told: FollowState = { following: true, newLines: 0 };
  let moving = false;

  function tell(): void {
    const newLines = following ? 0 : Math.max(0, log.end - leftAt);
    if (told.following === following && told.newLines === newLines) return;
    told = { following, newLines };
    options.onFollow(told);
  }

  function setFollowing(value: boolean): void {
    following = value;
    if (!value) leftAt = (shown.lastSeq ?? log.end - 1) + 1;
    options.follows(value);
    tell();
  }

  function move(seq: number): void {
    if (moving) return;
    moving = true;
    options.showAround(seq);
  }

  function atEnd(): boolean {
    return buffer().viewportY >= buffer().baseY;
  }

  return {
    get following() {
      return following;
    },
    scrolled() {
      if (following) {
        if (!atEnd()) setFollowing(false);
        return;
      }
      const shownEnd = (shown.lastSeq ?? -1) + 1;
      if (atEnd()) {
        if (log.end - shownEnd <= rows()) setFollowing(true);
        else move(shownEnd);
      } else if (buffer().viewportY < rows() && (shown.firstSeq ?? 0) > log.first) {
        move(shown.firstSeq ?? log.first);
      }
    },
    grew(first, end) {
      log = { first, end };
      tell();
    },
    rebuilt() {
      moving = false;
    },
    follow() {
      if (!following) setFollowing(true);
    },
    leave() {
      if (following) setFollowing(false);
    },
  };
}
