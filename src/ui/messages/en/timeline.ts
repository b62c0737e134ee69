import type { ConnectionPhase, StopReason } from '../../../engine/connectionStatus';
import type { ServerHold } from '../../../engine/panel/panel';
import type { Hint } from '../../../engine/surroundings';
import type { TimelineEntry, TimelineEvent } from '../../../engine/timeline/timeline.types';
import { formats } from '../format';
import { writers } from '../intl';
import { minutes, short } from './doctor';
import { panelFailure } from './failures';
import { counted } from './plural';

const time = writers.moments({ timeStyle: 'medium' });
const dayAndTime = writers.moments({ dateStyle: 'short', timeStyle: 'medium' });

/** The connection's history in plain words. Codes stand here, each with what it means. */
export const timelineWords = {
  title: (n: number): string => `The connection so far (${formats.count(n)})`,
  left: (n: number): string =>
    `${counted(n, 'older entry is', 'older entries are')} no longer kept.`,
  missing: 'The part of this page that keeps it could not be loaded.',
  /** With its seconds, and its day if that is not the day of `now`. */
  at: (at: number, now: number): string =>
    (new Date(at).toDateString() === new Date(now).toDateString() ? time : dayAndTime).format(at),
  entry: (entry: TimelineEntry): string => sentence(entry.event),
  again: (times: number, last: string): string =>
    `and the same ${times === 1 ? 'once more' : `${formats.count(times)} times more`}, last at ${last}`,
} as const;

function sentence(event: TimelineEvent): string {
  switch (event.kind) {
    case 'started':
      return 'The console was opened.';
    case 'token asked':
      return event.renewal ? 'Asked the panel for the next pass.' : 'Asked the panel for a pass.';
    case 'token received':
      return `Got a pass after ${short(event.took)}: good for ${formats.duration(event.life)}, ${event.permissions === 'all' ? 'all permissions' : counted(event.permissions, 'permission', 'permissions')}.${skewed(event.skew)}`;
    case 'token failed':
      return `Got no pass (${short(event.took)}). ${panelFailure(event.failure)}${event.hold === null ? '' : ` ${holds[event.hold]}`}`;
    case 'token renewed':
      return 'The node took the next pass.';
    case 'token refused':
      return `The node refused ${event.fresh ? 'a second new pass' : 'the pass'}: ${event.text.replace(/^Error Event \[[^\]]*\]: /, '') || 'no reason given'}.`;
    case 'opening':
      return `Connecting to ${hostOf(event.address)}.`;
    case 'opened':
      return `Connected after ${short(event.took)}.`;
    case 'bad address':
      return 'The browser refused the address.';
    case 'closed':
      return closed(event);
    case 'open timed out':
      return 'No answer from the node within 10 seconds.';
    case 'sign-in timed out':
      return 'The node did not answer the pass within 10 seconds.';
    case 'silent':
      return `Nothing came through any more, after ${short(event.lasted)}.`;
    case 'let go':
      return `Left the connection, after ${short(event.lasted)}.`;
    case 'signed in':
      return 'The node took the pass.';
    case 'ready':
      return event.process === null
        ? 'The node tells of the server.'
        : `The node tells of the server: ${event.process}.`;
    case 'withheld':
      return 'The pass has ended: the node holds the output back.';
    case 'resumed':
      return 'The output flows again.';
    case 'waiting':
      return `Waits ${short(event.ms)} for the next try.`;
    case 'held':
      return `${holds[event.hold]} Asks again in ${short(event.ms)}.`;
    case 'stopped':
      return `Stopped trying: ${stops[event.reason.kind]}`;
    case 'hint':
      return hints[event.hint];
    case 'clock jumped':
      return event.ms > 0
        ? `The clock ran ahead by ${minutes(event.ms)}: the device slept, most likely.`
        : `The clock was set back by ${minutes(event.ms)}.`;
    case 'slept':
      return `This page was not let run for ${formats.duration(event.ms)}: the device slept, most likely.`;
    case 'asked by hand':
      return 'Somebody asked to try now.';
    case 'access changed':
      return 'Somebody signed in.';
    case 'transfer':
      return `The server’s move to another node: ${event.status}.`;
    case 'deleted':
      return 'The node says that the server was deleted.';
  }
}

function closed({ code, stage, lasted }: Extract<TimelineEvent, { kind: 'closed' }>): string {
  const meaning = `(code ${code}: ${closeCode(code)})`;
  switch (stage) {
    case 'opening':
      return `The connection did not come about, after ${short(lasted)} ${meaning}.`;
    case 'signing in':
      return `The connection ended before the node had answered the pass ${meaning}.`;
    case 'live':
      return `The connection ended after ${short(lasted)} ${meaning}.`;
  }
}

/** protocol.md, section 1, close codes. */
function closeCode(code: number): string {
  switch (code) {
    case 1000:
      return 'an ordinary end';
    case 1001:
      return 'the node stops, or the server is gone';
    case 1005:
    case 1006:
      return 'no goodbye: the network, the node stopped at once, or a refusal';
    case 1009:
      return 'something sent from here was too large';
    case 1011:
      return 'a fault of the node';
    case 1012:
      return 'the node starts anew';
    case 1013:
      return 'the node has too much to do';
    case 4409:
      return 'the server is suspended';
    default:
      return 'given by the node or a proxy';
  }
}

function hostOf(address: string | null): string {
  return address !== null && URL.canParse(address) ? new URL(address).host : 'the node';
}

function skewed(skew: number | null): string {
  if (skew === null || Math.abs(skew) < 60_000) return '';
  return ` The panel’s clock is ${minutes(skew)} ${skew > 0 ? 'ahead' : 'behind'}.`;
}

const hints: Readonly<Record<Hint, string>> = {
  online: 'The browser says: there is a network.',
  offline: 'The browser says: no network.',
  visible: 'The page is seen again.',
  hidden: 'The page went out of sight.',
  wake: 'The page was brought back.',
};

const holds: Readonly<Record<ServerHold, string>> = {
  installing: 'The server is being installed.',
  'install failed': 'The installation has failed.',
  suspended: 'The server is suspended.',
  'restoring backup': 'A backup is being restored.',
  transferring: 'The server is being moved.',
  'node maintenance': 'The node is under maintenance.',
};

const stops: Readonly<Record<StopReason['kind'], string>> = {
  suspended: 'the server is suspended.',
  gone: 'there is no such server for you.',
  forbidden: 'you have no access.',
  'signed out': 'you are signed out.',
  'two factor required': 'the panel wants two-factor authentication.',
  'not loaded': 'a part of this page could not be loaded.',
};

/** What the console does just now. */
export const phaseWords: Readonly<Record<ConnectionPhase['phase'], string>> = {
  idle: 'not begun',
  credentials: 'asks the panel for a pass',
  connecting: 'connects to the node',
  authenticating: 'signs in at the node',
  live: 'connected',
  waiting: 'waits for the next try',
  held: 'waits for the server',
  stopped: 'stopped',
};
