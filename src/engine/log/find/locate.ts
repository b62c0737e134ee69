import type { Hidden } from '../mask/kinds';
import type { LogStore } from '../store';
import type { LineMatches } from './find.types';
import { moveSpans } from './moveSpans';
import { shownText } from './pieces';
import type { Look, RunAnswer } from './runner';

type Located =
  | { readonly kind: 'found'; readonly lines: readonly LineMatches[] }
  | Exclude<RunAnswer, { readonly kind: 'found' }>;

/** What of the text of line `seq` is hidden on the screen, in order. */
export type HideIn = (text: string, seq: number) => readonly Hidden[];

/**
 * Where in these lines the matches are. Lines without any are left out.
 *
 * @param hide - Texts and places are as they stand on a screen that hides these.
 */
export async function locate(
  store: LogStore,
  look: Look | null,
  seqs: readonly number[],
  hide: HideIn = () => [],
): Promise<Located> {
  if (look === null) return { kind: 'found', lines: [] };
  const texts = seqs.map((seq) => shownText(store, seq));
  const looked = look.spans(texts.map((text) => `${text}\n`).join(''));
  const answer =
    looked instanceof Promise ? await looked : { kind: 'found' as const, numbers: looked };
  if (answer.kind !== 'found') return answer;
  const { numbers } = answer;
  const spans = new Map<number, number[]>();
  for (let at = 0; at < numbers.length; at += 3) {
    const line = numbers[at] ?? 0;
    const ofLine = spans.get(line) ?? [];
    ofLine.push(numbers[at + 1] ?? 0, numbers[at + 2] ?? 0);
    spans.set(line, ofLine);
  }
  const lines = [...spans].map(([line, ofLine]) => {
    const seq = seqs[line] ?? 0;
    const own = store.get(seq)?.source === 'own';
    const text = texts[line] ?? '';
    return { seq, own, ...moveSpans(text, ofLine, hide(text, seq)) };
  });
  return { kind: 'found', lines };
}
