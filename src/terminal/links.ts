import type { ILinkHandler } from '@xterm/xterm';

/** Where links lead. Only http and https ever do, in a window that cannot reach back to ours. */

const foldScheme = 'roost-fold:';

/** The address of a folded line. No output can hold one: the sanitiser lets http and https through. */
export function foldLink(seq: number): string {
  return `${foldScheme}${seq}`;
}

function foldOf(address: string): number | null {
  if (!address.startsWith(foldScheme)) return null;
  const seq = Number(address.slice(foldScheme.length));
  return Number.isSafeInteger(seq) ? seq : null;
}

/** `unfold` is called for line `seq` when the mark of what was folded away is clicked. */
export function linkHandler(host: HTMLElement, unfold: (seq: number) => void): ILinkHandler {
  return {
    activate(event, address) {
      if (!isPressed(event)) return;
      const seq = foldOf(address);
      if (seq === null) openLink(address);
      else unfold(seq);
    },
    // A link shows where it leads: its text may say something else.
    hover(_event, address) {
      host.title = foldOf(address) === null ? address : '';
    },
    leave() {
      host.title = '';
    },
    allowNonHttpProtocols: true,
  };
}

/** xterm.js means any button: the right one asks for a menu. */
export function isPressed({ button }: MouseEvent): boolean {
  return button === 0;
}

export function openLink(address: string): void {
  let url: URL;
  try {
    url = new URL(address);
  } catch {
    return;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return;
  window.open(url.href, '_blank', 'noopener,noreferrer');
}
