import type { Clock } from '../../clock';
import type { Hiding } from '../../engine.types';
import type { Line } from '../line';
import { plain } from '../plain';
import type { LogStore } from '../store';
import { type FindHidden, type Hidden, type MaskChoice, maskAll } from './kinds';
import { createKnownNames } from './knownNames';
import { createMasker, type Masker } from './masker';
import { createNameWatch } from './nameWatch';
import { findHosts, ownHosts } from './ownAddresses';
import { findPlayers } from './playerLines';

/** What the private view hides, for one server: secrets, its own addresses, names of players. */
export interface ScreenMask {
  /** Resolves when what hides the lines that there are now is known. */
  ready(hiding: Hiding): Promise<void>;
  /** A line's text. The same secret and the same name have the same word each time. */
  mask(line: Pick<Line, 'seq' | 'text' | 'folded'>, hiding: Hiding): string;
  /** What is hidden in the plain text of line `seq`, without what is folded of it. */
  places(text: string, seq: number, hiding: Hiding): readonly Hidden[];
  /** A masker for what leaves the page: `choice`, and what the private view hides beside it. */
  masker(choice: MaskChoice, hiding: Hiding): Masker;
  /** The screen's own, for what is read beside it: the same words. */
  seen(hiding: Hiding): Masker;
  /** The server's addresses may be others. */
  addressesChanged(): void;
  /** Tells what is hidden from now on, in lower case. Returns what ends it. */
  onMore(listener: (words: readonly string[]) => void): () => void;
  close(): void;
}

export interface ScreenMaskOptions {
  readonly store: LogStore;
  readonly clock: Clock;
  /** Where the server and its node are reached, as far as it is known. */
  addresses(): readonly (string | null)[];
}

/** Characters of what is folded that are looked at with the text before: longer than any secret is. */
const mostAfter = 4_096;

export function createScreenMask({ store, clock, addresses }: ScreenMaskOptions): ScreenMask {
  const names = createKnownNames();
  const listeners = new Set<(words: readonly string[]) => void>();
  let hosts = ownHosts(addresses());
  const watch = createNameWatch({ store, clock, names, onLearnt: tell });
  /** What the screen's masker hides beside secrets while it works on a line. */
  let level: Hiding = 'secrets';
  const screen = createMasker(maskAll(true), (text) => also[level](text));

  function tell(words: readonly string[]): void {
    for (const listener of listeners) listener(words);
  }

  function players(text: string): readonly Hidden[] {
    // A name of signs alone is hidden only where its line tells that it is one.
    const told = findPlayers(text).map(({ from, to }) => {
      return { from, to, word: names.wordFor(text.slice(from, to)) };
    });
    return [...told, ...names.find(text)];
  }

  const also: Readonly<Record<Hiding, FindHidden>> = {
    nothing: () => [],
    secrets: (text) => findHosts(text, hosts),
    names: (text) => [...findHosts(text, hosts), ...players(text)],
  };

  /** The screen's masker, for what is masked at once. */
  function at(hiding: Hiding): Masker {
    level = hiding;
    return screen;
  }

  function after(seq: number): string {
    return plain(store.rest(seq)).slice(0, mostAfter);
  }

  return {
    async ready(hiding) {
      if (hiding === 'names') await watch.ready();
    },
    mask: ({ seq, text, folded }, hiding) => at(hiding).mask(text, folded === 0 ? '' : after(seq)),
    places: (text, seq, hiding) => at(hiding).places(text, after(seq)),
    seen: (hiding) => ({
      mask: (...of) => at(hiding).mask(...of),
      places: (...of) => at(hiding).places(...of),
      counts: screen.counts,
    }),
    masker: (choice, hiding) => createMasker(choice, also[hiding]),
    addressesChanged() {
      const before = hosts;
      hosts = ownHosts(addresses());
      const more = hosts.filter((host) => !before.includes(host));
      if (more.length > 0) tell(more);
    },
    onMore(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: watch.close,
  };
}
