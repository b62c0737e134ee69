import type { ConnectionProblem, ConnectionStatus } from '../../engine/connectionStatus';
import { bannerWords } from '../messages/en/banners';
import { panelFailure } from '../messages/en/failures';
import { formats } from '../messages/format';
import { type Banner, type BannerSource, banner } from './banner.types';
import { isBrief } from './outage';

const w = bannerWords;

/** So many sockets in a row that never opened, and the likely causes are named. */
const nameCausesFrom = 6;

/** "No connection to NODE since 14:02. Next try in 8 s." `null`: nothing to say. */
export function connectionBanner(source: BannerSource, now: number): Banner[] | null {
  const { connection, details, server, origin } = source;
  const { current, downSince } = connection;
  if (server.deleted || current.phase === 'live' || current.phase === 'idle') return null;
  if (current.phase === 'stopped' || current.phase === 'held') return null;
  // Before the first failure there is nothing to tell but that it connects.
  if (connection.lastProblem === null) return null;
  if (isBrief(downSince, now)) return null;

  const node = details?.node ?? hostOf(connection.address) ?? w.theNode;
  const what =
    downSince === null
      ? w.noConnectionYet(node)
      : w.noConnection(node, formats.clock(downSince, now));
  const why = reason(connection.lastProblem);
  const causes = likelyCauses(connection, origin);
  return [
    banner({
      id: 'no connection',
      tone: 'bad',
      alert: true,
      text: why === null ? what : `${what} ${why}`,
      counting: current.phase === 'waiting' ? w.nextTry(current.retryAt - now) : w.tryingNow,
      action: current.phase === 'waiting' ? 'try now' : null,
      also: 'whats wrong',
      list: causes.length === 0 ? null : { title: w.likelyCauses, items: causes },
    }),
  ];
}

/** Only where it says more than that there is no connection. */
function reason(problem: ConnectionProblem): string | null {
  switch (problem.kind) {
    case 'panel':
      return panelFailure(problem.failure);
    case 'offline':
      return w.offline;
    default:
      return null;
  }
}

function likelyCauses(connection: ConnectionStatus, origin: string): string[] {
  const problem = connection.lastProblem;
  if (problem?.kind === 'bad address') return [w.causes.badAddress(problem.address)];
  if (problem?.kind === 'fresh tokens refused') return [w.causes.clocks, w.nodeSays(problem.text)];
  if (connection.neverOpened < nameCausesFrom) return [];
  return [w.causes.down, w.causes.origin(origin), w.causes.places, w.causes.tls];
}

function hostOf(address: string | null): string | null {
  return address !== null && URL.canParse(address) ? new URL(address).host : null;
}
