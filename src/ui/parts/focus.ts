import { useEffect } from 'react';

/** What had the focus is gone, or can be pressed no more. */
export function isFocusLost(): boolean {
  return document.activeElement === null || document.activeElement === document.body;
}

/** With a finger a focus would open the keyboard over the log. */
export function takesKeys(): boolean {
  return matchMedia('(pointer: fine)').matches;
}

/** A panel that closes with the focus in it gives it back to what had it when the panel opened. */
export function useFocusBack(open: boolean): void {
  useEffect(() => {
    if (!open) return;
    const before = document.activeElement;
    return () => {
      if (isFocusLost() && before instanceof HTMLElement) before.focus();
    };
  }, [open]);
}
