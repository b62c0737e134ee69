import type { LogViewStatus } from '../../engine/engine.types';
import type { TrackPicture } from '../../engine/log/track/track.types';
import type { TerminalHandle } from '../../terminal/terminal.types';
import { trackWords as w } from '../messages/en/track';
import { eachSecond } from '../parts/seconds';
import { watchDrag } from './drag';
import { createGoTo } from './goTo';
import { watchKeys, watchWheel } from './keys';
import { markAt, paintMarks } from './paint';
import { type Place, placeOnScreen, type Thumb, thumbOf, topAt } from './place';

export interface TrackParts {
  /** The whole track, with `role="scrollbar"`. */
  readonly bar: HTMLElement;
  readonly canvas: HTMLCanvasElement;
  readonly thumb: HTMLElement;
  readonly label: HTMLElement;
}

export interface TrackOptions extends TrackParts {
  readonly handle: TerminalHandle;
  status(): LogViewStatus | null;
}

/** The track beside the log: shows where the reader is, and leads anywhere. */
export interface LogTrack {
  /** There is more, or less, to be shown. Cheap. */
  grew(): void;
  /** The reader follows the end now, or no longer. */
  changed(): void;
  /** Other lines are shown: what was asked for by its position was another place. */
  otherLines(): void;
  repaint(): void;
  setVisible(visible: boolean): void;
  dispose(): void;
}

/** ms until what has changed is looked at. */
const pace = 250;
/** The log's element, which the scrollbar names. */
export const logId = 'roost-log';

export function createLogTrack(options: TrackOptions): LogTrack {
  const { bar, canvas, thumb, label, handle, status } = options;
  const { inside } = handle;
  const { terminal } = inside;
  /** px. To ask for it each time would have the page laid out each time. */
  let height = bar.clientHeight;
  let picture: TrackPicture | null = null;
  let place: Place | null = null;
  let shape: Thumb | null = null;
  /** Where the pointer holds the thumb, px from the top. */
  let held: number | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let grasped = false;
  let stale = false;
  /** The line that it was drawn to, by what may not have shown all around it yet. */
  let drawnTo: number | null = null;
  const goTo = createGoTo(inside, settle);

  /** The thumb stands where it was put until the text is there, too. */
  function settle(): void {
    if (!grasped && !goTo.busy) held = null;
    look();
  }

  function look(): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    stale = false;
    const now = status();
    const before = shape;
    const seen = now === null ? null : placeOnScreen(inside, now);
    if (seen === null && place !== null && now !== null && now.lines > 0) {
      // The terminal is empty for a moment, until it is written anew: the thumb can be held meanwhile.
      changed();
      return;
    }
    place = seen;
    shape = place === null ? null : thumbOf(place, height);
    if (before === null && shape === null && thumb.hidden) return;
    thumb.hidden = shape === null;
    bar.ariaDisabled = String(shape === null);
    if (place === null || shape === null) return;
    thumb.style.height = `${shape.height}px`;
    thumb.style.transform = `translateY(${held ?? shape.y}px)`;
    tell();
  }

  /** Says in words what is at the top of the screen. */
  function tell(): void {
    if (place === null || shape === null) return;
    const { first, end, top, bottom, seq, following } = place;
    const time = w.time(inside.shown.timesOf(seq).at ?? null);
    const line = w.line(seq + 1);
    bar.ariaValueMin = '0';
    bar.ariaValueMax = String(Math.max(0, Math.ceil(end - first - (bottom - top))));
    bar.ariaValueNow = following ? bar.ariaValueMax : String(Math.floor(Math.max(0, top - first)));
    bar.ariaValueText = following ? w.end : `${line}, ${time}`;
    if (held === null) return;
    label.replaceChildren(following ? w.end : time, document.createElement('br'), line);
    const y = held + shape.height / 2 - label.offsetHeight / 2;
    const most = height - label.offsetHeight;
    label.style.transform = `translateY(${Math.max(0, Math.min(most, y))}px)`;
  }

  function hold(y: number): void {
    look();
    if (place === null || shape === null) return;
    held = Math.max(0, Math.min(shape.room, y));
    thumb.style.transform = `translateY(${held}px)`;
    const top = topAt(place, shape, held);
    drawnTo = top === 'end' ? null : top;
    if (top === 'end') {
      goTo.stop();
      handle.toEnd();
    } else {
      goTo.go(top, 0, true);
    }
    look();
  }

  const drag = watchDrag(bar, {
    grasp(y) {
      look();
      if (shape === null) return null;
      grasped = true;
      drawnTo = null;
      label.hidden = false;
      // Where it is now: it may just have been drawn there.
      if (y >= shape.y && y <= shape.y + shape.height) {
        held = shape.y;
        tell();
        return y - held;
      }
      const mark = markAt(picture, y, height);
      if (mark === null) {
        hold(y - shape.height / 2);
      } else {
        held = Math.max(0, Math.min(shape.room, y - shape.height / 2));
        goTo.go(mark, Math.floor(terminal.rows / 3), false);
      }
      return shape.height / 2;
    },
    move: hold,
    release() {
      grasped = false;
      label.hidden = true;
      if (drawnTo !== null) goTo.go(drawnTo, 0, false);
      settle();
    },
  });

  const first = (): void => {
    if (place !== null) goTo.go(place.first, 0, false);
  };
  // While the end is followed the thumb hardly moves: no frame is drawn for it alone.
  const renewed = eachSecond(() => stale && look());
  const stops = [drag, watchKeys(bar, handle, first), watchWheel(bar, handle), renewed];
  const listeners = [
    // While the end is followed each new line is drawn, and nothing moves here.
    terminal.onRender(() => inside.reader.following || look()),
  ];
  const observer = new ResizeObserver(() => {
    height = bar.clientHeight;
    paintMarks(canvas, picture);
    look();
  });
  observer.observe(bar);
  bar.ariaDisabled = 'true';

  const host = terminal.element?.parentElement;
  if (host) {
    host.id = logId;
    host.classList.add('roost-tracked');
  }

  function setVisible(visible: boolean): void {
    const draw = (next: TrackPicture): void => {
      picture = next;
      paintMarks(canvas, picture);
    };
    inside.view.track(visible ? draw : null);
  }
  setVisible(!document.hidden);

  function changed(): void {
    timer ??= setTimeout(look, pace);
  }

  return {
    grew() {
      if (shape !== null && inside.reader.following) stale = true;
      else changed();
    },
    changed,
    otherLines() {
      goTo.stop();
      drawnTo = null;
      changed();
    },
    repaint: () => paintMarks(canvas, picture),
    setVisible,
    dispose() {
      if (timer !== null) clearTimeout(timer);
      goTo.stop();
      observer.disconnect();
      inside.view.track(null);
      for (const stop of stops) stop();
      for (const listener of listeners) listener.dispose();
      host?.classList.remove('roost-tracked');
    },
  };
}
