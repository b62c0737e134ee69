/** Colours and styles (`CSI … m`): what is understood of them, and how we write them ourselves. */

const MAX_PARAMETERS = 32;
const MAX_VALUE = 65_535;

export const RESET = '\u001b[0m';

/** Bold, dim, italic, blink, inverse, struck, overlined, and the code that sets each. */
const flagCodes = [1, 2, 3, 5, 7, 9, 53] as const;
const BOLD = 1;
const DIM = 2;
const ITALIC = 4;
const BLINK = 8;
const INVERSE = 16;
const STRUCK = 32;
const OVERLINED = 64;

export interface Style {
  flags: number;
  /** 0 none, 1 single, 2 double, 3 curly, 4 dotted, 5 dashed. */
  underline: number;
  /** As SGR codes; `''` is the default colour. */
  foreground: string;
  background: string;
  underlineColour: string;
}

export function plainStyle(): Style {
  return { flags: 0, underline: 0, foreground: '', background: '', underlineColour: '' };
}

/** The codes that make `style` from the default, in one fixed order; `''` for the default. */
export function styleCodes(style: Style): string {
  let codes = '';
  const add = (code: string): void => {
    codes = codes === '' ? code : `${codes};${code}`;
  };
  for (let bit = 0; bit < flagCodes.length; bit++) {
    if (style.flags & (1 << bit)) add(String(flagCodes[bit]));
  }
  if (style.underline === 1) add('4');
  else if (style.underline === 2) add('21');
  else if (style.underline > 2) add(`4:${style.underline}`);
  if (style.foreground !== '') add(style.foreground);
  if (style.background !== '') add(style.background);
  if (style.underlineColour !== '') add(style.underlineColour);
  return codes;
}

/**
 * Changes `style` as the parameters between `from` and `to` say. Unknown ones are passed over,
 * and those past the 32nd. Conceal (8) is unknown on purpose: hidden text is not what it seems.
 */
export function applySgr(style: Style, raw: string, from: number, to: number): void {
  const groups = readParameters(raw, from, to);
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index] ?? [];
    const code = group[0] ?? 0;
    if (code === 38 || code === 48 || code === 58) {
      const joined = group.length > 1;
      const spec = joined ? withoutColourSpace(group) : groups.slice(index + 1, index + 5).flat();
      const colour = readColour(code, spec);
      if (colour !== null) setColour(style, code, colour);
      if (joined) continue;
      // What follows an unknown kind of colour cannot be told from its arguments.
      if (spec[0] !== 5 && spec[0] !== 2) return;
      index += spec[0] === 5 ? 2 : 4;
    } else if (code === 4 && group.length > 1) {
      const kind = group[1] ?? 0;
      if (kind <= 5) style.underline = kind;
    } else if (group.length === 1) {
      applyCode(style, code);
    }
  }
}

function applyCode(style: Style, code: number): void {
  if (code >= 30 && code <= 37) style.foreground = String(code);
  else if (code >= 90 && code <= 97) style.foreground = String(code);
  else if (code >= 40 && code <= 47) style.background = String(code);
  else if (code >= 100 && code <= 107) style.background = String(code);
  else applyAttribute(style, code);
}

function applyAttribute(style: Style, code: number): void {
  switch (code) {
    case 0:
      Object.assign(style, plainStyle());
      return;
    case 1:
    case 2:
    case 3:
      style.flags |= 1 << (code - 1);
      return;
    case 4:
      style.underline = 1;
      return;
    case 5:
    case 6:
      style.flags |= BLINK;
      return;
    case 7:
      style.flags |= INVERSE;
      return;
    case 9:
      style.flags |= STRUCK;
      return;
    case 21:
      style.underline = 2;
      return;
    case 22:
      style.flags &= ~(BOLD | DIM);
      return;
    case 23:
      style.flags &= ~ITALIC;
      return;
    case 24:
      style.underline = 0;
      return;
    case 25:
      style.flags &= ~BLINK;
      return;
    case 27:
      style.flags &= ~INVERSE;
      return;
    case 29:
      style.flags &= ~STRUCK;
      return;
    case 39:
      style.foreground = '';
      return;
    case 49:
      style.background = '';
      return;
    case 53:
      style.flags |= OVERLINED;
      return;
    case 55:
      style.flags &= ~OVERLINED;
      return;
    case 59:
      style.underlineColour = '';
  }
}

function setColour(style: Style, code: 38 | 48 | 58, colour: string): void {
  if (code === 38) style.foreground = colour;
  else if (code === 48) style.background = colour;
  else style.underlineColour = colour;
}

/** `38:2::1:2:3` names a colour space where `38;2;1;2;3` names none. */
function withoutColourSpace(group: readonly number[]): readonly number[] {
  return group[1] === 2 && group.length > 5 ? [2, ...group.slice(3, 6)] : group.slice(1);
}

/** `spec` begins with the kind: 5 and an index, or 2 and three channels. */
function readColour(code: number, spec: readonly number[]): string | null {
  const wanted = spec[0] === 5 ? 2 : spec[0] === 2 ? 4 : 0;
  if (wanted === 0 || spec.length < wanted) return null;
  const numbers = spec.slice(0, wanted);
  return numbers.some((value) => value > 255) ? null : `${code};${numbers.join(';')}`;
}

/** Groups parted by `;`, each of values parted by `:`. An empty value is 0. */
function readParameters(raw: string, from: number, to: number): number[][] {
  let group = [0];
  const groups = [group];
  let count = 1;
  for (let index = from; index < to; index++) {
    const code = raw.charCodeAt(index);
    if (code >= 0x30 && code <= 0x39) {
      const last = group.length - 1;
      group[last] = Math.min((group[last] ?? 0) * 10 + code - 0x30, MAX_VALUE);
      continue;
    }
    count += 1;
    if (count > MAX_PARAMETERS) break;
    if (code === 0x3a) {
      group.push(0);
    } else {
      group = [0];
      groups.push(group);
    }
  }
  return groups;
}
