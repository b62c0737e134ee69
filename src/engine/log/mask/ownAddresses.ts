import { isLetterOrDigit } from './characters';
import { endOfPort } from './ipv4';
import type { Hidden } from './kinds';

/**
 * The names under which a server is reached, of `host:port` and of `wss://host:port/…`. Numbers are
 * found wherever they stand, and a word without a dot is none that could be hidden everywhere.
 */
export function ownHosts(addresses: readonly (string | null)[]): readonly string[] {
  const hosts = addresses.map((address) => {
    const bare = (address ?? '').replace(/^\w+:\/\//, '').replace(/[/?#].*$/, '');
    return bare.replace(/:\d*$/, '').toLowerCase();
  });
  return [...new Set(hosts)].filter((host) => /[a-z]/.test(host) && /^[^[:]*\.[^[:]*$/.test(host));
}

/** Where these hosts stand in a plain text, with their ports. */
export function findHosts(text: string, hosts: readonly string[]): readonly Hidden[] {
  const found: Hidden[] = [];
  if (!text.includes('.')) return found;
  const lower = text.toLowerCase();
  // A letter that changes its length with its case is no part of such a name.
  if (lower.length !== text.length) return found;
  for (const host of hosts) {
    for (let at = lower.indexOf(host); at >= 0; at = lower.indexOf(host, at + host.length)) {
      const end = at + host.length;
      if (goesOn(lower, at - 1) || goesOn(lower, end)) continue;
      found.push({ from: at, to: endOfPort(lower, end), word: '<address>' });
    }
  }
  return found;
}

/** Of a longer name only a part would be hidden; of `map.` before it nothing is told. */
function goesOn(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isLetterOrDigit(code) || code === 0x2d;
}
