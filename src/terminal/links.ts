/** Where links lead. Only http and https ever do, in a window that cannot reach back to ours. */

const foldScheme = 'roost-fold:';

/** The address of a folded line. No output can hold one: the sanitiser lets http and https through. */
export function foldLink(seq: number): string {
  return `${foldScheme}${seq}`;
}

export function foldOf(address: string): number | null {
  if (!address.startsWith(foldScheme)) return null;
  const seq = Number(address.slice(foldScheme.length));
  return Number.isSafeInteger(seq) ? seq : null;
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
