import { expect } from 'vitest';
import type { LogFilter } from '../../../src/engine/log/filter/filter.types';
import type { FindQuery, MatchPlace } from '../../../src/engine/log/find/find.types';
import { type Chosen, createCheck } from './readingCheck';
import type { PrintedLine } from './readingLines';
import { type ModelLine, matchesOf, print, runsOf } from './readingModel';
import type { Beginning, Step } from './readingSteps';
import { createReadingWorld } from './readingWorld';

const first: PrintedLine = {
  source: 'console',
  text: '[12:00:00 INFO]: begun',
  rest: '',
  level: 'info',
  follows: false,
  isFrame: false,
};

/** Takes the steps in a world and in its model, and compares. */
export async function takeSteps(begun: Beginning, steps: readonly Step[]): Promise<void> {
  const log: ModelLine[] = [];
  const chosen: Chosen = {
    filter: null,
    wish: begun.fold ?? { traces: false, repeats: null },
    hiding: false,
    opened: new Set(),
    whole: new Set(),
    sought: null,
    isSmall: false,
  };
  const check = createCheck(log, chosen, () => world);
  const world = createReadingWorld(begun, check.heed);
  const { store, view, find } = world;
  const search = createSearchModel(log, () => store.first);
  const settings: Promise<void>[] = [];
  let asked = 0;
  let inForce = 0;
  /** The last filter that was chosen and had no fault. */
  let usable: { readonly asked: number; readonly filter: LogFilter | null } = {
    asked: 0,
    filter: null,
  };
  let keep = begun.keep;

  function append(line: PrintedLine): void {
    print(log, line);
    world.print(line);
    check.checkBounds(keep, begun.bytes);
  }

  function lineAt(place: number): number {
    return store.first + Math.floor(place * Math.max(0, store.end - store.first - 1));
  }

  async function settle(): Promise<void> {
    await world.draw(2_500);
    await Promise.all(settings.splice(0));
    expect(chosen.filter).toBe(usable.filter);
    await world.draw(2_500);
    await check.checkSettled();
    search.compare(world.report());
  }

  async function setFilter(filter: LogFilter | null, around: number | null): Promise<void> {
    const mine = ++asked;
    const set = await view.setFilter(filter, around);
    const isValid = !filter?.rules.some(({ text }) => text.startsWith('('));
    expect(set.ok).toBe(isValid);
    if (set.ok && mine > usable.asked) usable = { asked: mine, filter };
    // Of several that were chosen at once only the last is made.
    if (!set.ok || set.value === null || mine < inForce) return;
    inForce = mine;
    chosen.filter = filter;
    chosen.isSmall = false;
    const stays = around !== null && !world.request().following;
    chosen.sought = stays ? { seq: around, alone: false } : null;
  }

  /** As the terminal goes to a match. */
  function goToMatch(): void {
    const current = world.report()?.current ?? null;
    if (current === null) return;
    world.change({ following: false });
    seek(current.seq, true);
    const run = runsOf(log, chosen.wish).find(({ from, to }) => inRun(current.seq, from, to));
    if (run !== undefined) chosen.opened.add(run.from);
  }

  function seek(seq: number, alone: boolean): void {
    chosen.isSmall = false;
    chosen.sought = seq < store.end ? { seq, alone } : null;
    view.showAround(seq, alone);
  }

  async function take(step: Step): Promise<void> {
    switch (step.kind) {
      case 'print':
        for (let time = 0; time < step.times; time++) step.lines.forEach(append);
        return;
      case 'wait':
        return world.wait(step.ms);
      case 'draw':
        return world.draw(step.ms);
      case 'settle':
        return settle();
      case 'rows':
        world.change({ rows: step.rows });
        return;
      case 'follow':
        if (step.following) chosen.sought = null;
        world.change({ following: step.following });
        return;
      case 'visible':
        world.change({ visible: step.visible });
        return;
      case 'hide':
        chosen.hiding = step.hiding;
        world.change({ hiding: step.hiding ? 'secrets' : 'nothing' });
        return;
      case 'folding': {
        const { traces, repeats } = chosen.wish;
        const isSame = traces === step.wish.traces && repeats === step.wish.repeats;
        chosen.wish = step.wish;
        chosen.sought = null;
        if (!isSame) chosen.opened.clear();
        world.change({ fold: step.wish });
        // It takes a while until all of the log has been looked at.
        return world.draw(2_000);
      }
      case 'open':
        return open(step.place);
      case 'fold': {
        const seq = lineAt(step.place);
        const run = runsOf(log, chosen.wish).find(({ from, to }) => inRun(seq, from, to));
        if (run !== undefined) chosen.opened.delete(run.from);
        chosen.sought = null;
        view.fold(seq);
        return;
      }
      case 'scroll':
        world.change({ following: false });
        seek(lineAt(step.place), false);
        return;
      case 'drag': {
        const { first: from, end } = view.sequence();
        world.change({ following: false });
        chosen.sought = null;
        chosen.isSmall = step.lines < world.request().window;
        view.showAt(from + Math.floor(step.place * (end - from)), step.lines);
        return;
      }
      case 'filter':
        settings.push(setFilter(step.filter, step.place === null ? null : lineAt(step.place)));
        return;
      case 'find': {
        const at = step.place === null ? null : lineAt(step.place);
        world.look(step.query, at);
        search.look(step.query, at);
        await world.wait(2_000);
        goToMatch();
        return;
      }
      case 'go':
        find.step(step.to);
        search.go(step.to);
        await world.wait(2_000);
        goToMatch();
        return;
      case 'keep':
        keep = step.lines;
        store.keepAtMost(keep);
        world.grew();
        check.checkBounds(keep, begun.bytes);
        return;
    }
  }

  /** Opens what is folded on the screen. */
  async function open(place: number): Promise<void> {
    const rowThere = () => {
      const rows = world.screen().filter((row) => row.source === 'fold' || row.folded > 0);
      return rows[Math.floor(place * rows.length)];
    };
    const closedRunOf = (seq: number) =>
      runsOf(log, chosen.wish).find(
        ({ from, to }) => inRun(seq, from, to) && !chosen.opened.has(from),
      );
    const early = rowThere();
    // A line of a run that has not been folded yet: which of the two is opened, the moment decides.
    if (early?.source !== 'fold' && early !== undefined && closedRunOf(early.seq) !== undefined) {
      await settle();
    }
    const row = rowThere();
    if (row === undefined) return;
    chosen.sought = null;
    // The oldest line that is left is none of a run, though the lines that left were like it.
    const run = row.source === 'fold' ? closedRunOf(row.seq) : undefined;
    if (run !== undefined) chosen.opened.add(run.from);
    else chosen.whole.add(row.seq);
    view.unfold(row.seq);
  }

  append(first);
  for (const step of steps) await take(step);
  await settle();
  // Whatever was done, the end can be gone back to.
  chosen.sought = null;
  chosen.isSmall = false;
  world.change({ visible: true, following: true });
  view.showAround(Number.MAX_SAFE_INTEGER, false);
  await settle();
  world.close();
}

