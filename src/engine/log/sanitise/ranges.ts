/**
 * Sets of characters as Unicode 17 has them, packed: each word is the distance from the end of
 * the range before, and, after a plus, how far the range reaches; both in base 36. Packed because
 * as plain numbers they would be five times the size in a worker that has to start fast.
 */

/** General category M (marks), without those that are never seen. */
export const markRanges =
  'lc+26 2+v 7o+6 7c+18 2 2+1 2+1 2 21+a 1d+k h 2u+6 3+5 3+1 2+3 10 v+q 2k+a 1n+8 a p+3 2+8 ' +
  '2+2 2+4 18+2 1o+8 17+n 2+w 1j+2 2+h 2+6 b+1 u+2 1l 2+6 3+1 3+2 a b+1 r 3+2 1l 2+4 5+1 ' +
  '3+2 4 v+1 4 c+2 1l 2+7 2+2 2+2 l+1 n+5 2+2 1l 2+6 3+1 3+2 8+2 b+1 v 1o+4 4+2 2+3 a 15+4 ' +
  '1k 2+6 2+2 2+3 8+1 c+1 u+2 1l 2+6 2+2 2+3 8+1 c+1 g d+3 1k+1 2+6 2+2 2+3 a b+1 u+2 1z ' +
  '5+5 2 2+7 j+1 1q 3+6 d+7 2r 3+8 c+6 22+1 s 2 2 5+1 1e+j 2+1 6+a 2+z a 2t+j o+3 5+2 2+2 ' +
  '3+6 4+3 e+b 2 b+3 jk+2 qb+3 t+2 u+1 v+1 1v+t a 4o+1 z 3b+b 5+b 64+4 1m+9 2+s 3 1d+19 3+b ' +
  'l+4 1c+g 13+8 d+2 v+c 1l+d 1d+j 49+2 2+k 5 7 3+2 5j+1r k1+w 2db+2 3y 2p+v ff+5 2y+1 ' +
  'n9x+3 2+9 x+1 29+1 7l 4 5 o+4 5 2c+1 1f+h r+h e 13+7 q+c 19+3 1c+d 11 1w+d d 9+1 1a+2 1f ' +
  '2+2 3+1 6+1 2 16+4 6+1 6l+7 2+1 fn5 le+f r2 6b 46+4 1af+2 2+1 6+3 15+2 5 4m+1 fy+3 1u+4 ' +
  '8u+1 26+5 1z+a 1e+3 3f+2 1i+e 16 3+1 b+3 1a+a 8 1q+2 11+d h+1 19 d+2 1d+d 9+3 2+1 2l+b 7 ' +
  '3 4e+b m+3 1k+1 2+6 3+1 3+2 a b+1 3+6 4+4 1w+8 2 3 2+3 2+4 2 f+1 2b+h o 2a+j 6k+6 3+8 ' +
  's+1 2b+g 2z+c 2u+e 75+e 6u+5 2+1 3+3 2 2+1 3y+6 3+6 4 t+9 15+6 2+3 9 a+a 1b+f 5j+7 5k+7 ' +
  '2+7 2b+l 2+d 3f+5 4 2+1 2+6 2 1v+4 2+1 2+4 9o+3 a+1 2 1d+6 4+4 o 44m 7+e 8uh+h 1xd+4 ' +
  '1o+6 t5 2+1i 8+3 2a c+1 f58+1 3mq+19 3+m f3+4 4+5 9+7 3+6 v+3 45+2 1j0+1i 5+1d 9 f n+4 ' +
  '2+e 11t+6 2+g 3+6 2+1 2+4 2t 4h+6 ag 1q+3 e5+3 73+1 6s 3 8+1 6 d7+6 32+6';

/** Extended_Pictographic: what a joiner may stand between. */
export const pictographRanges =
  '4p 5 68e d 61 n 2j+5 g+1 a8+1 d 4n q+a 5+2 5k 6g+1 b a 1n+3 2+4 a 3 3+1 3 5 3 2+1 3 4 ' +
  '4+1 9+2 6 2 6+b c+1 3 2+1 2 j 3+1 j+5 2 2+1 4+1 6 3+1 5+1 c+1 6+1 3 6+1 2 2+1 l+1 6+5 ' +
  '2+3 3 5 3 3+5 2 3 2 2 7 4 7 b+1 g 3 5 2 5+2 2 c+1 1d+2 a f f ad+1 cw+2 k+1 1g 5 yj d gq ' +
  '2 2fzf 14+3 2t+b g+1 g f+1 12+9 35+1 d+1 f 3+9 k+1j s+e b l 3+8 2+3 a+m 7+57 3+33 3+1 ' +
  '2+2 3+2a 3+2 2+3 6+71 2+1q c+5 2+n 8+1 3+7 d 3+3 3 5+1 e+1 3 9+1 a 6+2 d+2 9+2 3 2 5 7 4 ' +
  '7+2d 1d+1x 6+7 3+g 4 2+5 3+c 63+11 d+3 1l+7 b+5 15+7 v+1 d+3 3+d a+12 d+1a 2+9 2+54 2h+7 ' +
  'f+41 75+sd';

/** Emoji_Presentation below U+10000: two columns wide. */
export const wideEmojiRanges =
  '6xm+1 5q+3 4 3 ei+1 m+1 1f+b 18 k e 9+1 i+1 6+1 9 6 m 8+1 2 5 3 8 5+1 t 10 2 5+2 2 1q+2 ' +
  'p f nw+1 1g 5';

/** Calls `each` with the first and last code point of each range. */
export function unpackRanges(packed: string, each: (first: number, last: number) => void): void {
  let end = 0;
  for (const word of packed.split(' ')) {
    const plus = word.indexOf('+');
    const first = end + Number.parseInt(plus < 0 ? word : word.slice(0, plus), 36);
    end = plus < 0 ? first : first + Number.parseInt(word.slice(plus + 1), 36);
    each(first, end);
  }
}
