import type { Clock } from './clock';
import type { Notice } from './log/line';
import { sanitise } from './log/sanitise';
import type { LogStore } from './log/store';
import type { ServerStateEvent } from './serverState.types';

/**
 * What became of the commands that went out. The protocol acknowledges none; but the node reads
 * the frames of a socket in their order, so an answer to what was sent after a command proves that
 * the command was read. Not proven when the socket ends: nobody can know.
 */
export interface Fates {
  /** A command goes, and is about to be echoed in the log. */
  sent(line: string): void;
  /** A `send stats` has gone, whoever asked. */
  asked(): void;
  /** A `stats` came. `uptime`: ms. */
  stats(uptime: number): void;
  /** The node dropped a frame of ours; `what` as it says it. */
  throttled(what: string): void;
  /** The node cannot be asked any more: what is not known to have arrived by now never will be. */
  ended(): void;
  /** The same, as it has refused something, maybe one of these. */
  refused(): void;
}

export interface FatesOptions {
  readonly clock: Clock;
  readonly store: LogStore;
  /** Sends `send stats` if there is room. `asked` is called if it goes. */
  ask(): void;
  /** Lines of the log say more than they did. */
  onSaid(): void;
  onEvent(event: ServerStateEvent): void;
}

interface Sent {
  readonly line: string;
  /** The number of its echo in the log, or less. */
  readonly from: number;
  readonly at: number;
  readonly order: number;
}

/**
 * The node sends `stats` each second of its own accord. One that follows on another this soon, by
 * the uptime in it, is an answer: it repeats the figures of the last second. ms
 */
const answerWithin = 300;
/** One that a busy node sent late is followed by the next one as soon, ms. */
const lateFrom = 1_250;
/** ms from one question to the next. */
const askEvery = 2_000;
/** An answer does not take longer, ms. */
const answerLatest = 30_000;
/** The way may swallow what we send, and bring what the node says: it answers others, not us. ms */
const deafAfter = 10_000;
/** An answer overtakes the word that an earlier frame was dropped by this at most, ms. */
const overtakes = 100;
/** The word that a frame was dropped comes no later than this after it, ms. */
const throttledWithin = 15_000;
/** Lines of the log in which an echo is looked for. */
const echoWithin = 2_000;
/**
 * On a node whose answers were never recognised a command is believed after this: longer than a way
 * that only swallows what we send lives. ms
 */
const beliefAfter = 120_000;

export function createFates({ clock, store, ask, onSaid, onEvent }: FatesOptions): Fates {
  /** Not proven, the oldest first. */
  let open: Sent[] = [];
  /** Proven to have been read, of late. `at`: when that was. */
  let read: readonly Sent[] = [];
  let questions: { readonly at: number; readonly order: number }[] = [];
  let order = 0;
  /** Of the last `stats` that was no answer. */
  let uptimeBefore: number | null = null;
  let wasLate = false;
  let recognised = false;

  function answered(): void {
    const question = questions.shift();
    if (question === undefined) return;
    recognised = true;
    const at = clock.elapsed();
    const before = open.filter((command) => command.order <= question.order);
    read = [...read.filter(isRecent), ...before.map((command) => ({ ...command, at }))];
    open = open.filter((command) => command.order > question.order);
  }

  function ended(): void {
    uptimeBefore = null;
    lose();
  }

  /** Nothing proves any more that they have arrived. */
  function lose(): void {
    questions = [];
    const commands = close('may not have arrived');
    if (commands.length > 0) onEvent({ kind: 'commands in doubt', commands });
  }

  const isRecent = ({ at }: Sent) => clock.elapsed() - at < overtakes;

  /** The node handles each frame on its own: an answer may overtake the word on what it read earlier. */
  function reopen(): void {
    open = [...read.filter(isRecent), ...open];
    read = [];
  }

  /** Says it beside the echoes of all that are not proven, and returns them. */
  function close(kind: Extract<Notice['kind'], 'not carried out' | 'may not have arrived'>) {
    const closed = open;
    open = [];
    for (const { line, from } of closed) {
      const seq = echoOf(line, from);
      if (seq !== null) store.setNotice(seq, { kind, at: clock.now() });
    }
    if (closed.length > 0) onSaid();
    return closed.map(({ line }) => line);
  }

  /** It may stand further down: what is kept was still being read, or a first replay moved it. */
  function echoOf(line: string, from: number): number | null {
    const text = sanitise(line).text;
    for (let seq = from; seq < Math.min(store.end, from + echoWithin); seq++) {
      const echo = store.get(seq);
      if (echo?.source === 'own' && echo.notice === null && echo.text === text) return seq;
    }
    return null;
  }

  return {
    sent(line) {
      order += 1;
      open.push({ line, from: store.end, at: clock.elapsed(), order });
    },
    asked() {
      order += 1;
      questions.push({ at: clock.elapsed(), order });
    },
    stats(uptime) {
      const now = clock.elapsed();
      questions = questions.filter(({ at }) => now - at < answerLatest);
      const since = uptimeBefore === null ? -1 : uptime - uptimeBefore;
      if (!wasLate && since >= 0 && since < answerWithin) {
        answered();
        return;
      }
      wasLate = since > lateFrom;
      uptimeBefore = uptime;
      if (!recognised) open = open.filter(({ at }) => now - at < beliefAfter);
      if (recognised && now - (questions[0]?.at ?? now) > deafAfter) lose();
      // Right after one of its own accord: by that the answer will be known.
      const last = questions.at(-1);
      if (open.length > 0 && (last === undefined || now - last.at >= askEvery)) ask();
    },
    throttled(what) {
      if (what !== 'send command' && what !== 'global') return;
      reopen();
      const earlier = open.filter(({ at }) => clock.elapsed() - at > throttledWithin);
      open = open.filter((command) => !earlier.includes(command));
      // Which of several it was cannot be known.
      const certain = open.length === 1 && what === 'send command';
      const commands = close(certain ? 'not carried out' : 'may not have arrived');
      open = earlier;
      onEvent({ kind: 'commands dropped', commands });
    },
    ended,
    refused() {
      reopen();
      ended();
    },
  };
}
