import { nodeLine, nodeNews } from './nodeLine';
import { addOutput, completed, ended, isUnderWay, underWay } from './operation';
import {
  anotherRuns,
  begin,
  isNotShown,
  powerAfterEnd,
  powerAfterStatus,
  powerAfterTime,
} from './powerUnderWay';
import type { ProcessState } from './protocol';
import { afterDaemonMessage, afterDetails, afterTransferStatus, change } from './serverOperations';
import type { ServerState, ServerStateEvent } from './serverState.types';

export { initialServerState } from './initialServerState';
export type { Operation } from './operation';
export type { PowerUnderWay } from './powerUnderWay';
export type { Crash, ServerState, ServerStateEvent } from './serverState.types';

export type ServerStateReducer = (
  state: ServerState,
  event: ServerStateEvent,
  now: number,
) => ServerState;

/** Two measurements of the same start differ by less (resume.md, the merge, step 1). ms */
const sameRun = 5_000;
/** The lines of a crash report come at once. ms */
const reportLasts = 5_000;
/** The node's texts may be long; what is shown of them is a sentence. */
const maxError = 1_000;

/**
 * Makes the reducer `(state, event, now) → state`: pure, and the same object when nothing changed.
 * `now`: wall clock, ms. `clean` makes hostile text plain and printable.
 */
export function createServerStateReducer(options: {
  readonly clean: (text: string) => string;
}): ServerStateReducer {
  const { clean } = options;
  return (state, event, now) => {
    if ('kind' in event) return reduceOwn(state, event, now);
    switch (event.event) {
      case 'console output': {
        const said = nodeLine(event.text);
        return said === null ? state : afterNodeLine(state, clean(said), now);
      }
      case 'status':
        return afterStatus(state, event.state, now);
      case 'stats':
        return withRunningSince(
          state,
          event.stats.uptime > 0 ? now - event.stats.uptime : null,
          now,
        );
      case 'daemon message':
        return afterDaemonMessage(state, event.text, clean, now) ?? withBegunStart(state);
      case 'daemon error': {
        // It answers a request of ours: whatever was under way is not, and the reason is said.
        const text = clean(event.text).trim().slice(0, maxError);
        const { power } = state;
        // What somebody else has begun may have looked like the answer to ours.
        const ours = power !== null && (!power.begun || anotherRuns.test(text));
        const refused = ours ? power.action : null;
        return { ...state, power: null, nodeError: { text, at: now, refused } };
      }
      case 'install started':
        return change(state, 'install', underWay(state.install, now));
      case 'install output':
        // The pull of an image at an ordinary start comes as this too.
        return isUnderWay(state.install)
          ? change(state, 'install', addOutput(state.install, event.text, clean))
          : withBegunStart(state);
      case 'install completed':
        return change(state, 'install', completed(state.install, now));
      case 'backup completed':
        return { ...state, backup: { ...event.backup, at: now } };
      case 'backup restore completed':
        return change(state, 'restore', completed(state.restore, now));
      case 'transfer logs':
        return isUnderWay(state.transfer)
          ? change(state, 'transfer', addOutput(state.transfer, event.text, clean))
          : state;
      case 'transfer status':
        return afterTransferStatus(state, event.status, now);
      case 'deleted':
        return change(state, 'deleted', true);
      case 'throttled':
        return afterThrottled(state, event.what, now);
      case 'auth success':
      case 'jwt error':
      case 'token expiring':
      case 'token expired':
      case 'feature match':
        return state;
    }
  };
}

