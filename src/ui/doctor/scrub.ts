import { findKeys, findSecretsInPlaces } from '../../engine/log/mask/keys';
import { type Hidden, maskAll } from '../../engine/log/mask/kinds';
import { createMasker, joined } from '../../engine/log/mask/masker';
import { findHosts, ownHosts } from '../../engine/log/mask/ownAddresses';

/** What others say, in the panel's or the node's own words: it may hold anything. */
const foreign = ['text', 'detail'] as const;

export interface Scrubber {
  /** The same data, with the secrets taken out of the words of others in it. */
  words<T>(data: T): T;
  /** What is shown on the screen: as it is, unless the private view hides addresses. */
  shown(text: string): string;
  /** What leaves the page: no token and no key, whoever said it and wherever it stands. */
  report(text: string): string;
}

/**
 * Takes out what nobody else should read.
 *
 * @param secrets - Known ones, whatever their form: the API key.
 * @param addresses - The server's and the node's, which the private view hides.
 */
export function createScrubber(options: {
  readonly secrets: readonly string[];
  readonly isPrivate: boolean;
  readonly addresses: readonly (string | null)[];
}): Scrubber {
  const secrets = options.secrets.filter((secret) => secret !== '');
  const hosts = ownHosts(options.addresses);
  // The person's own address may stand in what the panel says.
  const everything = createMasker(maskAll(true));
  const inPrivate = createMasker(maskAll(true), (text) => findHosts(text, hosts));

  const shown = (text: string): string => {
    const bare = withoutKnown(text, secrets);
    return options.isPrivate ? inPrivate.mask(bare) : bare;
  };

  /** A panel that refuses says the same each time. */
  const masked = new Map<string, string>();
  function foreignText(text: string): string {
    const known = masked.get(text) ?? everything.mask(withoutKnown(text, secrets));
    masked.set(text, known);
    return known;
  }

  function words<T>(data: T): T {
    if (Array.isArray(data)) return data.map(words) as T;
    if (typeof data !== 'object' || data === null) return data;
    const entries = Object.entries(data).map(([key, value]) => {
      const isForeign = typeof value === 'string' && foreign.some((name) => name === key);
      return [key, isForeign ? foreignText(value) : words(value)];
    });
    return Object.fromEntries(entries) as T;
  }

  return {
    words,
    shown,
    report: (text) => withoutKeys(shown(text)),
  };
}

function withoutKnown(text: string, secrets: readonly string[]): string {
  return secrets.reduce((left, secret) => left.replaceAll(secret, '<key>'), text);
}

/** By their form. Not by the word before them: the report has such words of its own. */
function withoutKeys(text: string): string {
  const spans: Hidden[] = [];
  const report = (_kind: unknown, from: number, to: number): void => {
    spans.push({ from, to, word: '<token>' });
  };
  findKeys(text, report);
  findSecretsInPlaces(text, report);
  let left = '';
  let at = 0;
  for (const { from, to, word } of joined(spans)) {
    left += text.slice(at, from) + word;
    at = to;
  }
  return left + text.slice(at);
}
