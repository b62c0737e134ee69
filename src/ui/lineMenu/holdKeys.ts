/** ms: whoever has waited longer no longer means what they pressed. */
const patience = 2_000;
/** What a menu does not know, as F5, is not kept from the page. */
const ofMenus = ['ArrowDown', 'ArrowUp', 'Home', 'End', 'PageDown', 'PageUp', 'Enter', 'Tab'];

export interface HeldKeys {
  /** Esc was pressed: the menu is no longer wanted. */
  readonly escaped: boolean;
  /** From now on keys go where they go. @returns what was pressed until then, the first one first. */
  release(): readonly string[];
}

/**
 * Holds the keys that are pressed between the one that asks for a menu and the menu, which is looked
 * up and, the first time, loaded meanwhile: they are meant for it, not for the log behind it.
 */
export function holdKeys(): HeldKeys {
  const abort = new AbortController();
  let held: string[] = [];
  let escaped = false;
  const timer = setTimeout(() => {
    abort.abort();
    held = [];
  }, patience);
  window.addEventListener(
    'keydown',
    (event) => {
      const { key, ctrlKey, altKey, metaKey, isComposing } = event;
      if (ctrlKey || altKey || metaKey || isComposing) return;
      if (key.length !== 1 && key !== 'Escape' && !ofMenus.includes(key)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      if (key === 'Escape') {
        escaped = true;
        abort.abort();
      } else held.push(key);
    },
    { capture: true, signal: abort.signal },
  );
  return {
    get escaped() {
      return escaped;
    },
    release() {
      clearTimeout(timer);
      abort.abort();
      const keys = held;
      held = [];
      return keys;
    },
  };
}
