/**
 * Builds a string from many small pieces. A string grown with `+=` is kept as a tree of its
 * pieces, thirty times its size, until somebody reads it; a log would keep the trees.
 */
export interface Builder {
  readonly length: number;
  add(piece: string): void;
  /** Returns all that was added, and forgets it. */
  take(): string;
}

/** How many arguments a call may safely have. */
const CHUNK = 8192;

export function createBuilder(): Builder {
  let codes = new Uint16Array(1024);
  let length = 0;
  return {
    get length() {
      return length;
    },
    add(piece) {
      if (length + piece.length > codes.length) {
        const larger = new Uint16Array((length + piece.length) * 2);
        larger.set(codes);
        codes = larger;
      }
      for (let index = 0; index < piece.length; index++) {
        codes[length] = piece.charCodeAt(index);
        length += 1;
      }
    },
    take() {
      let text = '';
      for (let from = 0; from < length; from += CHUNK) {
        text += String.fromCharCode(...codes.subarray(from, Math.min(from + CHUNK, length)));
      }
      length = 0;
      if (codes.length > 4 * CHUNK) codes = new Uint16Array(1024);
      return text;
    },
  };
}
