import { plain } from '../plain';
import { unescaped } from './escapes';
import { findHomes } from './home';
import { findIpv4 } from './ipv4';
import { findIpv6 } from './ipv6';
import { findKeys, findSecretsInPlaces } from './keys';
import type { FindHidden, Hidden, MaskChoice, MaskCounts, MaskKind, Report, Span } from './kinds';
import { findEmails, findUuids } from './people';
import { replaceIn } from './styled';
import { findValues } from './values';

/** Hides what nobody else should read, line by line. One for a run: the same secret, the same word. */
export interface Masker {
  /**
   * `text`: a sanitised line. Its colours and links stay; what is no secret stays as it is.
   *
   * @param after - What follows where the text is the first part of a line, plain: a secret that
   * stands across the cut is known by it.
   */
  mask(text: string, after?: string): string;
  /** What would be hidden in a plain text, in order; it is not counted. */
  places(text: string, after?: string): readonly Hidden[];
  /** How many have been replaced so far. */
  counts(): MaskCounts;
}

/** So many different ones of a kind are told apart; the memory of a run must have an end. */
const MOST_NAMED = 100_000;

const words: Readonly<Record<MaskKind, string>> = {
  ip: 'ip',
  token: 'token',
  email: 'email',
  uuid: 'uuid',
  home: 'name',
};

/**
 * Makes a masker for one run. Each kind that is chosen is replaced by a word such as `<ip 1>`, the
 * same for the same secret. Linear in the length of a line; never throws.
 *
 * @param also - What else is hidden, by words of its own.
 */
export function createMasker(choice: MaskChoice, also?: FindHidden): Masker {
  const named: Readonly<Record<MaskKind, Map<string, string>>> = {
    ip: new Map(),
    token: new Map(),
    email: new Map(),
    uuid: new Map(),
    home: new Map(),
  };
  const counts = { ip: 0, token: 0, email: 0, uuid: 0, home: 0 };
  const isOff = also === undefined && Object.values(choice).every((on) => !on);

  function wordFor({ kind, value }: Span): string {
    const known = named[kind].get(value);
    if (known !== undefined) return known;
    if (named[kind].size >= MOST_NAMED) return `<${words[kind]}>`;
    const word = `<${words[kind]} ${named[kind].size + 1}>`;
    named[kind].set(value, word);
    return word;
  }

  /** Those with a kind get their word, and are counted, when it is sure that they stay. */
  function spansIn(text: string, after = ''): readonly (Span | Hidden)[] {
    const whole = text + after;
    const spans = findSpans(whole, choice);
    const others = also?.(whole) ?? [];
    const all = others.length === 0 ? spans : joined<Span | Hidden>([...spans, ...others]);
    if (after === '') return all;
    const begun = all.filter(({ from }) => from < text.length);
    return begun.map((span) => ({ ...span, to: Math.min(span.to, text.length) }));
  }

  function isSecretAddress(address: string): boolean {
    return spansIn(address).length > 0 || spansIn(decoded(address)).length > 0;
  }

  function hiddenAt(span: Span | Hidden): Hidden {
    return 'word' in span ? span : { from: span.from, to: span.to, word: wordFor(span) };
  }

  return {
    mask(text, after) {
      if (isOff) return text;
      const bare = plain(text);
      const spans = spansIn(bare, after);
      if (spans.length === 0 && bare.length === text.length) return text;
      for (const span of spans) if ('kind' in span) counts[span.kind] += 1;
      return replaceIn(text, spans.map(hiddenAt), isSecretAddress);
    },
    places: (text, after) => (isOff ? [] : spansIn(text, after).map(hiddenAt)),
    counts: () => ({ ...counts }),
  };
}

/**
 * All secrets of a plain text, in order; those that overlap as one. A text with escapes is looked at
 * as it stands and as it reads: what looks like an escape may be none.
 */
export function findSpans(text: string, choice: MaskChoice): readonly Span[] {
  const found: Span[] = [];
  reportAll(text, choice, (kind, from, to, value) => {
    if (to > from) found.push({ kind, from, to, value });
  });
  const read = unescaped(text);
  if (read !== null) {
    const at = (index: number): number => read.places[index] ?? text.length;
    reportAll(read.text, choice, (kind, from, to, value) => {
      if (to > from) found.push({ kind, from: at(from), to: at(to), value });
    });
  }
  return found.length < 2 ? found : joined(found);
}

function reportAll(text: string, choice: MaskChoice, report: Report): void {
  if (choice.ip) {
    findIpv4(text, report);
    findIpv6(text, report);
  }
  if (choice.token) {
    findKeys(text, report);
    findSecretsInPlaces(text, report);
    findValues(text, report);
  }
  if (choice.email) findEmails(text, report);
  if (choice.uuid) findUuids(text, report);
  if (choice.home) findHomes(text, report);
}

/** Where secrets overlap all of both goes, by the name of the longer one. */
export function joined<T extends Pick<Span, 'from' | 'to'>>(found: T[]): T[] {
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  const spans: T[] = [];
  for (const span of found) {
    const last = spans.at(-1);
    if (last === undefined || span.from >= last.to) {
      spans.push(span);
      continue;
    }
    const longer = span.to - span.from > last.to - last.from ? span : last;
    spans[spans.length - 1] = { ...longer, from: last.from, to: Math.max(last.to, span.to) };
  }
  return spans;
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // No text in UTF-8: what it says is what stands there.
    return address;
  }
}
