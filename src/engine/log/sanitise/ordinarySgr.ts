/**
 * Recognises the SGR sequences that nearly all coloured lines are made of, so that such a line
 * can stay the very string it is. A stricter reading than `sgr.ts`: what is not ordinary is not
 * refused, only read there with more care.
 */

const MAX_PARAMETERS = 32;

/** 1 for the codes that stand alone and are known. */
const known = new Uint8Array(256);
for (const code of [0, 1, 2, 3, 4, 5, 7, 9, 21, 22, 23, 24, 25, 27, 29, 39, 49, 53, 55, 59]) {
  known[code] = 1;
}
for (const base of [30, 40, 90, 100]) known.fill(1, base, base + 8);

/**
 * Reads the sequence whose ESC is at `start`. Returns the index past its `m`: positive if it
 * leaves a style behind, negative if it ends in a reset; 0 if it is no ordinary SGR.
 */
export function endOfOrdinarySgr(raw: string, start: number): number {
  if (raw.charCodeAt(start + 1) !== 0x5b) return 0;
  let value = 0;
  let digits = 0;
  let parameters = 0;
  let colourKindNext = false;
  let channels = 0;
  let closes = false;
  for (let index = start + 2; ; index++) {
    const code = raw.charCodeAt(index);
    if (code >= 0x30 && code <= 0x39) {
      digits += 1;
      if (digits > 3) return 0;
      value = value * 10 + code - 0x30;
      continue;
    }
    if (code !== 0x3b && code !== 0x6d) return 0;
    parameters += 1;
    if (value > 255 || parameters > MAX_PARAMETERS) return 0;
    closes = false;
    if (channels > 0) {
      channels -= 1;
    } else if (colourKindNext) {
      if (value !== 5 && value !== 2) return 0;
      channels = value === 5 ? 1 : 3;
      colourKindNext = false;
    } else if (value === 38 || value === 48 || value === 58) {
      colourKindNext = true;
    } else if (known[value] === 1) {
      closes = value === 0;
    } else {
      return 0;
    }
    if (code === 0x6d) {
      if (colourKindNext || channels > 0) return 0;
      return closes ? -(index + 1) : index + 1;
    }
    value = 0;
    digits = 0;
  }
}
