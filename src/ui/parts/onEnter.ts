import type { KeyboardEvent } from 'react';

/**
 * Enter in a field that has one thing to do. Not by the form's submit: a frame without
 * `allow-forms` swallows it, and the browser says so to nobody.
 */
export function onEnter(run: () => void): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    run();
  };
}
