import { useEffect } from 'react';
import { useConsole } from './consoleContext';

/** The keys that work anywhere on the console page. A dialog has the keys to itself. */
export function useKeys(onHelp: () => void, onFind: () => void, onEscape: () => void): void {
  const { terminal, commandBox } = useConsole();
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { target } = event;
      const typing = isTyping(target);
      const withOthers = event.ctrlKey || event.altKey || event.metaKey;
      // Asked before the whole page is gone over for a dialog: most keys are text.
      if (typing && !withOthers && event.key.length === 1) return;
      if (event.defaultPrevented || event.isComposing || document.querySelector('dialog[open]')) {
        return;
      }
      if (isFindKey(event)) {
        event.preventDefault();
        onFind();
        return;
      }
      if (withOthers) return;
      const box = commandBox.current;
      switch (event.key) {
        case 'PageUp':
        case 'PageDown':
          terminal.current?.scrollPages(event.key === 'PageUp' ? -1 : 1);
          break;
        case 'End':
          // In a text that is being edited, End is the end of the line.
          if (event.shiftKey || (typing && !isAtEnd(target))) return;
          terminal.current?.toEnd();
          break;
        case 'Escape':
          onEscape();
          box?.focus();
          break;
        case '/':
          onFind();
          break;
        case '?':
          onHelp();
          break;
        default:
          return;
      }
      event.preventDefault();
    };
    // Also what is copied with the keys, whatever the layout: the browser knows which keys those are.
    const onCopy = (event: ClipboardEvent): void => {
      const text = terminal.current?.selection() ?? '';
      if (text === '' || hasOwnSelection()) return;
      event.clipboardData?.setData('text/plain', text);
      event.preventDefault();
    };
    window.addEventListener('keydown', onKey);
    document.addEventListener('copy', onCopy);
    return () => {
      window.removeEventListener('keydown', onKey);
      document.removeEventListener('copy', onCopy);
    };
  }, [terminal, commandBox, onHelp, onFind, onEscape]);
}

/** By the key's place where its letter is not a Latin one. */
function isFindKey({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
  if (ctrlKey === metaKey || altKey || shiftKey) return false;
  return key.toLowerCase() === 'f' || (code === 'KeyF' && key > '\x7f');
}

/** What is looked for stands in one line. */
export function firstLine(text = ''): string {
  return text.trim().split('\n', 1)[0] ?? '';
}

type Field = HTMLTextAreaElement | HTMLInputElement;

/** The terminal's own text area takes no text, and no text goes into a box that is ticked. */
function isTyping(target: EventTarget | null): target is Field {
  if (target instanceof HTMLTextAreaElement) return !target.readOnly;
  return target instanceof HTMLInputElement && target.selectionStart !== null;
}

function isAtEnd({ value, selectionStart, selectionEnd }: Field): boolean {
  return selectionStart === value.length && selectionEnd === value.length;
}

function hasOwnSelection(): boolean {
  const focus = document.activeElement;
  if (focus instanceof HTMLTextAreaElement || focus instanceof HTMLInputElement) {
    if (!focus.readOnly && focus.selectionStart !== focus.selectionEnd) return true;
  }
  const selection = document.getSelection();
  return selection !== null && !selection.isCollapsed && selection.toString() !== '';
}