function reduceOwn(
  state: ServerState,
  event: Extract<ServerStateEvent, { kind: string }>,
  now: number,
): ServerState {
  switch (event.kind) {
    case 'power sent': {
      const { action } = event;
      // Whoever starts it again has seen that it crashed.
      const crash = action === 'start' || action === 'restart' ? null : state.crash;
      const power = { action, sentAt: now, unanswered: false, begun: false, uncertain: false };
      return { ...state, power, crash, nodeError: null, notShown: null };
    }
    case 'command sent':
      return withoutDoubt(state, event.line);
    case 'commands dropped':
      return state.throttled === null
        ? state
        : { ...state, throttled: { ...state.throttled, commands: event.commands } };
    case 'commands in doubt':
      return { ...state, inDoubt: { commands: event.commands, at: now } };
    case 'tick':
      return state.power === null
        ? state
        : change(state, 'power', powerAfterTime(state.power, now));
    case 'session ended':
      return {
        ...state,
        stale: state.process !== null,
        holdStale: true,
        power: state.power && powerAfterEnd(state.power),
      };
    case 'details':
      return afterDetails(state, event.hold, now);
  }
}

/** Somebody has sent it again, on whichever page: it is offered no more. */
function withoutDoubt(state: ServerState, line: string): ServerState {
  const { inDoubt } = state;
  const nth = inDoubt?.commands.indexOf(line) ?? -1;
  if (inDoubt === null || nth < 0) return state;
  const commands = inDoubt.commands.filter((_, index) => index !== nth);
  return change(state, 'inDoubt', commands.length === 0 ? null : { ...inDoubt, commands });
}

function afterThrottled(state: ServerState, what: string, now: number): ServerState {
  const { power } = state;
  const dropped = what === 'set state' && power !== null && !power.begun ? power.action : null;
  return {
    ...state,
    power: dropped === null ? power : null,
    throttled: { what: what.slice(0, 100), at: now, commands: [], power: dropped },
  };
}

function afterStatus(state: ServerState, process: ProcessState, now: number): ServerState {
  const { process: before, power, stale } = state;
  if (before === process && power === null && !stale) return state;
  const powerNow = power && powerAfterStatus(power, before, process);
  const lost = powerNow !== null && isNotShown(powerNow, process);
  const seenChange = before !== null && before !== process && !stale;
  const isUp = process === 'starting' || process === 'running';
  return {
    ...state,
    process,
    stale: false,
    // Another session, and its node knows the server: it was deleted elsewhere, as after a transfer.
    deleted: state.deleted && !stale,
    processSince: before === process ? state.processSince : seenChange ? now : null,
    runningSince: process === 'offline' ? null : state.runningSince,
    power: lost ? null : powerNow,
    notShown: lost
      ? { action: powerNow.action, at: now }
      : before === process
        ? state.notShown
        : null,
    // No server starts before these are over: their end was said while we were away.
    install: isUp ? ended(state.install, now) : state.install,
    restore: isUp ? ended(state.restore, now) : state.restore,
  };
}

function withRunningSince(state: ServerState, since: number | null, now: number): ServerState {
  const known = state.runningSince;
  const { power } = state;
  if (since !== null && power?.action === 'restart' && power.uncertain && !state.stale) {
    // Of a restart that may have come and gone while we were away only the uptime tells.
    const notShown = since > power.sentAt ? null : { action: power.action, at: now };
    return { ...state, runningSince: since, power: null, notShown };
  }
  if (since !== null && known !== null && Math.abs(since - known) < sameRun) return state;
  return change(state, 'runningSince', since);
}

function afterNodeLine(state: ServerState, said: string, now: number): ServerState {
  const news = nodeNews(said);
  if (news === null) return state;
  if (news.kind === 'crashed') {
    return { ...state, crash: { at: now, exitCode: null, outOfMemory: null, gaveUp: false } };
  }
  if (news.kind === 'at work') return withBegunStart(state);
  const { crash } = state;
  if (crash === null || now - crash.at > reportLasts) return state;
  switch (news.kind) {
    case 'exit code':
      return { ...state, crash: { ...crash, exitCode: news.code } };
    case 'out of memory':
      return { ...state, crash: { ...crash, outOfMemory: news.is } };
    case 'gave up':
      return { ...state, crash: { ...crash, gaveUp: true } };
  }
}

/** Before `starting` the node prepares, for minutes if it pulls an image: it has answered. */
function withBegunStart(state: ServerState): ServerState {
  const { power } = state;
  if (power === null || power.action === 'stop' || power.action === 'kill') return state;
  return change(state, 'power', begin(power));
}
