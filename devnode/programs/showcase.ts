/** Lines that show what a terminal can do. Without newlines. */

const ESC = '\u001b[';
const reset = `${ESC}0m`;

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

/** 16 colours, 256 colours, true colour, styles. */
export function colourLines(): string[] {
  const sixteen = (first: number) =>
    range(first, first + 7)
      .map((code) => `${ESC}${code}m ${String(code).padStart(3)} ${reset}`)
      .join('');
  const cells = (from: number, to: number) =>
    range(from, to)
      .map((code) => `${ESC}48;5;${code}m  `)
      .join('') + reset;
  const gradient = (paint: (step: number) => string) =>
    range(0, 63)
      .map((step) => `${ESC}48;2;${paint(step * 4)}m `)
      .join('') + reset;
  const styles: readonly [string, string][] = [
    ['1', 'bold'],
    ['2', 'dim'],
    ['3', 'italic'],
    ['4', 'underline'],
    ['4:3', 'curly underline'],
    ['21', 'double underline'],
    ['7', 'inverse'],
    ['9', 'struck out'],
    ['53', 'overline'],
    ['1;3;4;35', 'all at once'],
  ];
  return [
    '16 colours',
    sixteen(30),
    sixteen(90),
    sixteen(40),
    sixteen(100),
    '256 colours',
    cells(0, 15),
    ...range(0, 5).map((row) => cells(16 + 36 * row, 51 + 36 * row)),
    cells(232, 255),
    'true colour',
    gradient((step) => `${step};0;0`),
    gradient((step) => `0;${step};${255 - step}`),
    gradient((step) => `${step};${step};${step}`),
    'styles',
    styles.map(([code, name]) => `${ESC}${code}m${name}${reset}`).join('  '),
  ];
}

/** Wide, combined, joined and right-to-left characters; the bars must stand below each other. */
export const unicodeLines: readonly string[] = [
  'narrow      |abcdefgh|',
  'wide        |日本語文|',
  'half width  |ｱｲｳｴｵｶｷｸ|',
  'Hangul      |한국어글|',
  'emoji       |😀🎮🐉🌋|',
  'skin tone   |👍🏽👋🏿|',
  'family      |👨‍👩‍👧‍👦|',
  'flags       |🇩🇪🇯🇵🇧🇷|',
  'keycap      |1️⃣2️⃣|',
  'combining   |e\u0301a\u0308n\u0303o\u0302|',
  'Devanagari  |नमस्ते|',
  'Thai        |สวัสดี|',
  'Arabic      |مرحبا بالعالم|',
  'Hebrew      |שלום עולם|',
  'box         |┌──┬──┐│▓▒░│└──┴──┘|',
  'braille     |⠁⠃⠇⠏⠟⠿⡿⣿|',
  'powerline   |\ue0b0\ue0b1\ue0b2\ue0b3|',
];

/** One state of a bar that is drawn over itself. `part`: 0 to 1. */
export function progressBar(part: number): string {
  const width = 40;
  const full = Math.round(part * width);
  const percent = String(Math.round(part * 100)).padStart(3);
  return `\rGenerating terrain [${'#'.repeat(full)}${'.'.repeat(width - full)}] ${percent}%`;
}
