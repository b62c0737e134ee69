import type { Clock } from '../../../../src/engine/clock';
import { createIntake } from '../../../../src/engine/log/intake/intake';
import * as merge from '../../../../src/engine/log/intake/return';
import type { Notice } from '../../../../src/engine/log/line';
import { createLogStore } from '../../../../src/engine/log/store';
import { createFakeClock } from '../../fakes/fakeClock';
import { type Chance, createChance } from './chance';
import { compare, type Fault, type Mark, type ShownLine } from './compare';
import { createModelNode, type NodeTraits } from './node';
import { createTexts, type Style } from './texts';

/** What one run of the model came to. Without a mark, unless told otherwise. */
export interface MergeCounts {
  readonly lines: number;
  readonly lost: number;
  readonly doubled: number;
  /** Lines that stand elsewhere than where they were printed. */
  readonly misplaced: number;
  /** Places where lines are missing that could not be fetched any more. */
  readonly gapsNotShown: number;
  /** Sessions, the first one included. */
  readonly returns: number;
  /** Gaps that are said where nothing is missing. */
  readonly falseGaps: number;
  /** Seams marked as not exact. */
  readonly marked: number;
}

export interface MergeRun {
  readonly counts: MergeCounts;
  readonly style: Style;
  readonly traits: NodeTraits;
  /** Lines a second. */
  readonly rate: number;
  readonly faults: readonly Fault[];
  readonly shown: readonly ShownLine[];
  readonly marks: readonly Mark[];
  /** What happened, with times; for who plays a seed again. */
  readonly story: readonly string[];
}

/**
 * `up to 10`: the rates that all is promised for. `up to 100`: those where seams are marked.
 * `long lines`: up to 10, and some lines are over 64 KiB: they end a replay.
 */
export type Pace = (typeof paces)[number];
export const paces = ['up to 10', 'up to 100', 'long lines'] as const;