const inRun = (seq: number, from: number, to: number): boolean => seq >= from && seq < to;

/** Finds by looking at every line, each time. */
function createSearchModel(log: readonly ModelLine[], firstHeld: () => number) {
  let query: FindQuery | null = null;
  let current: MatchPlace | null = null;
  /** Where a step begins while there is no current match. */
  let from = 0;

  const all = () => (query === null ? [] : matchesOf(log, firstHeld(), query));

  return {
    look(asked: FindQuery, at: number | null) {
      query = asked;
      from = Math.max(firstHeld() - 1, Math.min(at ?? log.length, log.length - 1));
      const places = all();
      current = places.findLast(({ seq }) => seq <= from) ?? places[0] ?? null;
    },
    go(to: 'next' | 'previous') {
      const places = all();
      if (places.length === 0) return;
      const place = current ?? {
        seq: to === 'next' ? from : from + 1,
        nth: to === 'next' ? 1e9 : 0,
      };
      const distance = (other: MatchPlace) =>
        other.seq === place.seq ? other.nth - place.nth : other.seq - place.seq;
      current =
        (to === 'next'
          ? (places.find((other) => distance(other) > 0) ?? places[0])
          : (places.findLast((other) => distance(other) < 0) ?? places.at(-1))) ?? null;
    },
    compare(report: { total: number; index: number | null; current: MatchPlace | null } | null) {
      if (query === null) return;
      const places = all();
      const index = places.findIndex(({ seq, nth }) => seq === current?.seq && nth === current.nth);
      expect(report).toMatchObject({
        state: { kind: 'complete' },
        total: places.length,
        current: index < 0 ? null : current,
        index: index < 0 ? null : index + 1,
      });
    },
  };
}
