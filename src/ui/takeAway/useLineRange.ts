import { type RefObject, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { keepSelections } from '../../terminal/keptSelection';
import { createLinePlaces } from '../../terminal/linePlaces';
import { useConsole } from '../console/consoleContext';
import type { LineRange } from './takeAwayState';

/**
 * A click marks a line, Shift and a click on another selects all between them, however far away;
 * Ctrl+A in the log selects all of it. What the terminal selects by itself reaches no further than
 * what it holds: beyond that it becomes such a range.
 *
 * @param onCopy copies what is selected; false: a copy is being made already, and this is its event.
 */
export function useLineRange(onCopy: RefObject<() => boolean>) {
  const { store, terminal, filter, display, taking } = useConsole();
  const handle = useStore(display, (s) => s.handle);
  const range = useStore(taking, (s) => s.range);
  const held = useRef<LineRange | null>(null);

  useEffect(() => {
    const setRange = (next: LineRange | null): void => taking.setState({ range: next });
    held.current = range;
    const inside = terminal.current?.inside;
    if (range === null || inside === undefined) return;
    inside.terminal.clearSelection();
    const unmark = createLinePlaces(inside).mark(range.first, range.end);
    // Whoever selects in the terminal now wants that.
    const listener = inside.terminal.onSelectionChange(() => {
      if (inside.terminal.hasSelection()) setRange(null);
    });
    return () => {
      listener.dispose();
      unmark();
    };
  }, [range, terminal, taking]);

  useEffect(
    () =>
      handle?.inside && keepSelections(handle.inside, (next) => taking.setState({ range: next })),
    [handle, taking],
  );

  useEffect(() => {
    const abort = new AbortController();
    const setRange = (next: LineRange | null): void => taking.setState({ range: next });
    const options = { capture: true, signal: abort.signal };
    let anchor: number | null = null;
    /** Where that is, is known or about to be. */
    let isAnchored = false;
    let taken = false;

    const onMouseDown = (event: MouseEvent): void => {
      taken = false;
      const inside = terminal.current?.inside;
      if (inside === undefined || event.button !== 0 || !isOnLines(event.target)) return;
      const places = createLinePlaces(inside);
      const { clientY } = event;
      if (!event.shiftKey || !isAnchored) {
        isAnchored = true;
        inside.soon(() => {
          anchor = places.lineAt(clientY) ?? anchor;
        });
        setRange(null);
        return;
      }
      taken = true;
      // Before xterm.js makes a selection of its own of it; the log has the keys all the same.
      event.preventDefault();
      event.stopImmediatePropagation();
      inside.terminal.focus();
      inside.soon(() => {
        const line = places.lineAt(clientY);
        if (line === null || abort.signal.aborted) return;
        anchor ??= line;
        setRange({ first: Math.min(anchor, line), end: places.endOf(Math.max(anchor, line)) });
      });
    };
    const onClick = (event: MouseEvent): void => {
      if (!taken) return;
      taken = false;
      event.stopImmediatePropagation();
    };
    const onKey = (event: KeyboardEvent): void => {
      const all = isSelectAll(event);
      // Asked before the whole page is gone over for a dialog: most keys are text.
      if ((!all && event.key !== 'Escape') || document.querySelector('dialog[open]') !== null)
        return;
      if (all && isInLog(event.target)) {
        const { first, end: told } = store.getState().log;
        // Snapshots are a moment late; what stands on the screen is not.
        const end = Math.max(told, filter.getState().status?.endSeq ?? 0);
        if (end > first) setRange({ first, end });
      } else if (!all && held.current !== null && !isInField(event.target)) {
        setRange(null);
      } else {
        return;
      }
      event.preventDefault();
      event.stopPropagation();
    };
    const onCopyEvent = (event: ClipboardEvent): void => {
      if (held.current === null || hasSelection() || !onCopy.current()) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    document.addEventListener('mousedown', onMouseDown, options);
    document.addEventListener('click', onClick, options);
    document.addEventListener('keydown', onKey, options);
    document.addEventListener('copy', onCopyEvent, options);
    return () => {
      abort.abort();
      setRange(null);
    };
  }, [store, terminal, filter, taking, onCopy]);

  return { range, clear: () => taking.setState({ range: null }) };
}

function isOnLines(target: EventTarget | null): boolean {
  return isInLog(target) && target instanceof Element && target.closest('.scrollbar') === null;
}

function isInLog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.roost-log') !== null;
}

function isInField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement) return true;
  return target instanceof HTMLTextAreaElement && !target.readOnly;
}

/** By the key's place where its letter is not a Latin one. */
function isSelectAll({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (ctrlKey === metaKey || altKey || shiftKey) return false;
  return key.toLowerCase() === 'a' || (code === 'KeyA' && key > '\x7f');
}

/** A text of the page, or of a field, is selected: that is what is copied. */
function hasSelection(): boolean {
  const focus = document.activeElement;
  if (isInField(focus)) {
    const field = focus as HTMLInputElement | HTMLTextAreaElement;
    if (field.selectionStart !== field.selectionEnd) return true;
  }
  return document.getSelection()?.isCollapsed === false;
}