/** Plays sessions and outages with one server; all of it follows from `seed`. */
export function playMerge(seed: number, pace: Pace = 'up to 10'): MergeRun {
  const chance = createChance(seed);
  const clock = createFakeClock();
  const endless = pace === 'long lines';
  const odd = chance.happens(0.15) || endless;
  const texts = createTexts(chance, odd, endless);
  const traits = drawTraits(chance);
  const rate = pace === 'up to 100' ? chance.scale(10, 100) : chance.scale(0.1, 10);
  const cluster = chance.happens(0.3) ? chance.whole(2, 12) : 1;
  const isBusy = chance.happens(0.2);
  const story: string[] = odd ? ['odd lines'] : [];
  const tell = (what: string): void => {
    story.push(`${(clock.elapsed() / 1000).toFixed(3)} ${what}`);
  };

  const store = createLogStore({ maxLines: 1_000_000 });
  const marks: Mark[] = [];
  let looked = 0;
  let sessionFrom = 0;
  function look(): void {
    if (store.first > looked) looked = store.first;
    // What is shown as it comes is part of the merge that ends it.
    const from = Math.max(store.first, Math.min(looked, sessionFrom));
    for (; looked < store.end; looked++) {
      const notice = store.get(looked)?.notice ?? null;
      if (notice !== null) marks.push({ seq: looked, kind: kindOf(notice), from, to: store.end });
    }
  }
  // What is busy looks at its timers first and at what has come afterwards.
  const pageClock: Clock = {
    ...clock,
    after: (ms, run) => {
      let cancel = clock.after(ms, () => {
        const left = node.busyUntil - clock.elapsed();
        if (left <= 0) run();
        else cancel = clock.after(left, run);
      });
      return () => cancel();
    },
  };
  const intake = createIntake({
    store,
    clock: pageClock,
    returns: merge,
    onChange: look,
    sendLogs() {
      if (chance.happens(0.01)) return false;
      tell('send logs');
      node.sendLogs();
      return true;
    },
  });
  const node = createModelNode(clock, chance, traits, {
    output: intake.output,
    state: intake.processState,
    uptime: intake.uptime,
    ready: intake.sessionReady,
    throttled: intake.logsThrottled,
  });

  let ended = false;
  function print(): void {
    if (node.running && !ended) {
      const count = cluster === 1 ? 1 : chance.whole(1, 2 * cluster - 1);
      for (let nth = 0; nth < count; nth++) node.print(texts.next(clock.now()));
    }
    clock.after(chance.gap(rate / cluster), print);
  }

  const early = chance.whole(0, 3) === 0 ? chance.whole(0, 40) : chance.whole(100, 400);
  for (let nth = 0; nth < early; nth++) {
    clock.tick(Math.min(5000, chance.gap(rate)));
    node.print(texts.next(clock.now()));
  }
  clock.tick(chance.between(20, 8000));
  print();
  let returns = 0;
  const rounds = chance.whole(2, 8);
  for (let round = 0; round < rounds; round++) {
    if (isBusy && chance.happens(0.5)) {
      clock.after(chance.between(0, 1000), () => node.busy(chance.scale(20, 600)));
    }
    tell('connect');
    sessionFrom = store.end;
    node.connect();
    returns += 1;
    clock.tick(chance.happens(0.15) ? chance.between(10, 3000) : chance.scale(4000, 60_000));
    meanwhile();
    if (round < rounds - 1) beAway();
  }
  // The last merge, and what is still on its way.
  node.busy(0);
  clock.tick(12_000);
  ended = true;
  clock.tick(3_000);
  look();

  function meanwhile(): void {
    if (chance.happens(0.1)) node.say('Checking server disk space usage');
    if (chance.happens(0.06)) restart(chance.between(300, 2000));
  }

  function restart(downMs: number): void {
    tell('stop');
    node.stop();
    clock.tick(downMs);
    tell('start');
    node.start();
    clock.tick(chance.between(200, 20_000));
  }

  function beAway(): void {
    const dead = chance.happens(0.2);
    tell(dead ? 'silent' : 'drop');
    node.drop(dead);
    let since = clock.now();
    if (dead) {
      clock.tick(9000);
      since = node.lastHeard;
      node.drop(false);
    }
    intake.sessionEnded(since);
    if (chance.happens(0.08)) restart(chance.between(100, 5000));
    if (chance.happens(0.03)) {
      tell('stop');
      node.stop();
      clock.tick(3000);
      node.connect();
      returns += 1;
      tell('connect');
      clock.tick(chance.between(500, 8000));
      node.start();
      clock.tick(chance.between(2000, 8000));
      node.drop(false);
      intake.sessionEnded(clock.now());
    }
    // As long as it takes for a few lines, or for more than the window holds.
    const missed = chance.weighted(
      [
        [5, 8],
        [3, 60],
        [2, 220],
      ],
      8,
    );
    clock.tick(Math.min(1_800_000, chance.gap(rate / (missed * chance.unit() + 0.2))));
  }

  const shown = store
    .slice(store.first, store.end)
    .filter(({ source }) => source === 'console')
    .map(({ seq, text }) => ({ seq, text: text + store.rest(seq) }));
  // What had left the window before the first replay is not missed.
  const known = node.printed.slice(node.printed.findIndex(({ delivered }) => delivered));
  const compared = compare(known, shown, marks);
  const { falseGaps } = compared;
  // Of lines that all come in rounds nobody can say where one is missing, or out of its place.
  const isVague = texts.style === 'periodic' && marks.some(({ kind }) => kind !== 'nothing');
  const faults = compared.faults.filter(
    ({ kind }) => !isVague && (texts.style !== 'periodic' || kind !== 'misplaced'),
  );
  const count = (kind: Fault['kind']): number =>
    faults.filter((fault) => fault.kind === kind).length;
  return {
    counts: {
      lines: shown.length,
      lost: count('lost'),
      doubled: count('doubled'),
      misplaced: count('misplaced'),
      gapsNotShown: count('gap not shown'),
      returns,
      falseGaps,
      marked: marks.filter(({ kind }) => kind === 'inexact').length,
    },
    style: texts.style,
    traits,
    rate,
    faults,
    shown,
    marks,
    story,
  };
}

function drawTraits(chance: Chance): NodeTraits {
  const slow = chance.happens(0.15);
  return {
    window: chance.happens(0.85) ? 150 : chance.one([20, 60, 300]),
    latency: chance.scale(1, 150),
    jitter: chance.scale(0.1, 30),
    read: slow ? chance.scale(60, 600) : chance.scale(1, 60),
    begin: chance.scale(0.5, 20),
    pace: slow ? chance.scale(0.3, 12) : chance.scale(0.01, 0.4),
    lag: chance.scale(0.1, 5),
  };
}

function kindOf(notice: Notice): Mark['kind'] {
  switch (notice.kind) {
    case 'connected again':
    case 'may not have arrived':
    case 'not carried out':
    case 'unreadable':
      return 'nothing';
    case 'gap':
    case 'not replayable':
      return 'missing';
    case 'restarted':
      return 'restarted';
    case 'inexact':
      return 'inexact';
  }
}
