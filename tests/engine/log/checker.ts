/**
 * Says what is wrong with a line that claims to be sanitised; `null` if nothing is. Written from
 * hostile-output's list, with regular expressions and Unicode properties, so that it shares
 * neither code nor tables with what it checks.
 */
export function faultOf(text: string, longest = 16_384): string | null {
  const sgr = /^\u001b\[([0-9]{0,3}(?:[;:][0-9]{0,3}){0,31})m/;
  const link = /^\u001b\]8;;(https?:\/\/[\x21-\x7e]{1,2048})?\u001b\\/i;
  let styled = false;
  let linked = false;
  let bare = '';
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '\u001b') {
      bare += text[at];
      at += 1;
      continue;
    }
    // Sequences are bounded, so a look this far sees the whole.
    const ahead = text.slice(at, at + 2200);
    const style = sgr.exec(ahead);
    const anchor = link.exec(ahead);
    if (style !== null) {
      styled = !/(^|;)0*$/.test(style[1] ?? '');
      if (/(^|;)8(;|$)/.test((style[1] ?? '').replace(/[345]8;(5;\d+|2;\d+;\d+;\d+)/g, ''))) {
        return 'conceals';
      }
      at += style[0].length;
    } else if (anchor !== null) {
      linked = anchor[1] !== undefined;
      at += anchor[0].length;
    } else {
      return `escape sequence at ${at}: ${JSON.stringify(ahead.slice(0, 12))}`;
    }
    // A mark may not stand on a sequence.
    bare += '\ufdd0';
  }
  if (styled) return 'a style is left open';
  if (linked) return 'a link is left open';
  const control = /[\x00-\x08\x0a-\x1f\x7f-\x9f]/.exec(bare);
  if (control !== null) return `control ${control[0].charCodeAt(0).toString(16)}`;
  if (/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/.test(bare)) return 'turns the text around';
  const joined = bare.replace(
    /(?<=\p{Extended_Pictographic}|\ufe0f|\ufe0e|\p{Emoji_Modifier})\u200d(?=\p{Extended_Pictographic})/gu,
    '',
  );
  const selected = joined
    .replace(/(?<=\p{Extended_Pictographic})[\ufe0e\ufe0f]/gu, '')
    .replace(/(?<=[0-9#*])[\ufe0e\ufe0f](?=\u20e3)/gu, '');
  if (/\p{Default_Ignorable_Code_Point}/u.test(selected)) return 'has a character of no width';
  if (/\p{M}{9}/u.test(bare)) return 'more than 8 marks on a cell';
  if (/(^|[\ufdd0\t])\p{M}/u.test(bare)) return 'a mark stands on nothing';
  if (/\p{Cs}/u.test(bare)) return 'half a surrogate pair';
  if (text.length > longest) return 'too long';
  return null;
}
