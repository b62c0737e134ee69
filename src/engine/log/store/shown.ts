import { plain } from '../plain';
import { type Pack, textOf } from './pack';

/** What `plain` takes out of a line, in many lines at once. */
const sequences = /\u001b(?:\][^\u001b\n]*(?:\u001b[^\n]?)?|[^\n]?[^m\n]*m?)/g;

/** The strings as they are shown, each followed by its line break and holding no other. */
export function shownTexts(pack: Pack): string {
  if (pack.kind === 'packed') return textOf(pack).replace(sequences, '');
  return pack.strings.map((string) => `${plain(string).replaceAll('\n', ' ')}\n`).join('');
}
