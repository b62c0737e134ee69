import type { Palette } from './emit';
import { applySgr, plainStyle, styleCodes } from './sgr';

/** The style and link that text is written with now, as small numbers that a cell can carry. */
export interface Pen {
  style: number;
  link: number;
  /** The style of what is erased: its background alone. */
  ground: number;
  readonly palette: Palette;
  /** Back to plain, all numbers forgotten. */
  reset(): void;
  sgr(raw: string, from: number, to: number): void;
  /** `''` ends the link. */
  follow(url: string): void;
}

export function createPen(): Pen {
  const current = plainStyle();
  const styles = createNumbers();
  const links = createNumbers();
  const pen: Pen = {
    style: 0,
    link: 0,
    ground: 0,
    palette: { styles: styles.keys, links: links.keys },
    reset() {
      Object.assign(current, plainStyle());
      styles.clear();
      links.clear();
      pen.style = 0;
      pen.link = 0;
      pen.ground = 0;
    },
    sgr(raw, from, to) {
      applySgr(current, raw, from, to);
      pen.style = styles.of(styleCodes(current));
      pen.ground = styles.of(current.background);
    },
    follow(url) {
      pen.link = links.of(url);
    },
  };
  return pen;
}

interface Numbers {
  /** By number; `''` is 0. */
  readonly keys: readonly string[];
  of(key: string): number;
  clear(): void;
}

function createNumbers(): Numbers {
  const keys = [''];
  const known = new Map<string, number>();
  return {
    keys,
    of(key) {
      if (key === '') return 0;
      const seen = known.get(key);
      if (seen !== undefined) return seen;
      known.set(key, keys.length);
      keys.push(key);
      return keys.length - 1;
    },
    clear() {
      if (keys.length === 1) return;
      keys.length = 1;
      known.clear();
    },
  };
}
