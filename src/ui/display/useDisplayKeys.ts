import { useEffect } from 'react';
import { clampFontSize, fontSizes } from '../../settings';
import { useServices } from '../app/services';
import { useConsole } from '../console/consoleContext';

/** The keys for the size of the log and for its pause. */
export function useDisplayKeys(): void {
  const { settings } = useServices();
  const { display, terminal, commandBox } = useConsole();

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { fontSize } = settings.getState();
      const pauses = isPause(event);
      const size = sizeAfter(event, fontSize);
      // Asked first: looking for a dialog goes over the whole page, and most keys are text.
      if (!pauses && size === null) return;
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) {
        return;
      }
      if (pauses) {
        event.preventDefault();
        if (event.repeat) return;
        if (display.getState().follow.paused) terminal.current?.toEnd();
        else terminal.current?.pause();
        return;
      }
      // Everywhere but in the log and the command line these keys are the browser's, and where the
      // log can go no further also there: whoever needs the whole page larger can have it.
      const here = event.target === commandBox.current || isInLog(event.target);
      if (!here || size === null || size === fontSize) return;
      event.preventDefault();
      settings.setState({ fontSize: size });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [settings, display, terminal, commandBox]);
}

/** Ctrl+S has held the output of terminals for fifty years. */
function isPause({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (altKey || shiftKey) return false;
  if (key === 'Pause') return !ctrlKey && !metaKey;
  // By the key's place where its letter is not a Latin one.
  const isS = key.toLowerCase() === 's' || (code === 'KeyS' && key > '\x7f');
  return isS && ctrlKey !== metaKey;
}

/** `null`: not a key for the size. On many keyboards a plus takes Shift. */
function sizeAfter({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, size: number): number | null {
  if (ctrlKey === metaKey || altKey) return null;
  switch (key) {
    case '+':
    case '=':
      return clampFontSize(size + 1);
    case '-':
    case '_':
      return clampFontSize(size - 1);
    case '0':
      return fontSizes.standard;
    default:
      return null;
  }
}

function isInLog(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.roost-log') !== null;
}
