import type { LineFacts } from '../filter/passing';
import type { Level } from '../levels/level';
import type { Line, LineSource } from '../line';
import type { Masker } from '../mask/masker';
import { plain } from '../plain';
import type { TakeFormat } from './takeAway.types';

/** What is known of a line beside its text. */
export interface KnownOfLine {
  readonly level: Level | null;
  /** The number of the line whose group it belongs to. `null`: it stands for itself. */
  readonly of: number | null;
}

export function factsOf(facts: LineFacts, seq: number): KnownOfLine {
  const head = facts.headOf(seq);
  return { level: facts.levelOf(seq), of: head === seq ? null : head };
}

/**
 * A line as one of JSON: what `n`, `at`, `source`, `text`, `level` and `of` are is the same in every
 * line.
 *
 * @param known `null`: what tells levels could not be loaded; the line comes without.
 */
export function jsonLine(
  line: {
    readonly seq: number;
    readonly at: number | null;
    readonly source: LineSource;
    readonly text: string;
  },
  known: KnownOfLine | null,
): string {
  const { seq: n, at, source, text } = line;
  const time = at === null ? null : new Date(at).toISOString();
  return JSON.stringify({ n, at: time, source, text, ...known });
}

/** A command of ours, told from what the server printed. */
const OWN = '› ';

/**
 * A line as it is taken away, with its end. Its text is whole: what was folded away is in it.
 *
 * @param rest what was folded away of it, sanitised; `''` for ordinary lines.
 */
export function formatLine(
  line: Line,
  rest: string,
  format: TakeFormat,
  masker: Masker,
  known: KnownOfLine | null,
): string {
  const masked = masker.mask(line.text + rest);
  switch (format) {
    case 'text':
      return `${before(line)}${plain(masked)}\n`;
    case 'ansi':
      return `${before(line)}${masked}\n`;
    case 'jsonl':
      return `${jsonLine({ ...line, text: plain(masked) }, known)}\n`;
  }
}

function before(line: Line): string {
  return line.source === 'own' ? OWN : '';
}
