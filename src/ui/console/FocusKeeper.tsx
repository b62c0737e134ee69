import { useEffect } from 'react';
import { isFocusLost, takesKeys } from '../parts/focus';
import { useConsole } from './consoleContext';

/**
 * What is pressed may go with it, or can be pressed no more, at once or when the server has stopped.
 * Then the focus goes to the field of its panel, else to the command line: left nowhere, what is
 * typed next would be lost.
 */
export function FocusKeeper(): null {
  const { commandBox } = useConsole();
  useEffect(() => {
    const abort = new AbortController();
    const lookAfter = (had: Element): void => {
      const panel = had.closest('section');
      const look = (): void => {
        // Else it was taken from it, for what is about to come.
        if (had.isConnected && !had.matches(':disabled')) return;
        // With a finger it would open the keyboard over the log; another page's focus is not ours.
        if (!isFocusLost() || !takesKeys() || !document.hasFocus()) return;
        const field = panel?.isConnected ? panel.querySelector('input') : null;
        (field ?? commandBox.current)?.focus();
      };
      // What can be pressed no more has the focus until the next frame.
      requestAnimationFrame(() => setTimeout(look));
    };
    const onPress = (event: MouseEvent | KeyboardEvent): void => {
      if (event instanceof KeyboardEvent && event.key !== 'Enter') return;
      const had = document.activeElement;
      if (had !== null && !isFocusLost()) lookAfter(had);
    };
    const disabled = new MutationObserver(([change]) => {
      if (change?.target instanceof Element) lookAfter(change.target);
    });
    const onFocus = ({ target }: FocusEvent): void => {
      disabled.disconnect();
      if (target instanceof HTMLButtonElement)
        disabled.observe(target, { attributeFilter: ['disabled'] });
    };
    const options = { capture: true, signal: abort.signal };
    document.addEventListener('click', onPress, options);
    document.addEventListener('keydown', onPress, options);
    document.addEventListener('focusin', onFocus, options);
    return () => {
      abort.abort();
      disabled.disconnect();
    };
  }, [commandBox]);
  return null;
}
