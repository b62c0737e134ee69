/**
 * Which banners there are at a moment, the most urgent first. Pure: the same snapshot and the same
 * time give the same banners.
 */
import type { StopReason } from '../../engine/connectionStatus';
import type { ServerHold } from '../../engine/panel/panel';
import { allows, powerPermission } from '../../engine/permissions';
import { amounts } from '../messages/amounts';
import { bannerWords } from '../messages/en/banners';
import { panelFailure } from '../messages/en/failures';
import { formats } from '../messages/format';
import { type Banner, type BannerSource, banner } from './banner.types';
import { connectionBanner } from './bannersOfConnection';
import { operationBanners } from './bannersOfOperations';
import { powerBanners, sendingBanners } from './bannersOfSending';
import { troubleBanners } from './bannersOfTrouble';

const w = bannerWords;

/** How long a banner of something done stays. */
export const doneFor = 8_000;
/** How long it is worth saying that nothing is kept on the device. */
const notKeptFor = 60_000;
const slowStopAfter = 30_000;

export function banners(source: BannerSource, now: number): readonly Banner[] {
  return [
    ...stopped(source),
    ...(connectionBanner(source, now) ?? []),
    ...held(source, now),
    ...renewal(source, now),
    ...powerBanners(source),
    ...slowStop(source, now),
    ...operationBanners(source, now, doneFor),
    ...troubleBanners(source),
    ...dropped(source, now),
    ...backup(source, now),
    ...notKept(source, now),
  ];
}

function stopped({ connection, server }: BannerSource): Banner[] {
  const { current } = connection;
  if (server.deleted) return [noAccess];
  if (current.phase !== 'stopped') return [];
  return [ofStopReason(current.reason)];
}

const noAccess = banner({
  id: 'no access',
  tone: 'bad',
  alert: true,
  text: w.noAccess,
  action: 'to servers',
});

function ofStopReason(reason: StopReason): Banner {
  switch (reason.kind) {
    case 'gone':
    case 'forbidden':
      return noAccess;
    case 'suspended':
      return banner({
        id: 'suspended',
        tone: 'bad',
        alert: true,
        text: w.suspended,
        action: 'check again',
      });
    case 'signed out':
      return signedOut;
    case 'two factor required':
      return banner({
        id: 'two factor',
        tone: 'bad',
        alert: true,
        text: w.twoFactor,
        action: 'try now',
      });
    case 'not loaded':
      return banner({
        id: 'not loaded',
        tone: 'bad',
        alert: true,
        text: w.notLoaded,
        action: 'load again',
      });
  }
}

const signedOut = banner({
  id: 'signed out',
  tone: 'bad',
  alert: true,
  text: w.signedOut,
  action: 'sign in',
});

function held({ connection, server }: BannerSource, now: number): Banner[] {
  const { current } = connection;
  if (current.phase !== 'held' || server.deleted) return [];
  const text = ofHold(current.hold);
  return [
    banner({
      id: `held ${current.hold}`,
      tone: current.hold === 'install failed' || current.hold === 'suspended' ? 'bad' : 'info',
      alert: current.hold === 'install failed' || current.hold === 'suspended',
      text,
      counting: w.lookingAgain(current.retryAt - now),
      action: 'check again',
    }),
  ];
}

function ofHold(hold: ServerHold): string {
  switch (hold) {
    case 'installing':
      return w.installingQuietly;
    case 'install failed':
      return w.installFailed;
    case 'suspended':
      return w.suspended;
    case 'restoring backup':
      return w.restoringQuietly;
    case 'transferring':
      return w.transferringQuietly;
    case 'node maintenance':
      return w.maintenance;
  }
}

function renewal({ connection }: BannerSource, now: number): Banner[] {
  const { renewal: state, current } = connection;
  if (current.phase !== 'live' || state.kind === 'fine') return [];
  // No answer to come can mend this one: only a new sign-in does.
  if (state.failure.kind === 'signed out') return [signedOut];
  if (state.kind === 'expired') {
    return [
      banner({
        id: 'renewal expired',
        tone: 'bad',
        alert: true,
        text: w.outputPaused(formats.clock(state.since, now)),
        action: 'try now',
      }),
    ];
  }
  return [
    banner({
      id: 'renewal failing',
      tone: 'warn',
      text: w.renewalFailing(panelFailure(state.failure)),
      counting: `${formats.stopwatch(state.expiresAt - now)}.`,
      action: 'try now',
    }),
  ];
}

function slowStop({ server, connection }: BannerSource, now: number): Banner[] {
  const { process, processSince, power } = server;
  if (connection.current.phase !== 'live' || process !== 'stopping') return [];
  const ours = power?.action === 'stop' || power?.action === 'restart' ? power.sentAt : null;
  const since = ours ?? processSince;
  if (since === null || now - since < slowStopAfter) return [];
  if (!allows(connection.permissions ?? [], powerPermission('kill'))) return [];
  return [
    banner({
      id: `slow stop ${since}`,
      tone: 'warn',
      text: w.slowStop(slowStopAfter / 1000),
      action: 'kill',
      dismissible: true,
    }),
  ];
}

function dropped({ server, connection }: BannerSource, now: number): Banner[] {
  const found: Banner[] = [];
  // It has gone out and is echoed: who sent it has to hear that it came to nothing (1009).
  if (connection.lastProblem?.kind === 'frame too large') {
    found.push(banner({ id: 'frame too large', tone: 'warn', text: w.commandTooLarge }));
  }
  return [...found, ...sendingBanners(server, now)];
}

/** Nothing that stops the work: it is said once, and goes. */
function notKept({ kept: { fault } }: BannerSource, now: number): Banner[] {
  if (fault === null || now - fault.at >= notKeptFor) return [];
  return [
    banner({
      id: `kept ${fault.kind}`,
      tone: 'info',
      text: w.notKept[fault.kind],
      dismissible: true,
    }),
  ];
}

function backup({ server }: BannerSource, now: number): Banner[] {
  const done = server.backup;
  if (done === null || (done.successful && now - done.at >= doneFor)) return [];
  return [
    banner({
      id: `backup ${done.at}`,
      tone: done.successful ? 'good' : 'bad',
      text: done.successful
        ? w.backedUp(done.bytes === null ? null : amounts.bytes(done.bytes))
        : w.backupBroke,
      dismissible: true,
    }),
  ];
}
