/**
 * What a program can print to break the page of its owner: every row of the table of
 * hostile-output.md, in as many forms as it names. Each is one line, without its newline.
 */
export interface HostileLine {
  readonly what: string;
  /** Bytes where no text can hold them. */
  readonly text: string | Uint8Array;
}

const ESC = '\u001b';
const huge = 2_147_483_647;

export const hostileLines: readonly HostileLine[] = [
  { what: 'insert 2^31 lines', text: `a${ESC}[${huge}L` },
  { what: 'delete 2^31 lines', text: `a${ESC}[${huge}M` },
  { what: 'scroll up 2^31 times', text: `a${ESC}[${huge}S` },
  { what: 'scroll down 2^31 times', text: `a${ESC}[${huge}T` },
  { what: 'repeat a character 2^31 times', text: `a${ESC}[${huge}b` },
  { what: 'tab forward 2^31 times', text: `a${ESC}[${huge}I` },
  { what: 'full reset', text: `${ESC}c` },
  { what: 'erase the scrollback', text: `${ESC}[3J` },
  { what: 'erase the screen', text: `${ESC}[2J` },
  { what: 'alternate screen, 1049', text: `${ESC}[?1049h` },
  { what: 'alternate screen, 47', text: `${ESC}[?47h` },
  { what: 'OSC without an end', text: `${ESC}]2;swallowed` },
  { what: 'DCS without an end', text: `${ESC}Pqswallowed` },
  { what: 'APC without an end', text: `${ESC}_swallowed` },
  { what: 'PM without an end', text: `${ESC}^swallowed` },
  { what: 'SOS without an end', text: `${ESC}Xswallowed` },
  { what: 'CSI without an end', text: `${ESC}[38;5` },
  { what: 'a lone escape', text: `end${ESC}` },
  { what: 'cursor up', text: `${ESC}[5Aoverwritten` },
  { what: 'cursor home', text: `${ESC}[Hoverwritten` },
  { what: 'reverse index', text: `${ESC}M${ESC}M${ESC}Moverwritten` },
  { what: 'scroll region', text: `${ESC}[1;2r` },
  { what: 'origin mode', text: `${ESC}[3;5r${ESC}[?6h${ESC}[Hoverwritten` },
  { what: 'screen full of E', text: `${ESC}#8` },
  { what: 'restored cursor', text: `${ESC}8overwritten${ESC}[uoverwritten` },
  { what: 'line drawing set', text: `${ESC}(0 lqqqk` },
  { what: 'shift out', text: `${ESC})0\u000e lqqqk` },
  { what: 'mouse modes', text: `${ESC}[?1000h${ESC}[?1002h${ESC}[?1003h${ESC}[?1006h` },
  { what: 'palette', text: `${ESC}]4;0;#ffffff;7;#000000;15;#000000${ESC}\\` },
  { what: 'default colours', text: `${ESC}]10;#000000\u0007${ESC}]11;#000000\u0007` },
  { what: 'held drawing', text: `${ESC}[?2026h` },
  { what: 'CSI as a C1 character', text: `\u009b2J\u009b3J\u009b31mred` },
  { what: 'OSC as a C1 character', text: `\u009d2;swallowed` },
  { what: 'DCS, APC, PM, SOS as C1 characters', text: `\u0090q\u009f\u009e\u0098swallowed` },
  { what: 'text turned round', text: '\u202egnp.exe\u202c \u2066\u2067abc\u2069 \u200fx\u061c' },
  { what: 'invisible characters', text: 'pay\u200bpal\u2060.exam\ufeffple\u00ad' },
  { what: '64,000 combining marks', text: `a${'\u0301'.repeat(64_000)}` },
  { what: 'colours left on', text: `${ESC}[8;30;40;5mhidden and blinking` },
  { what: 'a thousand parameters', text: `${ESC}[${'1;'.repeat(1_000)}31mred` },
  { what: 'title', text: `${ESC}]0;stolen title\u0007${ESC}]2;stolen title${ESC}\\` },
  { what: 'clipboard', text: `${ESC}]52;c;c3RvbGVu\u0007` },
  { what: 'script link', text: `${ESC}]8;;javascript:alert(1)${ESC}\\click${ESC}]8;;${ESC}\\` },
  { what: 'link without an end', text: `${ESC}]8;;https://example.com/${ESC}\\click` },
  { what: 'reports that answer', text: `${ESC}[c${ESC}[6n${ESC}[>q${ESC}]11;?\u0007${ESC}Z` },
  { what: 'window operations', text: `${ESC}[8;1;1t${ESC}[2t${ESC}[14t${ESC}[21t` },
  { what: 'bells', text: '\u0007'.repeat(500) },
  { what: 'carriage returns', text: 'innocent\rguilty\r' },
  { what: 'backspaces', text: `abc${'\b'.repeat(200)}xyz` },
  { what: 'other controls', text: 'a\u0000b\u0001c\u000bd\u000ce\u007ff' },
  {
    what: 'bytes that are no UTF-8',
    text: Uint8Array.of(0x61, 0x9b, 0x32, 0x4a, 0xff, 0xed, 0xa0, 0x80, 0x62),
  },
  { what: 'looks like the node', text: `${ESC}[33m${ESC}[1m[Pterodactyl Daemon]:${ESC}[39m hello` },
  { what: '60,000 characters', text: 'x'.repeat(60_000) },
];
