import { createAhead } from './ahead';
import { createAsked } from './asked';
import { createCollector } from './collector';
import type { Waiting } from './collector.types';
import { isInDoubt } from './doubt';
import type { Intake, IntakeOptions, Phase } from './intake.types';
import { createKnownProcess } from './knownProcess';
import { createMergeLoader } from './mergeLoader';
import { giveUp, release, withoutFirst } from './release';
import type { ReplayResult } from './replay';
import { firstRound, mergeRounds, restBy } from './rounds';
import { type Departure, departureOf, withRun } from './runs';
import { createTold } from './told';
import { createTimer, leastLines, mostWaiting, noReplay, retryAfter, untilLull } from './waits';
import { createWindow } from './window';
import { createWriter } from './writer';

export function createIntake(options: IntakeOptions): Intake {
  const { store, clock, sendLogs, onChange } = options;
  const writer = createWriter(store, clock);
  const collector = createCollector(clock);
  const ahead = createAhead(store, writer, collector, () => options.onTimes?.());
  let phase: Phase = 'away';
  const learned = createWindow(options.window);
  const process = createKnownProcess(clock);
  /** When the session began; wall clock, ms. */
  let readyAt = 0;
  const asked = createAsked(clock, options.trip);
  /** The end of the session that the held lines are from, until a merge has joined on to it. */
  let departure: Departure | null = null;
  /** The same, when lines are shown already but the replay before them may still come. */
  let owed: Departure | null = null;
  /** Lines of this session are in the log. */
  let settled = false;
  /** The replay has nothing held to join on to: its lines are shown as they come. */
  let isFirst = false;
  /** What the first replay came to, while a second one is waited for. */
  let first: ReturnType<typeof firstRound> | null = null;
  const { wait, stop: stopWaiting } = createTimer(clock);
  const merging = createMergeLoader(
    options.returns,
    () => void (phase === 'collecting' && awaitQuiet()),
    (returns) => returns.createLate(clock, writer, () => onChange?.()),
  );
  const { later, release: releaseTold } = createTold(options.restoring === true);

  // Waiting for quiet sets no timer for each frame: it looks again when the one it has fires.
  function awaitLull(): void {
    const left = untilLull(collector, asked.readyAt()) - clock.elapsed();
    if (left > 0) wait(left, awaitLull);
    else request();
  }

  function awaitQuiet(): void {
    // Whether this is the run that the held lines are from is worth waiting for.
    const runUnknown = writer.any && process.mayBeAnotherThan(departure);
    const toMerge = (isFirst && first === null) || merging.returns !== null;
    const allBy = asked.quietAt(collector, runUnknown, least(), learned.size);
    const by = toMerge ? (process.saidAllBy ?? allBy) : asked.shownBy;
    const rest = Math.max(asked.restUntil(), restBy(first, collector, asked, learned.size));
    const left = Math.max(by, rest) - clock.elapsed();
    if (left > 0) wait(left, awaitQuiet);
    else finish(true);
  }

  const least = (): number => {
    const isSame = !isFirst && departure !== null && !process.isAnotherThan(departure);
    return leastLines(collector, isSame ? writer.keys().length : 0, learned.size);
  };
  const isAhead = (): boolean => phase === 'collecting' && isFirst;
  const hasRun = (): boolean => collector.size > 0 || process.isOn;
  const holdsNone = (): boolean => !writer.any && departure === null && owed === null;

  function request(): void {
    asked.asks();
    if (process.isOff) settle(null);
    else if (sendLogs()) collect();
    else refused();
  }

  function collect(): void {
    merging.late?.end();
    phase = 'collecting';
    isFirst = holdsNone();
    collector.requested();
    awaitQuiet();
  }

  /** Nothing will come. What waits is held back until the request is repeated, but only once. */
  function refused(): void {
    if (first === null) collector.unrequested();
    if (first !== null) finish(false);
    else if (asked.count > 1 || collector.size >= mostWaiting) settle(null);
    else {
      phase = 'holding';
      wait(retryAfter, request);
    }
  }

  /** `mayAsk`: the node may be asked once more. `end`: where the replay is known to end. */
  function finish(mayAsk: boolean, end?: number): void {
    const held = isFirst ? [] : writer.keys();
    const { returns } = merging;
    const result = mergeRounds(merging, collector, learned, asked, {
      first,
      end,
      held,
      cut: !mayAsk,
      sameRun: !process.isAnotherThan(departure),
      heldAny: !isFirst && writer.any,
      // We missed nothing: it is a log that began while we were there.
      unsure: (departure ?? owed) === null,
    });
    const pours = result.inexact === 'fast';
    const burst = collector.burst(learned.size);
    if (!pours) learned.learn(result, collector.received, returns ? burst.end : 0);
    const amiss = returns?.isAmiss(collector, result, held, first?.received ?? []);
    const inexact = amiss ? 'order' : result.inexact;
    if (result.coming) awaitQuiet();
    else if (pours || first !== null || !isInDoubt(collector, result, asked, returns))
      settle({ ...result, inexact }, mayAsk);
    else if (mayAsk && end !== undefined) ahead.goOn();
    else if (!mayAsk || asked.count > 1 || !askAgain(result)) {
      const isMixed = returns?.isMixed(collector, burst, result) ?? true;
      settle({ ...result, inexact: isMixed ? 'order' : inexact }, mayAsk);
    }
  }

  /** The log itself knows the order of what has come (resume.md, the merge, step 6). */
  function askAgain(result: ReplayResult): boolean {
    if (!sendLogs()) {
      const room = asked.denied();
      if (room !== null) wait(room, awaitQuiet);
      return room !== null;
    }
    asked.asks();
    first = firstRound(collector, result);
    ahead.pause();
    collector.setAside(first.lines);
    merging.load();
    awaitQuiet();
    return true;
  }

  /** Ends the waiting. `null`: the node was not asked, or did not hear it. */
  function settle(result: ReplayResult | null, mayAsk = true): void {
    stopWaiting();
    departure = withRun(departure, hasRun());
    merging.returns?.sayConnectedAgain(writer, departure, readyAt, process.state);
    const again = result !== null && mayAsk && asked.count === 1;
    const { standing, others } = ahead.settle(result?.append ?? []);
    if (result === null || result.seam === 'nothing to replay') {
      sayNothingCame(again);
      collector.takeBack();
      release(writer, collector, null, others, () => {});
    } else {
      const startedAt = process.run?.wall ?? readyAt;
      merging.saySeam(writer, result.seam, departure ?? owed, startedAt, readyAt);
      if (standing === 0) merging.remember(writer, collector, result);
      release(writer, collector, withoutFirst(result, standing), others, () => {
        merging.returns?.sayCut(writer, departure ?? owed, readyAt);
      });
      owed = null;
    }
    if (result?.inexact) writer.notice({ kind: 'inexact', at: clock.now(), why: result.inexact });
    const { size } = learned;
    const owes = merging.returns?.owedInFlood(collector, result, asked.count, size) ?? 0;
    const isOwed = owes > 0 || !collector.burst(size).sure || collector.late() !== null;
    collector.clear();
    first = null;
    departure = null;
    settled = true;
    phase = 'steady';
    merging.load(() => merging.late?.expect(isOwed, owes, size));
    // A running process that has printed nothing is rare; a request that was lost is, too.
    if (again && result.seam === 'nothing to replay')
      wait(retryAfter, () => process.state !== 'offline' && request());
    onChange?.();
  }

  function sayNothingCame(again: boolean): void {
    const last = departure ?? owed;
    const startedAt = process.startedSince(departure, readyAt);
    const known = { state: process.state, startedAt, readyAt, again };
    owed =
      last !== null && writer.any && merging.returns?.sayNothing(writer, last, known) ? last : null;
  }

  /** A new container has an empty log: what has come is of the old one, what is owed may be of this. */
  function started(since: readonly Waiting[]): void {
    if (phase === 'away') return;
    merging.late?.end();
    const isOwed = phase === 'collecting' && collector.received.length < Math.max(1, least());
    const live = isOwed ? (merging.returns?.liveOf(since) ?? since) : [];
    if (isOwed) collector.leaveOut(since.length - live.length);
    if (phase === 'collecting') finish(false);
    // What came meanwhile may be of the new run, which replays it.
    writer.forgetKeys(live);
    process.runsFor(0);
    if (isOwed) collect();
  }

  function sessionReady(): void {
    if (phase !== 'away') return;
    phase = 'lull';
    if (!holdsNone()) merging.load();
    readyAt = clock.now();
    asked.startOver();
    // Who opens the console waits for the first line; nothing is held that could be mistaken.
    if (holdsNone() && collector.size === 0) request();
    else awaitLull();
  }

  function tooManyWait(): void {
    if (phase === 'away') sessionReady();
    else if (phase === 'lull') request();
    else if (phase === 'holding') settle(null);
    else if (collector.received.length >= mostWaiting) finish(true);
  }

  return {
    restored(tail) {
      if (tail !== null) {
        writer.restored(tail.keys, tail.from, tail.lastAt);
        departure = departureOf(tail);
        onChange?.();
      }
      releaseTold();
    },
    tail() {
      const { run, state, at } = departure ?? owed ?? process.leftAt(clock.now());
      return { from: writer.keysFrom, startedAt: run?.wall ?? null, state, upTo: at };
    },
    sessionReady: later(sessionReady),
    sessionEnded: later((at) => {
      merging.late?.end();
      // Lines that are shown stay; those of a run that is over, or of a flood, would not come again.
      const isLast = collector.size > (process.isOff ? 0 : learned.size);
      if (first !== null || ahead.count > 0 || isLast) finish(false);
      stopWaiting();
      if (settled && owed !== null) {
        merging.returns?.sayNotReplayable(writer, owed, readyAt, 'unanswered');
      }
      departure = settled ? process.leftAt(at) : withRun(departure, hasRun());
      giveUp(writer, collector);
      owed = null;
      process.sessionEnds();
      settled = false;
      phase = 'away';
      onChange?.();
    }),
    processState: later((next) => {
      if (process.enters(next, settled)) collector.afterRest(started);
      else if (phase === 'collecting') awaitQuiet();
    }),
    uptime: later((ms) => {
      if (!(ms > 0)) return;
      process.runsFor(ms);
      asked.heard(true);
      if (phase === 'collecting') awaitQuiet();
    }),
    output: later((text) => {
      if (phase === 'steady') {
        if (merging.late?.takes(text) !== true) writer.output(text);
        onChange?.();
        return;
      }
      collector.add(text);
      asked.heard(false);
      if (isAhead()) {
        if (!ahead.write(asked.at)) {
          finish(true, ahead.count);
          if (!isAhead()) return;
          ahead.write(asked.at);
        }
        onChange?.();
      }
      // Until the first lines the timer is set to wait for those.
      if (phase === 'collecting' && asked.isShort(collector, least())) awaitQuiet();
      if (collector.size > learned.size) merging.load();
      if (collector.size >= mostWaiting) tooManyWait();
    }),
    line: later((source, text) => {
      writer.other(source, text, clock.now());
      onChange?.();
    }),
    notice: later((notice) => {
      writer.notice(notice);
      onChange?.();
    }),
    logsThrottled: later(() => {
      if (phase === 'collecting' && collector.received.length < noReplay) refused();
    }),
    dispose() {
      merging.late?.end();
      stopWaiting();
    },
  };
}
