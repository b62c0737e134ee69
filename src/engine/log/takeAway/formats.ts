import type { Line, LineSource } from '../line';
import type { Masker } from '../mask/masker';
import { plain } from '../plain';
import type { TakeFormat } from './takeAway.types';

/** A line as one of JSON: what `n`, `at`, `source` and `text` are is the same in every line. */
export function jsonLine(line: {
  readonly seq: number;
  readonly at: number | null;
  readonly source: LineSource;
  readonly text: string;
}): string {
  const { seq: n, at, source, text } = line;
  return JSON.stringify({ n, at: at === null ? null : new Date(at).toISOString(), source, text });
}

/** A command of ours, told from what the server printed. */
const OWN = '› ';

/**
 * A line as it is taken away, with its end. Its text is whole: what was folded away is in it.
 *
 * @param rest what was folded away of it, sanitised; `''` for ordinary lines.
 */
export function formatLine(line: Line, rest: string, format: TakeFormat, masker: Masker): string {
  const masked = masker.mask(line.text + rest);
  switch (format) {
    case 'text':
      return `${before(line)}${plain(masked)}\n`;
    case 'ansi':
      return `${before(line)}${masked}\n`;
    case 'jsonl':
      return `${jsonLine({ ...line, text: plain(masked) })}\n`;
  }
}

function before(line: Line): string {
  return line.source === 'own' ? OWN : '';
}
