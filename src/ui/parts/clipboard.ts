/**
 * Copies a text. The old way comes first: it needs a key or a click and no permission, so it works
 * in frames and on plain http too. Resolves to whether it was copied.
 */
export async function copyText(text: string): Promise<boolean> {
  if (copyByEvent(text)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No clipboard here (plain http), or the frame may not use it.
    return false;
  }
}

function copyByEvent(text: string): boolean {
  let done = false;
  const fill = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    event.stopImmediatePropagation();
    done = event.clipboardData !== null;
  };
  document.addEventListener('copy', fill, { capture: true });
  try {
    return document.execCommand('copy') && done;
  } catch {
    return false;
  } finally {
    document.removeEventListener('copy', fill, { capture: true });
  }
}
