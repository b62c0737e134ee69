import { expect } from 'vitest';
import type { LogBatch } from '../../../src/engine/engine.types';
import type { LogFilter } from '../../../src/engine/log/filter/filter.types';
import type { DrawnLine, FoldWish } from '../../../src/engine/log/fold/fold.types';
import { address } from './readingLines';
import {
  admits,
  foldText,
  isForeign,
  isRepeat,
  type ModelLine,
  type ModelRow,
  passing,
  rowsOf,
  runsOf,
} from './readingModel';
import type { ReadingWorld } from './readingWorld';

/** What the reader has chosen, as far as it holds by now. */
export interface Chosen {
  filter: LogFilter | null;
  wish: FoldWish;
  hiding: boolean;
  /** By the first lines of their runs. */
  readonly opened: Set<number>;
  /** Long lines that are shown whole. */
  readonly whole: Set<number>;
  /** The line that is to be on the screen once it is painted. `null`: none is asked for. */
  sought: { readonly seq: number; readonly alone: boolean } | null;
  /** Fewer lines than a window are wanted on the screen. */
  isSmall: boolean;
}

/** Compares what a world shows with what the model of it does. */
export function createCheck(log: readonly ModelLine[], chosen: Chosen, world: () => ReadingWorld) {
  let known = { lines: -1, filter: null as LogFilter | null, passing: [] as readonly number[] };
  let shownTo: number | null = null;

  function passingNow(): readonly number[] {
    if (known.lines !== log.length || known.filter !== chosen.filter) {
      const { filter } = chosen;
      known = { lines: log.length, filter, passing: passing(log, filter) };
    }
    return known.passing;
  }

  function textOf(seq: number): string {
    const line = log[seq];
    const text = (line?.text ?? '') + (chosen.whole.has(seq) ? (line?.rest ?? '') : '');
    return chosen.hiding ? text.replace(address, '<ip>') : text;
  }

  /** From here on nothing is cut off by what has left the log: no group, no run. */
  function exactFrom(first: number): number {
    const runs = runsOf(log, chosen.wish).filter(({ from, to }) => from < first && to > first);
    const least = Math.max(first, ...runs.map(({ to }) => to));
    const seq = log.findIndex(
      (line, n) => n >= least && line.head === n && !isForeign(line) && !isRepeat(log, n),
    );
    return seq < 0 ? log.length : seq;
  }

  function drawn(row: DrawnLine): ModelRow {
    if (row.source === 'fold') {
      return { seq: row.seq, end: row.end, text: foldText(row.count, row.same) };
    }
    return { seq: row.seq, end: row.seq + 1, text: row.text.replaceAll(/<ip \d+>/g, '<ip>') };
  }

  /** At any time: nothing twice, nothing out of order, nothing that is left out. */
  function checkRows(rows: readonly DrawnLine[]): void {
    let end = 0;
    for (const row of rows) {
      expect(row.seq).toBeGreaterThanOrEqual(end);
      end = drawn(row).end;
      if (row.source === 'fold') expect(row.count).toBeLessThanOrEqual(row.end - row.seq);
      else expect(row.source).toBe(log[row.seq]?.source);
    }
    expect(end).toBeLessThanOrEqual(log.length);
  }

  function checkAdmitted(rows: readonly DrawnLine[]): void {
    const { filter } = chosen;
    if (filter === null) return;
    for (const { seq } of rows) {
      // Of a group whose head has left the log nobody knows the level.
      const heads = log[seq]?.head ?? 0;
      if (heads >= world().store.first) expect(admits(log, seq, filter), textOf(seq)).toBe(true);
    }
  }

  /** No line between the first and the last is missing. */
  function checkUnbroken(rows: readonly DrawnLine[]): void {
    const from = exactFrom(world().store.first);
    const held = rows.filter(({ seq }) => seq >= from);
    const [first, last] = [held[0], held.at(-1)];
    if (first === undefined || last === undefined) return;
    const { end } = drawn(last);
    const there = passingNow().filter((seq) => seq >= first.seq && seq < end);
    const covered = held.flatMap((row) => {
      const lines = there.filter((seq) => seq >= row.seq && seq < drawn(row).end);
      expect(lines.length).toBe(row.source === 'fold' ? row.count : 1);
      return lines;
    });
    expect(covered).toEqual(there);
  }

  function heed(batch: LogBatch): void {
    const { kind, lines, skipped, replaces, from, to } = batch;
    expect(world().request().visible || chosen.hiding).toBe(true);
    checkRows(lines);
    checkAdmitted(lines);
    for (const row of lines) {
      if (row.source === 'fold') continue;
      if (chosen.hiding) expect(row.text).not.toContain(address);
      else if (batch.hiding === undefined) expect(row.text).toBe(textOf(row.seq));
    }
    const { rows, window } = world().request();
    expect(lines.length).toBeLessThanOrEqual(kind === 'rebuild' ? window : rows);
    if (kind === 'append' && replaces === null) expect(from - (shownTo ?? from)).toBe(skipped);
    shownTo = to;
    const [first, last] = [lines[0], lines.at(-1)];
    // What is to be masked comes a moment later: the log may have gone on.
    if (first === undefined || last === undefined || batch.hiding !== undefined) return;
    const { seqAt, first: oldest } = world().view.sequence();
    expect([first.seq, drawn(last).end]).toEqual([
      seqAt(Math.max(from, oldest)),
      seqAt(to - 1) + 1,
    ]);
  }

  /** The memory that is taken, at any time. */
  function checkBounds(most: number, mostBytes: number): void {
    const { first, end, bytes } = world().store;
    expect(end).toBe(log.length);
    expect(end - first).toBeLessThanOrEqual(most);
    // What is being filled, an eighth of the log, comes on top as it is.
    const size = Math.max(1, Math.floor(most / 8));
    const filling = log.slice(-size).reduce((sum, { text, rest, source }) => {
      const extra = rest !== '' || source === 'notice' ? 100 : 0;
      return sum + extra + 2 * (text + rest).length;
    }, 9 * size);
    expect(bytes).toBeLessThanOrEqual(mostBytes + filling);
    const sequence = world().view.sequence();
    expect(sequence.end - sequence.first).toBeLessThanOrEqual(most);
  }

  /** Nothing is left to be done. */
  async function checkSettled(): Promise<void> {
    const { store, view, request, screen, hasHole, status } = world();
    const sequence = view.sequence();
    const seqs: number[] = [];
    for (let at = sequence.first; at < sequence.end; at++) seqs.push(sequence.seqAt(at));
    const from = exactFrom(store.first);
    const exact = passingNow().filter((seq) => seq >= from);
    expect(seqs.filter((seq) => seq >= from)).toEqual(exact);
    expect(seqs.every((seq, n) => seq >= store.first && seq > (seqs[n - 1] ?? -1))).toBe(true);
    if ((seqs[0] ?? from) >= from) checkTrack(seqs);
    await checkMarks(exact);
    if (!request().visible) return;
    expect(status()).toEqual({
      firstSeq: seqs[0] ?? 0,
      endSeq: seqs.length === 0 ? 0 : (seqs.at(-1) ?? 0) + 1,
      end: sequence.end,
      lines: seqs.length,
      leftOut: store.end - store.first - seqs.length,
      complete: true,
    });
    const rows = screen();
    // What has left the log stays on the screen as it was, until something comes.
    if (seqs.length === 0 && hasHole()) return;
    expect(hasHole()).toBe(false);
    checkRows(rows);
    checkAdmitted(rows);
    checkUnbroken(rows);
    const model = rowsOf(log, exact, runsOf(log, chosen.wish), chosen.opened, textOf);
    if (request().following) {
      const shown = rows.filter(({ seq }) => seq >= from).map(drawn);
      expect(shown).toEqual(shown.length === 0 ? model : model.slice(-shown.length));
      const slack = Math.max(3, chosen.wish.repeats ?? 0);
      const least = Math.min(model.length, request().window - slack);
      if (!chosen.isSmall) expect(rows.length).toBeGreaterThanOrEqual(least);
    }
    if (chosen.sought !== null && !request().following) checkSought(rows, exact, chosen.sought);
  }

  /** The track marks heads of groups that are grave, and what is ours. */
  function checkTrack(seqs: readonly number[]): void {
    const marked = seqs.filter((seq) => {
      const { head, level, source } = log[seq] ?? { head: -1, level: null, source: 'console' };
      const isGrave = head === seq && (level === 'warn' || level === 'error');
      return isGrave || source === 'own' || source === 'notice';
    });
    const { picture, view } = world();
    const at = [...(picture()?.at ?? [])].map(view.sequence().seqAt);
    expect(at.filter((seq) => !marked.includes(seq))).toEqual([]);
    // In a long log a mark stands for several lines.
    expect(at.length > 0).toBe(marked.length > 0);
  }

  async function checkMarks(seqs: readonly number[]): Promise<void> {
    const marks = await world().view.marks(seqs);
    const graves = { warn: 1, error: 2 } as const;
    const opened = runsOf(log, chosen.wish).filter(({ from }) => chosen.opened.has(from));
    const isOpened = (seq: number): boolean =>
      opened.some(({ from, to }) => from <= seq && seq < to);
    const expected = seqs.map((seq) => {
      const { head, source } = log[seq] ?? { head: seq, source: 'console' };
      const level = source === 'own' || source === 'notice' ? null : log[head]?.level;
      const grave = level === 'warn' || level === 'error' ? graves[level] : 0;
      return grave + (head === seq ? 0 : 4) + (isOpened(seq) ? 8 : 0);
    });
    expect(marks).toEqual(expected);
  }

  function checkSought(
    rows: readonly DrawnLine[],
    exact: readonly number[],
    { seq, alone }: { readonly seq: number; readonly alone: boolean },
  ): void {
    if (!exact.includes(seq)) return;
    const row = rows.find((one) => seq >= one.seq && seq < drawn(one).end);
    expect(row).toBeDefined();
    if (alone) expect(row?.source).not.toBe('fold');
  }

  return {
    heed,
    checkBounds,
    checkSettled,
    /** Other lines are shown from here on. */
    passingNow,
    exactFrom,
  };
}
