import type { Hidden } from './kinds';

/** Masking is decided on the text as it is read, and done in the text with its colours and links. */

const LINK_END = '\u001b]8;;\u001b\\';

/**
 * Puts the words in place of their spans, which are places in the plain text: in order, and none
 * over another. Colours and links stay, also those inside of a span; a link that leads to a secret
 * goes.
 */
export function replaceIn(
  styled: string,
  replacements: readonly Hidden[],
  isSecretAddress: (address: string) => boolean,
): string {
  const writer = createWriter(replacements);
  let kept = '';
  let from = 0;
  for (let at = styled.indexOf('\u001b'); at >= 0; at = styled.indexOf('\u001b', from)) {
    kept += writer.write(styled.slice(from, at));
    const isLink = styled.charCodeAt(at + 1) === 0x5d;
    from = isLink ? endOfLink(styled, at) : endOfColour(styled, at);
    const sequence = styled.slice(at, from);
    const hidden = isLink && isSecretAddress(sequence.slice(5, -2));
    kept += hidden ? LINK_END : sequence;
  }
  return kept + writer.write(styled.slice(from));
}

/** Writes the plain text piece by piece, as the sequences part it. */
function createWriter(replacements: readonly Hidden[]) {
  /** How much of the plain text has been passed. */
  let passed = 0;
  let next = 0;
  return {
    write(piece: string): string {
      const end = passed + piece.length;
      let kept = '';
      let at = passed;
      while (at < end) {
        const span = replacements[next];
        if (span === undefined || span.from >= end) {
          kept += piece.slice(at - passed);
          at = end;
        } else if (at < span.from) {
          kept += piece.slice(at - passed, span.from - passed);
          at = span.from;
        } else {
          if (at === span.from) kept += span.word;
          at = Math.min(end, span.to);
          if (at === span.to) next += 1;
        }
      }
      passed = end;
      return kept;
    },
  };
}

function endOfLink(text: string, at: number): number {
  const end = text.indexOf('\u001b', at + 2);
  return end < 0 ? text.length : end + 2;
}

function endOfColour(text: string, at: number): number {
  const end = text.indexOf('m', at + 2);
  return end < 0 ? text.length : end + 1;
}
