import { Terminal } from '@xterm/xterm';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { sanitise } from '../../../src/engine/log/sanitise';

const COLUMNS = 240;
const terminal = new Terminal({ cols: COLUMNS, rows: 3, allowProposedApi: true });
afterAll(() => terminal.dispose());

/** What the first row shows: each cell's character and, where there is one, how it looks. */
async function shown(text: string): Promise<string[]> {
  terminal.reset();
  await new Promise<void>((resolve) => terminal.write(text, resolve));
  const row = terminal.buffer.active.getLine(0);
  const cells: string[] = [];
  for (let column = 0; column < COLUMNS; column++) {
    const cell = row?.getCell(column);
    const chars = cell?.getChars() ?? '';
    if (cell === undefined || chars === '' || chars === ' ') {
      cells.push(' ');
      continue;
    }
    const colours = [
      cell.getFgColorMode(),
      cell.getFgColor(),
      cell.getBgColorMode(),
      cell.getBgColor(),
    ];
    const flags = [
      cell.isBold(),
      cell.isDim(),
      cell.isItalic(),
      cell.isUnderline(),
      cell.isInverse(),
    ];
    const more = [cell.isStrikethrough(), cell.isOverline(), cell.isBlink()];
    cells.push(`${chars} ${[...colours, ...flags, ...more].map(Number).join(',')}`);
  }
  return cells;
}

const piece = fc.oneof(
  fc.constantFrom(
    'a',
    'bc',
    'def',
    ' ',
    '50%',
    '[====>    ]',
    '漢',
    '字',
    'é',
    'e\u0301',
    '\t',
    '>....',
  ),
  fc.constantFrom(
    '\r',
    '\b',
    '\u001b[K',
    '\u001b[0K',
    '\u001b[1K',
    '\u001b[2K',
    '\u001b[X',
    '\u001b[4X',
    '\r\u001b[K',
  ),
  fc.constantFrom(
    '\u001b[5G',
    '\u001b[12`',
    '\u001b[G',
    '\u001b[C',
    '\u001b[3C',
    '\u001b[0D',
    '\u001b[D',
    '\u001b[4D',
    '\u009b2D',
  ),
  fc.constantFrom(
    '\u001b[m',
    '\u001b[0m',
    '\u001b[31m',
    '\u001b[1;4;92m',
    '\u001b[38;5;208m',
    '\u001b[48;2;1;2;3m',
  ),
  fc.constantFrom(
    '\u001b[38:2::9:8:7m',
    '\u001b[48:5:17m',
    '\u001b[4:3m',
    '\u001b[22;24m',
    '\u001b[7;9;53m',
    '\u001b[39;49m',
  ),
  fc.constantFrom(
    '\u001b[;1m',
    '\u001b[1;;3m',
    '\u001b[58;5;9m',
    '\u001b[21m',
    '\u001b[2;3;5m',
    '\u001b[23;25;27;29;55;59m',
  ),
  fc.constantFrom(
    '\u0007',
    '\u0000',
    '\u001b(B',
    '\u001b]0;title\u0007',
    '\u001bP1$q\u001b\\',
    '\u001b[?25l',
    '\u001b[>4;2m',
    '\u001b=',
    '\u009d0;t\u009c',
  ),
  fc.constantFrom(
    '\u001b_x\u001b\\',
    '\u001b^y\u001b\\',
    '\u001b[5\u0018',
    '\u001b]0;t\u001a',
    '\u001b]8;;http://a.example\u0007',
    '\u001b]8;;\u0007',
  ),
);

test('a sanitised line looks as a terminal shows the line itself', async () => {
  const lines = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));
  await fc.assert(
    fc.asyncProperty(lines, async (raw) => {
      expect(await shown(sanitise(raw).text)).toEqual(await shown(raw));
    }),
    // What one in thousands found.
    { numRuns: 1_000, examples: [['a字\r\u001b[1K'], ['a字b\r\u001b[X']] },
  );
});
