import type { LogFilter } from '../../../src/engine/log/filter/filter.types';
import type { FindQuery, MatchPlace } from '../../../src/engine/log/find/find.types';
import type { FoldWish } from '../../../src/engine/log/fold/fold.types';
import type { Line } from '../../../src/engine/log/line';
import type { PrintedLine } from './readingLines';

/** A line of the model's log: a plain array, in which line `seq` stands at place `seq`. */
export interface ModelLine extends PrintedLine {
  /** The line that begins its group. */
  readonly head: number;
}

/** A row of the screen: a line, or a run that is folded. */
export interface ModelRow {
  readonly seq: number;
  /** One past the last line it stands for. */
  readonly end: number;
  readonly text: string;
}

interface ModelRun {
  readonly from: number;
  readonly to: number;
  readonly kind: 'trace' | 'same';
}

export const isForeign = ({ source }: Pick<Line, 'source'>): boolean =>
  source === 'own' || source === 'notice';

export const withoutColours = (text: string): string => text.replaceAll(/\u001b\[\d*m/g, '');

const withoutTime = (text: string): string =>
  withoutColours(text).replace(/^\[\d\d:\d\d:\d\d /, '[');

/** Another colour is another line. */
function sayTheSame(one: ModelLine | undefined, other: ModelLine | undefined): boolean {
  const [a, b] = [one?.text ?? '', other?.text ?? ''];
  return a.length === b.length && withoutTime(a) === withoutTime(b);
}

/** Puts a line at the end of the log. */
export function print(log: ModelLine[], line: PrintedLine): void {
  const seq = log.length;
  const before = log.findLast((other) => !isForeign(other));
  const head = line.follows ? (before?.head ?? seq) : seq;
  log.push({ ...line, head });
}

/** The numbers of the lines that pass, by the words of `LogFilter`. */
export function passing(log: readonly ModelLine[], filter: LogFilter | null): number[] {
  const all = log.map((_, seq) => seq);
  if (filter === null) return all;
  const rules = filter.rules.filter(({ text }) => text !== '');
  const wanted = rules.filter(({ keep }) => keep === 'show');
  const shows = all.filter(
    (seq) => wanted.length === 0 || wanted.some((rule) => holds(rule, log[seq])),
  );
  const showing = new Set(shows);
  const admitted = new Set(all.filter((seq) => admits(log, seq, filter)));
  const groups = new Map<number, number[]>();
  for (const seq of all) {
    const head = log[seq]?.head ?? seq;
    groups.set(head, [...(groups.get(head) ?? []), seq]);
  }
  const shown = new Set<number>(all.filter((seq) => log[seq]?.source === 'notice'));
  const own = all.filter((seq) => log[seq]?.source === 'own');
  for (const seq of own) if (admitted.has(seq) && showing.has(seq)) shown.add(seq);
  const between = [...shown];
  for (const [head, group] of groups) {
    if (!admitted.has(head) || isForeign(log[head] ?? { source: 'notice' })) continue;
    const first = group.find((seq) => admitted.has(seq) && showing.has(seq));
    if (first === undefined) continue;
    for (const seq of group) {
      // What we put between the lines of a group stands there already when a later one is wanted.
      const isLate = between.some((other) => other > seq && other < first);
      if (admitted.has(seq) && !isLate) shown.add(seq);
    }
  }
  return all.filter((seq) => shown.has(seq));
}

/** Whether line `seq` may be shown at all, whatever it belongs to. */
export function admits(log: readonly ModelLine[], seq: number, filter: LogFilter): boolean {
  const line = log[seq];
  if (line === undefined) return false;
  if (line.source === 'notice') return true;
  const level = log[line.head]?.level ?? 'none';
  return (
    filter.sources?.includes(line.source) !== false &&
    filter.levels?.includes(level) !== false &&
    !filter.rules.some((rule) => rule.keep === 'hide' && rule.text !== '' && holds(rule, line))
  );
}

function holds(rule: LogFilter['rules'][number], line: ModelLine | undefined): boolean {
  const text = withoutColours(line?.text ?? '');
  if (rule.kind === 'pattern') {
    return new RegExp(rule.text, rule.caseSensitive ? '' : 'i').test(text);
  }
  if (rule.caseSensitive) return text.includes(rule.text);
  return text.toLowerCase().includes(rule.text.toLowerCase());
}

/** Whether line `seq` says the same as the one before it. */
export function isRepeat(log: readonly ModelLine[], seq: number): boolean {
  const [before, line] = [log[seq - 1], log[seq]];
  if (before === undefined || line === undefined || isForeign(before) || isForeign(line)) {
    return false;
  }
  return before.source === line.source && sayTheSame(before, line);
}

/** What is folded, opened or not, by the words of `FoldWish`. */
export function runsOf(log: readonly ModelLine[], wish: FoldWish): ModelRun[] {
  const isFrame = (seq: number): boolean =>
    wish.traces && log[seq]?.isFrame === true && log[seq]?.head !== seq;
  const isSame = (seq: number): boolean =>
    wish.repeats !== null && !isFrame(seq) && isRepeat(log, seq);
  const runs: ModelRun[] = [];
  for (let from = 0; from < log.length; ) {
    const goesOn = isFrame(from) ? isFrame : isSame;
    let to = from + 1;
    while (to < log.length && goesOn(to)) to += 1;
    if (isFrame(from) ? to - from >= 3 : isSame(from) && to - from >= (wish.repeats ?? 0) - 1) {
      runs.push({ from, to, kind: isFrame(from) ? 'trace' : 'same' });
    }
    // The first of equal lines is none of their run.
    from = isFrame(from) || isSame(from) ? to : from + 1;
  }
  return runs;
}

/** The rows that stand for `shown`, lines of the log in order. `text`: how a line is drawn. */
export function rowsOf(
  log: readonly ModelLine[],
  shown: readonly number[],
  runs: readonly ModelRun[],
  opened: ReadonlySet<number>,
  text: (seq: number) => string,
): ModelRow[] {
  const runAt = new Map<number, ModelRun>();
  for (const run of runs) {
    if (opened.has(run.from)) continue;
    for (let seq = run.from; seq < run.to; seq++) runAt.set(seq, run);
  }
  const rows: ModelRow[] = [];
  for (let at = 0; at < shown.length; ) {
    const seq = shown[at] ?? 0;
    const run = runAt.get(seq);
    let to = at + 1;
    while (run !== undefined && (shown[to] ?? run.to) < run.to) to += 1;
    if (to - at > 1) {
      const before = shown[at - 1];
      const isLikeBefore =
        before !== undefined && run?.kind === 'same' && sayTheSame(log[before], log[seq]);
      rows.push({ seq, end: (shown[to - 1] ?? 0) + 1, text: foldText(to - at, isLikeBefore) });
    } else {
      rows.push({ seq, end: seq + 1, text: text(seq) });
    }
    at = to;
  }
  return rows;
}

export const foldText = (count: number, same: boolean): string =>
  `▸ ${same ? 'the same ' : ''}${count} more`;

/** All matches of the lines from `first` on. */
export function matchesOf(
  log: readonly ModelLine[],
  first: number,
  query: FindQuery,
): MatchPlace[] {
  return log.flatMap((line, seq) => {
    if (seq < first || line.source === 'notice') return [];
    const text = withoutColours(line.text);
    const count = query.regex
      ? [...text.matchAll(new RegExp(query.text, 'gi'))].length
      : text.toLowerCase().split(query.text.toLowerCase()).length - 1;
    return Array.from({ length: count }, (_, nth) => ({ seq, nth }));
  });
}
